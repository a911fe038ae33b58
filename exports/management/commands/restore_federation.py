import json
import time

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from exports.errors import ArchiveError
from exports.restoring import restore


class Command(BaseCommand):
    help = "Bring a federation back from its export, under its own names or others. A run that broke off is taken up."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--slug", default="", help="Its short name here; that of the export unless given.")
        parser.add_argument("--hostname", default="", help="Its host name here; that of the export unless given.")
        people = parser.add_mutually_exclusive_group()
        people.add_argument("--with-people", dest="people", action="store_true", default=None)
        people.add_argument(
            "--without-people",
            dest="people",
            action="store_false",
            help="Whether its people are on the team again; only when it returns under its own names unless given.",
        )
        parser.add_argument("--json", action="store_true", help="Print what a program wants to know.")

    def handle(self, *args, file, slug, hostname, people, **options):
        began = time.monotonic()
        try:
            report = restore(file, slug, hostname, people)
        except ArchiveError as error:
            raise CommandError(str(error)) from error
        except ValidationError as refusal:
            lines = [f"{name}: {' '.join(texts)}" for name, texts in refusal.message_dict.items()]
            raise CommandError("\n".join(lines)) from refusal
        facts = {**report.as_json(), "seconds": round(time.monotonic() - began, 1)}
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for note in report.notes:
            self.stdout.write(note)
        done = "restored" if report.is_new else "was restored before; nothing is changed"
        self.stdout.write(f"{facts['url']} {done}; its state is “{facts['state']}”. {facts['seconds']} s.")
