from django.core.management.base import BaseCommand, CommandError

from catalogue import sync


class Command(BaseCommand):
    help = "Compare the catalogue with the page tree; with --repair, make it equal. Suited to a nightly run."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write what is missing, remove what is stale")

    def handle(self, *args, repair, **options):
        if repair:
            written, removed = sync.repair()
            self.stdout.write(f"Catalogue repaired: {written} written, {removed} removed.")
            return
        missing, stale = sync.differences()
        if missing or stale:
            raise CommandError(
                f"The catalogue disagrees with the tree: {len(missing)} rows missing or wrong, {len(stale)} stale. "
                "Mend it with: manage.py catalogue --repair"
            )
        self.stdout.write("The catalogue agrees with the tree.")
