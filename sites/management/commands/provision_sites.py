import json
import time
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from sites.provisioning import SpecError, provision
from sites.provisioning.sheet import read_specs


class Command(BaseCommand):
    help = (
        "Make the federations of a sheet. Every row is checked before the first is made; each is made whole or "
        "not at all, so an interrupted run is finished by running it again."
    )

    def add_arguments(self, parser):
        parser.add_argument("sheet", type=Path, metavar="FILE", help="CSV or XLSX")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
        parser.add_argument("--json", action="store_true", help="print the reports as JSON")

    def handle(self, *args, sheet, dry_run, **options):
        try:
            specs = read_specs(sheet.read_bytes())
        except OSError as error:
            raise CommandError(f"{sheet}: {error}") from error
        except SpecError as error:
            problems = "\n".join(": ".join(filter(None, [str(sheet), *problem])) for problem in error.problems)
            raise CommandError(f"{problems}\nNothing was made. Mend the sheet and run it again.") from error
        started = time.monotonic()
        reports = []
        for spec in tqdm(specs, unit=" sites", disable=options["json"] or None):
            try:
                reports.append(provision(spec, dry_run=dry_run))
            except DatabaseError as error:
                done = f"{len(reports)} before it are made; run it again to go on."
                raise CommandError(f"{sheet}: {spec.slug}: {error}\n{done}") from error
        self._print(reports, time.monotonic() - started, options["json"], dry_run)

    def _print(self, reports, seconds, as_json, dry_run):
        if as_json:
            self.stdout.write(json.dumps([report.as_dict() for report in reports], ensure_ascii=False, indent=2))
            return
        counts = sum((Counter(report.counts()) for report in reports), Counter())
        changed = sum(1 for report in reports if report.changes)
        made = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing"
        verb = "Would make" if dry_run else "Made"
        pace = seconds / len(reports)
        self.stdout.write(f"{len(reports)} sites checked, {changed} changed, {pace:.2f} s per site. {verb}: {made}.")
