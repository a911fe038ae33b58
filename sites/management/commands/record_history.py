from django.core.management.base import BaseCommand

from sites.reports.record import record_missing


class Command(BaseCommand):
    help = "Write the federations' histories from log entries that have none, e.g. those of earlier releases."

    def handle(self, *args, **options):
        self.stdout.write(f"{record_missing()} log entries looked at.")
