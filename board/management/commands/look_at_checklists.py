from django.core.management.base import BaseCommand

from board.readiness import look_at_all


class Command(BaseCommand):
    help = "Note how much of its checklist each federation has done, for the national board. For hourly runs."

    def handle(self, *args, verbosity, **options):
        for federation in look_at_all():
            if verbosity > 1:
                self.stdout.write(federation.slug)
