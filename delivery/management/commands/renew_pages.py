from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from core import site_versions


class Command(BaseCommand):
    help = (
        "Have pages for readers made anew: after a release that shows them otherwise, or after a change past Wagtail. "
        "Takes the host names of sites; without any, all sites."
    )

    def add_arguments(self, parser):
        parser.add_argument("hostnames", nargs="*", metavar="hostname")

    def handle(self, *args, **options):
        site_ids = [site_versions.EVERYWHERE]
        if hostnames := set(options["hostnames"]):
            found = dict(Site.objects.filter(hostname__in=hostnames).order_by().values_list("hostname", "pk"))
            if unknown := hostnames - found.keys():
                raise CommandError(f"No site has the host name {', '.join(sorted(unknown))}. Nothing was renewed.")
            site_ids = found.values()
        site_versions.move(site_ids)
        self.stdout.write(f"Pages are made anew at their next request: {', '.join(sorted(hostnames)) or 'all sites'}.")
