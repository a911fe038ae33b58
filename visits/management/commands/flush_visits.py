import signal
import threading

from django.core.management.base import BaseCommand

from visits.flushing import flush, keep_flushing


class Command(BaseCommand):
    help = "Write counted visits to the database: once, or with --keep every few seconds until it is told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--keep", action="store_true", help="go on until SIGTERM or SIGINT")

    def handle(self, *args, keep=False, **options):
        if not keep:
            self.stdout.write(f"{flush()} visits written")
            return
        stopped = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_ignored: stopped.set())
        keep_flushing(stopped)
