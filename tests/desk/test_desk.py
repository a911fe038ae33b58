"""The first page of the admin: one's own work, of one's own site alone."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from tests import builders
from visits.models import PageTotal, SiteDay


@pytest.fixture
def desk(visit):
    """Return a function that gives a person's desk on a team's host, as (BeautifulSoup, number of queries)."""

    def opened(team, user):
        with CaptureQueriesContext(connection) as queries:
            response = visit(team.host, "/admin/", user)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser"), len(queries)

    return opened


def panel(soup, name):
    """Return the text of a panel, or "" when it is not there."""
    found = soup.find(id=re.compile(f"^{name}(-[a-z-]+)?-section$"))
    return " ".join(found.get_text(" ").split()) if found else ""


def draft(team, title, user):
    """Make a draft that a person wrote."""
    page = builders.news(team.news, title=title, live=False)
    page.save_revision(user=user)
    return page


def sent_back(team, title, comment):
    """Make a page that the editor handed in and the reviewer sent back."""
    page = draft(team, title, team.editor)
    page.get_workflow().start(page, team.editor)
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, team.reviewer, "reject", comment=comment)
    return page


def scheduled(team, title, at):
    """Make a page that goes live at a moment."""
    page = builders.news(team.news, title=title, live=False)
    page.go_live_at = at
    page.save_revision(user=team.editor, approved_go_live_at=at)
    return page


def links(soup):
    return {link["href"] for link in soup.select(".row-of-buttons a")}


def test_everybody_on_a_team_begins_with_writing_in_the_own_sections(an_giang, ca_mau, desk, stranger, visit):
    own = {
        f"/admin/pages/add/news/newspage/{an_giang.news.pk}/",
        f"/admin/pages/add/seminars/seminarpage/{an_giang.seminars.pk}/",
        f"/admin/intake/{an_giang.news.pk}/",
    }
    for user in (an_giang.editor, an_giang.reviewer, an_giang.manager):
        assert links(desk(an_giang, user)[0]) == own
    assert links(desk(ca_mau, ca_mau.editor)[0]).isdisjoint(own)
    assert visit(an_giang.host, "/admin/", stranger).status_code == 302


def test_national_administrators_have_no_section_of_their_own(an_giang, administrator, desk):
    assert links(desk(an_giang, administrator)[0]) == set()


def test_drafts_are_those_one_wrote(an_giang, ca_mau, desk):
    draft(an_giang, "Nháp của tôi", an_giang.editor)
    draft(an_giang, "Nháp của người khác", an_giang.reviewer)
    draft(ca_mau, "Nháp bên kia", ca_mau.editor)

    text = panel(desk(an_giang, an_giang.editor)[0], "drafts")

    assert "Nháp của tôi" in text
    assert "Nháp của người khác" not in text
    assert "Nháp bên kia" not in text


def test_draft_that_waits_is_no_draft_in_hand(an_giang, desk):
    page = draft(an_giang, "Đã gửi đi", an_giang.editor)
    page.get_workflow().start(page, an_giang.editor)

    assert "Đã gửi đi" not in panel(desk(an_giang, an_giang.editor)[0], "drafts")


def test_what_came_back_says_who_and_why(an_giang, ca_mau, desk):
    sent_back(an_giang, "Bài bị trả", "Thiếu ngày tổ chức")
    sent_back(ca_mau, "Bài bên kia", "Lý do bên kia")

    soup, _queries = desk(an_giang, an_giang.editor)

    text = panel(soup, "returned")
    assert "Bài bị trả" in text
    assert "Thiếu ngày tổ chức" in text
    assert an_giang.reviewer.get_username() in text
    assert "bên kia" not in text
    assert "Bài bị trả" not in panel(soup, "drafts")
    assert panel(desk(an_giang, an_giang.manager)[0], "returned") == ""


def test_what_was_handed_in_again_has_not_come_back(an_giang, desk):
    page = sent_back(an_giang, "Bài bị trả", "Thiếu ngày")
    page.current_workflow_state.resume(an_giang.editor)

    assert panel(desk(an_giang, an_giang.editor)[0], "returned") == ""


def test_scheduled_pages_of_the_own_site_the_soonest_first(an_giang, ca_mau, desk):
    now = timezone.now()
    scheduled(an_giang, "Mai lên", now + datetime.timedelta(days=1))
    scheduled(an_giang, "Lát nữa lên", now + datetime.timedelta(hours=2, minutes=1))
    scheduled(ca_mau, "Bên kia lên", now + datetime.timedelta(hours=1))

    text = panel(desk(an_giang, an_giang.editor)[0], "scheduled")

    assert text.index("Lát nữa lên") < text.index("Mai lên")
    assert "2 giờ" in text
    assert "Bên kia lên" not in text


def test_late_page_says_so(an_giang, desk):
    at = timezone.now() - datetime.timedelta(minutes=7)
    scheduled(an_giang, "Lẽ ra đã lên", at)

    text = panel(desk(an_giang, an_giang.editor)[0], "scheduled")

    assert f"Lẽ ra lên lúc {timezone.localtime(at):%d/%m/%Y %H:%M}" in text


def test_published_lately_with_the_way_to_the_site(an_giang, ca_mau, desk, at_once):
    for team in (an_giang, ca_mau):
        page = builders.news(team.news, title=f"Mới của {team.federation.name}", live=False)
        page.get_latest_revision().publish(user=team.reviewer, skip_permission_checks=True)
        PageTotal.objects.create(site=team.site, page_id=page.pk, visits=1234)

    soup, _queries = desk(an_giang, an_giang.editor)

    text = panel(soup, "published")
    assert "Mới của An Giang" in text
    assert "1.234" in text
    assert "Mới của Cà Mau" not in text
    assert soup.find(id="published-section").find("a", href=lambda href: href.endswith("/moi-cua-an-giang/"))


def warned_of(soup):
    """Return the addresses that the warnings lead to."""
    return [link["href"] for link in soup.select(".help-warning a")]


def test_manager_is_warned_of_the_licence_and_others_are_not(an_giang, ca_mau, desk):
    licence = f"/admin/settings/sites/licence/{ca_mau.site.pk}/"
    assert licence in warned_of(desk(ca_mau, ca_mau.manager)[0])
    for team, user in ((ca_mau, ca_mau.reviewer), (ca_mau, ca_mau.editor), (an_giang, an_giang.manager)):
        assert not any("/licence/" in address for address in warned_of(desk(team, user)[0]))


def test_whoever_may_publish_is_told_that_the_second_factor_is_missing(an_giang, desk):
    assert "/admin/second-factor/" in warned_of(desk(an_giang, an_giang.reviewer)[0])
    assert warned_of(desk(an_giang, an_giang.editor)[0]) == []


def test_manager_sees_what_needs_an_eye_on_the_own_site_alone(an_giang, ca_mau, desk):
    for team in (an_giang, ca_mau):
        name = team.federation.name
        silent = builders.picture(team.federation.collection, title=f"Ảnh câm {name}")
        spoken = builders.picture(team.federation.collection, title=f"Ảnh rõ {name}", description="Đoàn viên")
        builders.picture(team.federation.collection, title=f"Ảnh thừa {name}")
        gone = builders.news(team.news, title=f"Đã gỡ {name}", live=False)
        text = f'<p><a linktype="page" id="{gone.pk}">xem</a></p>'
        page = builders.news(
            team.news, title=f"Có liên kết {name}", cover=silent, body=builders.body(builders.paragraph(text))
        )
        other = builders.news(team.news, title=f"Bài khác {name}", cover=spoken)
        for each in (page, other):
            ReferenceIndex.create_or_update_for_object(each)
        old = builders.standard_page(team.home, title=f"Trang cũ {name}")
        Page.objects.filter(pk=old.pk).update(last_published_at=timezone.now() - datetime.timedelta(days=400))

    text = panel(desk(an_giang, an_giang.manager)[0], "attention")

    for shown in ("Ảnh câm An Giang", "Đã gỡ An Giang", "Có liên kết An Giang", "Trang cũ An Giang"):
        assert shown in text
    for hidden in ("Ảnh rõ", "Ảnh thừa", "Bài khác", "Cà Mau"):
        assert hidden not in text
    assert panel(desk(an_giang, an_giang.editor)[0], "attention") == ""


def weeks(soup):
    """Return the chart's table as [(date, number)]."""
    rows = soup.select("#activity-an-giang-section tbody tr")
    return [tuple(cell.get_text() for cell in row.select("td")) for row in rows]


