from django.core.management.base import BaseCommand, CommandError

from search import index
from search.engines import get_engine


class Command(BaseCommand):
    help = "Compare what is searched with the pages; with --repair, make it equal. Suited to a nightly run."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write what is missing or out of date")
        parser.add_argument("--rebuild", action="store_true", help="give a search server everything anew")

    def handle(self, *args, repair, rebuild, verbosity, **options):
        if repair or rebuild:
            written = index.repair()
            if rebuild:
                get_engine().rebuild()
            if verbosity:
                self.stdout.write(f"Search repaired: {written} written.")
            return
        outdated = index.differences()
        if outdated:
            raise CommandError(
                f"{outdated} pages are not searched as they are. Mend it with: manage.py search --repair"
            )
        self.stdout.write("The search agrees with the pages.")
