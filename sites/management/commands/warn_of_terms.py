from django.core.management.base import BaseCommand

from sites.terms import federation_of, warn_of_terms


class Command(BaseCommand):
    help = "Warn of licences and domains that end within 90 and within 30 days, each once. For hourly runs."

    def handle(self, *args, **options):
        for term in warn_of_terms():
            name = f"{term._meta.model_name} of {federation_of(term).slug}"
            self.stdout.write(f"warned: {name}, until {term.expires_on.isoformat()}")
