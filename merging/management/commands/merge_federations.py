import datetime
import json

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from merging import doors, engine
from merging.choices import INDEXES, SECTIONS, Choices
from merging.models import Merger
from merging.planning import plan_of
from sites.models import Federation


class Command(BaseCommand):
    help = (
        "Merge federations into another one. Each step is done whole or not at all, so a merger that was interrupted "
        "is gone on with by --resume, and its undoing by --undo."
    )

    def add_arguments(self, parser):
        parser.add_argument("successor", nargs="?", help="slug of the federation that goes on")
        parser.add_argument("predecessors", nargs="*", help="slugs of those that become part of it")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument("--json", action="store_true", help="print what is said as JSON")
        parser.add_argument("--into", choices=[SECTIONS, INDEXES], default=SECTIONS)
        parser.add_argument(
            "--until", type=_date, help="last day of the predecessors, YYYY-MM-DD (default: yesterday)"
        )
        parser.add_argument("--without-people", action="store_true", help="their people do not join the successor")
        parser.add_argument("--keep-archived", action="store_true", help="leave their sites as archives")
        parser.add_argument("--resume", type=int, metavar="NUMBER", help="go on with a merger")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="undo a merger, or go on undoing it")

    def handle(self, *args, **options):
        try:
            if options["undo"]:
                merger = self._merger(options["undo"])
                doors.start_undoing(merger)
                return self._work(engine.undo, merger, options["json"])
            if options["resume"]:
                merger = self._merger(options["resume"])
                self._require_under_way(merger)
                return self._work(engine.run, merger, options["json"])
            return self._merge(options)
        except ValidationError as refusal:
            raise CommandError("\n".join([*refusal.messages, "Nothing was done."])) from refusal

    def _merge(self, options):
        slugs = [options["successor"], *options["predecessors"]]
        if None in slugs or len(slugs) < 2:
            raise CommandError("Name the successor and at least one predecessor by their slugs.")
        found = {one.slug: one for one in Federation.objects.select_related("site__root_page", "collection")}
        if unknown := [slug for slug in slugs if slug not in found]:
            raise CommandError(f"No federation is called: {', '.join(unknown)}.")
        successor, *predecessors = (found[slug] for slug in slugs)
        choices = Choices(
            until=options["until"] or timezone.localdate() - datetime.timedelta(days=1),
            into=options["into"],
            brings_people=not options["without_people"],
            keeps_sites=options["keep_archived"],
        )
        if options["dry_run"]:
            self._say_plan(plan_of(successor, predecessors, choices), options["json"])
            return None
        merger = doors.start(successor, predecessors, choices, None)
        self.stderr.write(f"This is merger {merger.pk}.")
        return self._work(engine.run, merger, options["json"])

    def _work(self, work, merger, as_json):
        with tqdm(disable=as_json or None, unit="") as bar:

            def advance(done, total, message):
                bar.total = total
                bar.set_description(message, refresh=False)
                bar.update(done - bar.n)

            work(merger, advance)
        if as_json:
            said = json.dumps({"merger": merger.pk, "state": merger.state})
        else:
            said = f"Merger {merger.pk}: {merger.get_state_display()}."
        self.stdout.write(said)

    def _say_plan(self, plan, as_json):
        if as_json:
            self.stdout.write(json.dumps(plan.as_json(), ensure_ascii=False, indent=2))
        else:
            for part in plan.parts:
                counts = ", ".join(f"{number} {what}" for what, number in part.counts.items())
                self.stdout.write(f"{part.predecessor} → {plan.successor}: {counts}")
                for conflict in part.conflicts:
                    self.stdout.write(f"  {conflict.kind}: {conflict.text}")
        if plan.refusals:
            raise CommandError("\n".join(plan.refusals))

    @staticmethod
    def _merger(number):
        merger = Merger.objects.filter(pk=number).first()
        if merger is None:
            raise CommandError(f"There is no merger {number}.")
        return merger

    @staticmethod
    def _require_under_way(merger):
        # One that was done before its process died has nothing left to do, which is no error.
        if merger.state not in (Merger.State.RUNNING, Merger.State.DONE):
            raise CommandError(f"Merger {merger.pk} is not under way: {merger.get_state_display()}.")


def _date(text):
    return datetime.date.fromisoformat(text)
