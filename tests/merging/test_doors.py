"""The doors to a merger: what they refuse, what the plan says, and the command line."""

import datetime
import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from merging import doors, engine
from merging.choices import INDEXES, SECTIONS, Choices
from merging.models import Merger
from merging.planning import plan_of
from sites.models import Federation
from tests.merging import dumps
from tests.merging.conftest import LAST_DAY, SAME_SLUG

pytestmark = pytest.mark.usefixtures("at_once")

CHOICES = Choices(until=LAST_DAY)


def refusals(successor, predecessors, choices=CHOICES):
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        doors.start(successor, predecessors, choices, None)
    assert not Merger.objects.exclude(successor=successor, state=Merger.State.RUNNING).exists()
    return " ".join(refusal.value.messages)


class TestRefusals:
    def test_what_makes_no_sense(self, an_giang, ca_mau, national):
        own, other = an_giang.federation, ca_mau.federation
        assert "at least one" in refusals(own, [])
        assert "into itself" in refusals(own, [own])
        assert "twice" in refusals(own, [other, other])
        assert "national" in refusals(own, [national.federation])
        assert "national" in refusals(national.federation, [own])

    @pytest.mark.parametrize("state", ["preparing", "suspended", "closed"])
    def test_what_readers_cannot_open_is_not_opened_to_them(self, an_giang, ca_mau, state):
        Federation.objects.filter(pk=ca_mau.federation.pk).update(state=state)
        ca_mau.federation.refresh_from_db()
        assert "Cà Mau" in refusals(an_giang.federation, [ca_mau.federation])
        assert "Cà Mau" in refusals(ca_mau.federation, [an_giang.federation])

    def test_one_that_is_under_way(self, an_giang, ca_mau):
        doors.start(an_giang.federation, [ca_mau.federation], CHOICES, None)
        assert "under way" in refusals(an_giang.federation, [ca_mau.federation])

    def test_what_is_behind_a_password_is_not_opened(self, filled, an_giang, ca_mau):
        restriction = PageViewRestriction.objects.create(
            page=ca_mau.news, restriction_type="password", password="giấy mời"
        )
        into_lists = Choices(until=LAST_DAY, into=INDEXES)
        assert ca_mau.news.title in refusals(an_giang.federation, [ca_mau.federation], into_lists)
        assert not plan_of(an_giang.federation, [ca_mau.federation], CHOICES).refusals
        restriction.page = Page.objects.get(pk=ca_mau.home.pk)
        restriction.save()
        assert "password" in refusals(an_giang.federation, [ca_mau.federation])


def test_what_is_behind_a_password_stays_there(filled, merge, an_giang, ca_mau, visit):
    PageViewRestriction.objects.create(page=ca_mau.news, restriction_type="password", password="giấy mời")
    title = filled["common"].title
    assert title not in visit(ca_mau.host, f"/tin-tuc/{filled['common'].slug}/").text

    merge()

    answer = visit(an_giang.host, f"/ca-mau/tin-tuc/{filled['common'].slug}/")
    assert (answer.status_code, title in answer.text) == (200, False)
    assert title not in visit(an_giang.host, "/rss.xml").text


class TestUndoing:
    def test_after_thirty_days_it_is_too_late(self, filled, merge):
        merger = merge()
        Merger.objects.update(done_at=timezone.now() - datetime.timedelta(days=30))
        merger.refresh_from_db()
        assert merger.can_be_undone
        Merger.objects.update(done_at=timezone.now() - datetime.timedelta(days=31))
        with pytest.raises(ValidationError):
            doors.start_undoing(merger)

    def test_twice(self, filled, merge):
        merger = merge()
        doors.start_undoing(merger)
        engine.undo(merger)
        with pytest.raises(ValidationError):
            doors.start_undoing(merger)

    def test_one_that_is_under_way_stops(self, filled, an_giang, ca_mau):
        merger = doors.start(an_giang.federation, [ca_mau.federation], CHOICES, None)

        with pytest.raises(engine.SupersededError):
            engine.run(merger, lambda *said: doors.start_undoing(merger))

        engine.undo(merger)
        assert merger.state == Merger.State.UNDONE

    def test_it_can_be_merged_again_and_undone_again(self, filled, merge):
        first = dumps.everything()
        for into in (SECTIONS, INDEXES):
            merger = merge(into=into)
            doors.start_undoing(merger)
            engine.undo(merger)
            assert dumps.differences(first, dumps.everything()) == []


