from django.core.management.base import BaseCommand

from sites.people import idle


class Command(BaseCommand):
    help = "Warn of, and a week later disable, accounts that nobody signs in with. For daily runs."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args, dry_run, **options):
        if not dry_run:
            idle.forget_marks()
        would = "would be " if dry_run else ""
        for user in idle.disable_idle(dry_run):
            self.stdout.write(f"{would}disabled: {user.email}")
        for user in idle.warn_idle(dry_run):
            self.stdout.write(f"{would}warned: {user.email}")
