from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "What `make run` does before it serves: bring the database up to date and load the demo once."

    # One process for both: each start of Django costs a restart two seconds.
    requires_system_checks = []

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_demo", stdout=self.stdout)
        # A new release may look for other words than the one that filled this database.
        call_command("search", "--repair", verbosity=0)
