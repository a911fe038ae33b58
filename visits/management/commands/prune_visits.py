from django.core.management.base import BaseCommand

from visits.flushing import prune


class Command(BaseCommand):
    help = "Remove the daily figures of pages that are older than is kept. Totals, and figures of sites, stay."

    def handle(self, *args, **options):
        removed = prune()
        if options["verbosity"]:
            self.stdout.write(f"{removed} rows removed")