def test_chart_counts_the_weeks_of_the_own_site(an_giang, ca_mau, desk, at_once):
    today = timezone.localdate()
    monday = today - datetime.timedelta(days=today.weekday())
    before = weeks(desk(an_giang, an_giang.manager)[0])
    assert len(before) == 12
    assert before[-1][0] == f"{monday:%d/%m/%Y}"
    assert before[0][0] == f"{monday - datetime.timedelta(weeks=11):%d/%m/%Y}"
    for team, number in ((an_giang, 3), (ca_mau, 5)):
        for _one in range(number):
            page = builders.news(team.news, live=False)
            page.get_latest_revision().publish(user=team.reviewer, skip_permission_checks=True)

    after = weeks(desk(an_giang, an_giang.manager)[0])

    assert int(after[-1][1]) == int(before[-1][1]) + 3
    assert after[:-1] == before[:-1]
    assert panel(desk(an_giang, an_giang.editor)[0], "activity") == ""


def test_visits_of_the_own_site_are_drawn_and_written(an_giang, ca_mau, desk):
    today = timezone.localdate()
    for team, visits in ((an_giang, 1234), (ca_mau, 5678)):
        SiteDay.objects.create(site=team.site, day=today, visits=visits)

    soup, _queries = desk(an_giang, an_giang.manager)
    rows = soup.select("#visits-an-giang-section tbody tr")
    assert len(rows) == len(soup.select("#visits-an-giang-section rect")) == 30
    assert [cell.text for cell in rows[-1].find_all("td")] == [f"{today:%d/%m/%Y}", "1.234"]
    assert "5.678" not in soup.get_text()
    assert panel(desk(an_giang, an_giang.editor)[0], "visits") == ""
    assert "1.234" not in desk(ca_mau, ca_mau.manager)[0].get_text()


def test_more_work_costs_no_more_queries(an_giang, desk, at_once):
    def add(number):
        for each in range(number):
            draft(an_giang, f"Nháp {each}", an_giang.manager)
            sent_back(an_giang, f"Trả {each}", "Sửa")
            scheduled(an_giang, f"Hẹn {each}", timezone.now() + datetime.timedelta(hours=each + 1))
            page = builders.news(an_giang.news, live=False)
            page.get_latest_revision().publish(user=an_giang.reviewer, skip_permission_checks=True)

    add(2)
    few = desk(an_giang, an_giang.manager)[1]
    add(6)
    many = desk(an_giang, an_giang.manager)[1]

    assert many <= few + 1
    assert many <= 75
