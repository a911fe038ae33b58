from django.core.management.base import BaseCommand, CommandError

from exports.models import Deletion
from exports.scanning import scan


class Command(BaseCommand):
    help = "Look through all tables and the media folder for what a deleted federation has left."

    def add_arguments(self, parser):
        parser.add_argument("slug")

    def handle(self, *args, slug, **options):
        deletion = Deletion.objects.filter(slug=slug).exclude(finished_at=None).first()
        if deletion is None:
            raise CommandError(f"No federation “{slug}” was deleted here.")
        found = scan(deletion)
        for finding in found:
            self.stdout.write(f"{finding.where} {finding.what}")
        if found:
            raise CommandError(f"{len(found)} rows and files are left.")
        self.stdout.write("0 rows, 0 files left.")
