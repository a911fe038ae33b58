import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from sites.provisioning import SpecError, provision
from sites.provisioning.sheet import read_yaml


class Command(BaseCommand):
    help = "Make a federation from a YAML specification, or complete one. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("spec", type=Path, metavar="SPEC.yaml")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args, spec, dry_run, **options):
        try:
            report = provision(read_yaml(spec.read_text("utf-8")), dry_run=dry_run)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{spec}: {error}") from error
        except SpecError as error:
            raise CommandError("\n".join(f"{spec}: {name}: {text}" for name, text in error.problems)) from error
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
            return
        for what, name in report.changes:
            self.stdout.write(f"{'would make' if dry_run else 'made'} {what}: {name}")
        verb = "would change" if dry_run else "changed"
        summary = ", ".join(f"{number} {what}" for what, number in report.counts().items())
        self.stdout.write(f"{report.slug}: {verb} {summary}." if summary else f"{report.slug}: nothing to change.")
