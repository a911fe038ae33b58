import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from sites.models import Federation
from sites.redirects import sheet

# A portal of ten years has some twenty thousand pages.
MAX_LINES = 50_000
BATCH = 500


class Command(BaseCommand):
    help = (
        "Make the redirects of a CSV file (old address, new address, kind) for one federation's site. Every line is "
        "checked before the first is made; what is there already is passed over, so that an interrupted run is "
        "finished by running it again."
    )

    def add_arguments(self, parser):
        parser.add_argument("federation", metavar="SLUG", help="short name of the federation")
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
        parser.add_argument("--json", action="store_true", help="print a report of each line as JSON")

    def handle(self, *args, federation, file, dry_run, **options):
        site = self._site(federation)
        lines = self._read(file)
        are_right = sheet.check(lines, site)
        if options["json"]:
            report = [_as_dict(line) for line in lines]
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._print(lines, file)
        if not are_right:
            raise CommandError("Nothing was made. Mend the lines that are named and run it again.")
        new = sheet.new_ones(lines)
        if not dry_run:
            for start in tqdm(range(0, len(new), BATCH), unit=" batches", disable=options["json"] or None):
                sheet.save(new[start : start + BATCH], site, user=None)
        if not options["json"]:
            verb = "would be made" if dry_run else "made"
            self.stdout.write(f"{len(new)} redirects {verb}, {len(lines) - len(new)} were there already.")

    @staticmethod
    def _site(slug):
        federation = Federation.objects.filter(slug=slug).select_related("site__root_page").first()
        if federation is None:
            raise CommandError(f"There is no federation “{slug}”.")
        return federation.site

    @staticmethod
    def _read(file):
        try:
            return sheet.read(file.read_text("utf-8-sig"), MAX_LINES)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        except ValidationError as error:
            raise CommandError(f"{file}: {' '.join(error.messages)}") from error

    def _print(self, lines, file):
        for line in lines:
            for text in line.errors:
                self.stderr.write(f"{file}:{line.number}: {text}")
            for text in line.warnings:
                self.stdout.write(f"{file}:{line.number}: {text}")


def _as_dict(line):
    return {
        "line": line.number,
        "old": line.path or line.old,
        "new": line.target or line.new,
        "is_permanent": line.is_permanent,
        "is_stored": line.is_stored,
        "errors": line.errors,
        "warnings": line.warnings,
    }
