"""The schedule catches up after a stop, says what was late, and lets no page stand in another's way."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.signals import page_published

from sites.models import ScheduleFailure, ScheduleHeartbeat
from sites.schedule.heartbeat import schedule_is_late
from sites.schedule.run import run
from tests import builders

pytestmark = pytest.mark.usefixtures("at_once")


def ago(**parts):
    return timezone.now() - datetime.timedelta(**parts)


def scheduled(section, at, title=None, **fields):
    """Make a page that was approved to go live at a time, with a scheduler that was stopped before."""
    page = builders.news(section, title, live=False, **fields)
    page.go_live_at = at
    revision = page.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=at)
    return type(page).objects.get(pk=page.pk)


def history(page, action="sites.schedule.late"):
    return PageLogEntry.objects.filter(page=page.pk, action=action)


def to(mail):
    return set(mail.recipients())


class BrokenReceiver:
    """Fails when one page is published, as an index or a service behind a signal may."""

    def __init__(self, page):
        self.pk = page.pk

    def __call__(self, sender, instance, **kwargs):
        if instance.pk == self.pk:
            raise RuntimeError("the search server is away")


@pytest.fixture
def failing(request):
    """Return a function that makes the publishing of a page fail until the end of the test."""

    def fail(page):
        receiver = BrokenReceiver(page)
        page_published.connect(receiver, weak=False)
        request.addfinalizer(lambda: page_published.disconnect(receiver))
        return receiver

    return fail


def test_page_that_was_due_while_nothing_ran_is_live_and_reported(an_giang, ca_mau, administrator, visit, mailoutbox):
    page = scheduled(an_giang.news, ago(hours=3), "Tin lỡ giờ")
    assert visit(an_giang.host, page.get_url()).status_code == 404

    call_command("run_schedule")

    assert visit(an_giang.host, page.get_url()).status_code == 200
    assert history(page).get().data == {"deed": "publish", "minutes": 180}
    assert "180" in visit(an_giang.host, f"/admin/pages/{page.pk}/history/", an_giang.editor).content.decode()
    assert [to(mail) for mail in mailoutbox] == [{an_giang.manager.email}, {administrator.email}]
    for mail in mailoutbox:
        assert "Tin lỡ giờ" in mail.body
        assert "180" in mail.body


def test_page_in_time_is_reported_to_nobody(an_giang, mailoutbox):
    page = scheduled(an_giang.news, ago(minutes=4))

    run()

    page.refresh_from_db()
    assert page.live
    assert not history(page).exists()
    assert mailoutbox == []


def test_page_whose_time_has_not_come_waits(an_giang):
    page = scheduled(an_giang.news, timezone.now() + datetime.timedelta(minutes=1))

    assert run().done == []
    page.refresh_from_db()
    assert not page.live


def test_all_that_was_missed_is_caught_up_in_order_with_one_mail_each(an_giang, ca_mau, administrator, mailoutbox):
    third, first, second = (
        scheduled(section, ago(hours=hours), title)
        for section, hours, title in (
            (an_giang.news, 1, "An Giang ba"),
            (an_giang.news, 3, "An Giang một"),
            (ca_mau.news, 2, "Cà Mau hai"),
        )
    )

    outcome = run()

    assert [due.page_id for due in outcome.done] == [first.pk, second.pk, third.pk]
    by_reader = {mail.to[0]: mail.body for mail in mailoutbox}
    assert len(mailoutbox) == len(by_reader) == 3
    assert "Cà Mau hai" not in by_reader[an_giang.manager.email]
    assert "An Giang" not in by_reader[ca_mau.manager.email]
    assert all(title in by_reader[administrator.email] for title in ("An Giang một", "Cà Mau hai", "An Giang ba"))


def test_page_that_missed_both_its_times_is_not_left_with_the_readers(an_giang, visit):
    page = scheduled(an_giang.news, ago(hours=2), expire_at=ago(hours=1))

    run()

    assert visit(an_giang.host, page.get_url()).status_code == 410
    actions = list(PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True))
    assert actions.index("wagtail.publish.scheduled") < actions.index("wagtail.unpublish.scheduled")


def test_page_that_expires_is_taken_down_and_lateness_is_noted(an_giang):
    page = builders.news(an_giang.news)
    type(page).objects.filter(pk=page.pk).update(expire_at=ago(minutes=30))

    run()

    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert history(page).get().data == {"deed": "take_down", "minutes": 30}


def test_page_that_fails_keeps_no_other_waiting(an_giang, failing, visit):
    broken = scheduled(an_giang.news, ago(minutes=3))
    fine = scheduled(an_giang.news, ago(minutes=2))
    failing(broken)

    outcome = run()

    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.live, fine.live) == (False, True)
    assert [due.page_id for due in outcome.failed] == [broken.pk]
    assert visit(an_giang.host, broken.get_url()).status_code == 404


def test_failure_is_told_once_and_forgotten_when_it_is_mended(
    an_giang, ca_mau, administrator, failing, mailoutbox, caplog
):
    page = scheduled(an_giang.news, ago(minutes=3), "Tin kẹt")
    receiver = failing(page)

    run()
    run()

    assert [to(mail) for mail in mailoutbox] == [{an_giang.manager.email}, {administrator.email}]
    assert all("Tin kẹt" in mail.body for mail in mailoutbox)
    assert "the search server is away" in caplog.text
    receiver.pk = None
    run()
    page.refresh_from_db()
    assert page.live
    assert not ScheduleFailure.objects.exists()


def test_heartbeat_tells_a_run_from_a_success(an_giang, failing):
    run()
    first = ScheduleHeartbeat.objects.get()
    failing(scheduled(an_giang.news, ago(minutes=1)))

    run()

    second = ScheduleHeartbeat.objects.get()
    assert second.last_run_at > first.last_run_at
    assert second.last_success_at == first.last_success_at


def test_second_scheduler_finds_nothing_left(an_giang):
    page = scheduled(an_giang.news, ago(minutes=1))

    assert len(run().done) == 1
    assert run().done == []
    assert history(page, "wagtail.publish.scheduled").count() == 1


def test_authors_hear_of_it_and_strangers_do_not(an_giang, ca_mau, mailoutbox):
    page = builders.news(an_giang.news, live=False)
    page.go_live_at = ago(minutes=1)
    revision = page.save_revision(user=an_giang.editor)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)

    run()

    assert [mail.to for mail in mailoutbox] == [[an_giang.editor.email]]


class TestLateness:
    """The dashboard says that nothing runs the schedule."""

    @pytest.fixture
    def waiting(self, an_giang):
        return scheduled(an_giang.news, timezone.now() + datetime.timedelta(hours=1))

    @staticmethod
    def beat(moment):
        ScheduleHeartbeat.objects.update_or_create(pk=1, defaults={"last_run_at": moment})

    @pytest.mark.parametrize(("minutes", "is_late"), [(None, True), (11, True), (9, False)])
    def test_it_is_late_when_nothing_ran_for_ten_minutes(self, waiting, minutes, is_late):
        if minutes is not None:
            self.beat(ago(minutes=minutes))

        assert schedule_is_late() is is_late

    def test_it_is_not_late_when_nothing_waits(self, an_giang):
        assert not schedule_is_late()

    def test_page_with_an_end_waits_too(self, an_giang):
        page = builders.news(an_giang.news)
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() + datetime.timedelta(days=1))

        assert schedule_is_late()

    def test_managers_and_administrators_are_warned_of_their_own_pages(
        self, an_giang, ca_mau, administrator, waiting, visit
    ):
        def is_warned(team, user):
            return "schedule-late" in visit(team.host, "/admin/", user).content.decode()

        assert is_warned(an_giang, an_giang.manager)
        assert is_warned(an_giang, administrator)
        for person in (an_giang.editor, an_giang.reviewer):
            assert not is_warned(an_giang, person)
        assert not is_warned(ca_mau, ca_mau.manager)
        run()
        assert not is_warned(an_giang, an_giang.manager)


def test_dialogue_of_the_schedule_names_the_clock(an_giang, visit):
    page = builders.news(an_giang.news)

    html = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor).content.decode()

    assert html.count("GMT+7") >= 2


@pytest.mark.parametrize(("fields", "names_it"), [({"go_live_at": 1}, True), ({"expire_at": 2}, True), ({}, False)])
def test_side_panel_names_the_clock_beside_the_times(an_giang, visit, fields, names_it):
    page = builders.news(an_giang.news, live=False)
    for name, days in fields.items():
        setattr(page, name, timezone.now() + datetime.timedelta(days=days))
    page.save_revision(user=an_giang.editor)

    html = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor).content
    panel = BeautifulSoup(html, "html.parser").find(attrs={"data-side-panel": "status"})

    # The dialogue beside it has its own.
    for dialogue in panel.select("template"):
        dialogue.decompose()
    assert ("GMT+7" in panel.get_text()) is names_it


def test_clock_is_the_installs(an_giang, visit, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    settings.WAGTAIL_USER_TIME_ZONES = ["Asia/Tokyo"]
    page = builders.news(an_giang.news)

    html = visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor).content.decode()

    assert "Asia/Tokyo (GMT+9)" in html
    assert "GMT+7" not in html
