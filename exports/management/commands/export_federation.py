import json
import shutil
import time

from django.core.management.base import BaseCommand, CommandError

from exports import storage
from exports.making import make_archive
from sites.models import Federation


class Command(BaseCommand):
    help = "Write everything of a federation into one file. Its site and all others go on meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("--to", metavar="FILE", help="Copy the file to this place as well.")
        parser.add_argument("--json", action="store_true", help="Print what a program wants to know.")

    def handle(self, *args, slug, to, **options):
        federation = Federation.objects.filter(slug=slug).first()
        if federation is None:
            raise CommandError(f"There is no federation “{slug}”.")
        began = time.monotonic()
        try:
            archive = make_archive(federation)
            path = shutil.copyfile(storage.path_of(archive.file), to) if to else storage.path_of(archive.file)
        except OSError as error:
            raise CommandError(f"The file could not be written: {error}") from error
        seconds = round(time.monotonic() - began, 1)
        self.stdout.write(self._report(archive, path, seconds, options["json"]))

    @staticmethod
    def _report(archive, path, seconds, as_json):
        if as_json:
            facts = {"file": str(path), "size": archive.size, "sha256": archive.sha256, "counts": archive.counts}
            return json.dumps({**facts, "seconds": seconds})
        rows = sum(count for kind, count in archive.counts.items() if kind != "media")
        return f"{path}: {rows} rows and {archive.counts['media']} files, {archive.size} bytes, in {seconds} s."
