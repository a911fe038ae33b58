import json

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from exports.deleting import begin, delete
from exports.models import Deletion
from exports.scanning import scan
from sites.models import Federation


class Command(BaseCommand):
    help = "Delete everything of a federation. Demands its name and an export of the last day. May be run again."

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("--name", required=True, help="The name of the federation, to be sure.")
        parser.add_argument("--json", action="store_true", help="Print what a program wants to know.")

    def handle(self, *args, slug, name, **options):
        deletion = Deletion.objects.filter(slug=slug, finished_at=None).first() or self._begin(slug, name)
        counts = delete(deletion)
        left = [f"{finding.where} {finding.what}" for finding in scan(deletion)]
        if options["json"]:
            self.stdout.write(json.dumps({"deleted": counts, "left": left}))
        else:
            self.stdout.write(f"{sum(counts.values())} rows and files deleted; {len(left)} left.")
        if left:
            raise CommandError("Left behind:\n" + "\n".join(left))

    @staticmethod
    def _begin(slug, name):
        federation = Federation.objects.filter(slug=slug).first()
        done = Deletion.objects.filter(slug=slug, name=name).first()
        if federation is None and done is not None:
            # Run again: it only looks whether anything is left.
            return done
        if federation is None:
            raise CommandError(f"There is no federation “{slug}”.")
        try:
            return begin(federation, name)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
