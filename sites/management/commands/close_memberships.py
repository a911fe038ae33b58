from django.core.management.base import BaseCommand

from sites.people.expiry import close_lapsed, warn_of_last_days


class Command(BaseCommand):
    help = "End the memberships whose last day is past, and warn managers of last days that are near. For daily runs."

    def handle(self, *args, **options):
        for membership in close_lapsed():
            self.stdout.write(f"ended: {membership}")
        for membership in warn_of_last_days():
            self.stdout.write(f"managers warned: {membership}, {membership.expires_on.isoformat()}")