class TestPlan:
    def test_counts_and_conflicts(self, filled, an_giang, ca_mau):
        ca_mau.reviewer.groups.add(an_giang.federation.editors)
        page = Page.objects.get(pk=filled["draft"].pk).specific
        ca_mau.federation.workflow.start(page, ca_mau.editor)
        before = dumps.everything()

        plan = plan_of(an_giang.federation, [ca_mau.federation], Choices(until=LAST_DAY, into=INDEXES))

        assert dumps.differences(before, dumps.everything()) == []
        (part,) = plan.parts
        tree = Page.objects.get(pk=ca_mau.home.pk).get_descendants()
        assert part.counts["pages"] == tree.count()
        assert part.counts["live"] == tree.live().count()
        assert {name: part.counts[name] for name in ("pictures", "documents", "people", "redirects", "visits")} == {
            "pictures": 1, "documents": 1, "people": 3, "redirects": 2, "visits": 1234
        }  # fmt: skip
        kinds = {conflict.kind for conflict in part.conflicts}
        assert {"slugs", "categories", "people", "files", "redirects", "hostnames", "reviews"} <= kinds
        slug = next(conflict.text for conflict in part.conflicts if conflict.kind == "slugs")
        assert f"{SAME_SLUG}-ca-mau" in slug


class TestCommand:
    def call(self, *arguments):
        said = io.StringIO()
        call_command("merge_federations", *arguments, stdout=said, stderr=io.StringIO())
        return said.getvalue()

    def test_dry_run_says_and_does_nothing(self, filled):
        before = dumps.everything()

        said = json.loads(self.call("an-giang", "ca-mau", "--dry-run", "--json"))

        assert said["predecessors"][0]["counts"]["pictures"] == 1
        assert "ca-mau" in self.call("an-giang", "ca-mau", "--dry-run", "--into", "indexes")
        assert dumps.differences(before, dumps.everything()) == []
        assert not Merger.objects.exists()

    def test_merger_resuming_and_undoing(self, filled, ca_mau):
        said = json.loads(self.call("an-giang", "ca-mau", "--until", "2025-06-30", "--json"))

        assert said["state"] == "done"
        assert Federation.objects.get(slug="ca-mau").state == Federation.State.CLOSED
        assert json.loads(self.call("--resume", str(said["merger"]), "--json"))["state"] == "done"
        assert json.loads(self.call("--undo", str(said["merger"]), "--json"))["state"] == "undone"
        with pytest.raises(CommandError):
            self.call("--resume", str(said["merger"]))
        assert Federation.objects.get(slug="ca-mau").state == Federation.State.LIVE

    def test_one_that_stopped_is_gone_on_with(self, an_giang, ca_mau):
        merger = doors.start(an_giang.federation, [ca_mau.federation], CHOICES, None)

        assert json.loads(self.call("--resume", str(merger.pk), "--json"))["state"] == "done"

    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("an-giang",),
            ("an-giang", "khong-co"),
            ("an-giang", "an-giang"),
            ("an-giang", "ca-mau", "--until", "30/6/2025"),
            ("an-giang", "ca-mau", "--into", "elsewhere"),
            ("--undo", "12345"),
            ("--resume", "12345"),
        ],
    )
    def test_bad_input(self, an_giang, ca_mau, arguments):
        with pytest.raises(CommandError):
            self.call(*arguments)
        assert not Merger.objects.exists()
