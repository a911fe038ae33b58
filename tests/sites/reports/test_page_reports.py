"""Reports on pages and reviews: of the own sites, with filters that name nobody else's people or work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from tests import builders
from tests.sites.reports.conftest import text_of

REPORTS = ["locked-pages", "ageing-pages", "workflows", "workflow-tasks"]
# Reviewers may do all of what the reports are for; editors may not unlock.
FOR_EDITORS = ["ageing-pages", "workflows", "workflow-tasks"]


def path_of(report):
    return f"/admin/site-reports/{report}/"


@pytest.fixture
def content(an_giang, ca_mau, named, in_review):
    """On each site a page that is locked, live and long untouched, and one in review."""
    for team in (an_giang, ca_mau):
        page = builders.news(team.news, title=f"Tin riêng của {team.federation.name}")
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=team.reviewer, locked_at=timezone.now())


@pytest.mark.parametrize("report", REPORTS)
def test_own_is_shown_and_nothing_of_the_neighbours(an_giang, visit, content, report):
    for address in (path_of(report), f"{path_of(report)}results/"):
        html = text_of(visit(an_giang.host, address, an_giang.reviewer))

        assert "của An Giang" in html
        assert "Cà Mau" not in html
        assert "ca-mau" not in html


@pytest.mark.parametrize("export", ["csv", "xlsx"])
@pytest.mark.parametrize("report", REPORTS)
def test_spreadsheet_holds_the_own_only(an_giang, visit, content, report, export):
    response = visit(an_giang.host, path_of(report), an_giang.reviewer, data={"export": export})

    assert response.status_code == 200
    if export == "csv":
        text = text_of(response)
        assert "của An Giang" in text
        assert "Cà Mau" not in text


@pytest.mark.parametrize("report", REPORTS)
def test_strangers_and_readers_see_nothing(an_giang, stranger, visit, content, report):
    for user in (stranger, None):
        assert visit(an_giang.host, path_of(report), user).status_code == 302


def test_editors_see_what_they_can_work_with(an_giang, visit, content):
    statuses = {report: visit(an_giang.host, path_of(report), an_giang.editor).status_code for report in REPORTS}

    assert statuses == {report: 200 if report in FOR_EDITORS else 302 for report in REPORTS}


@pytest.mark.parametrize("report", REPORTS)
def test_person_on_two_teams_sees_both_and_can_choose(an_giang, ca_mau, both_teams, visit, content, report):
    person = both_teams(an_giang.reviewer, "reviewers")

    both = text_of(visit(an_giang.host, path_of(report), person))
    one = visit(an_giang.host, f"{path_of(report)}results/", person, data={"federation": ca_mau.federation.pk})

    assert "của An Giang" in both
    assert "của Cà Mau" in both
    assert "của Cà Mau" in text_of(one)
    assert "Tin riêng của An Giang" not in text_of(one)
    assert "Chờ duyệt của An Giang" not in text_of(one)


@pytest.mark.parametrize("report", REPORTS)
def test_administrator_sees_all(an_giang, administrator, visit, content, report):
    html = text_of(visit(an_giang.host, path_of(report), administrator))

    assert "của An Giang" in html
    assert "của Cà Mau" in html


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("locked-pages", "locked_by"),
        ("workflows", "requested_by"),
        ("workflows", "workflow"),
        ("workflow-tasks", "task"),
    ],
)
def test_neighbours_ids_in_a_filter_tell_nothing(an_giang, ca_mau, visit, content, report, name):
    value = {
        "locked_by": ca_mau.reviewer.pk,
        "requested_by": ca_mau.editor.pk,
        "workflow": ca_mau.federation.workflow_id,
        "task": ca_mau.federation.workflow.tasks.first().pk,
    }[name]

    assert "Cà Mau" not in text_of(visit(an_giang.host, path_of(report), an_giang.reviewer, data={name: value}))


@pytest.mark.parametrize(
    ("report", "query"),
    [
        ("locked-pages", {"locked_by": "reviewer"}),
        ("workflows", {"requested_by": "editor"}),
        ("workflows", {"reviewable": "true"}),
        ("workflow-tasks", {"reviewable": "true"}),
    ],
)
def test_filters_find_the_own(an_giang, visit, content, report, query):
    people = {"reviewer": an_giang.reviewer.pk, "editor": an_giang.editor.pk}
    data = {name: people.get(value, value) for name, value in query.items()}

    assert "của An Giang" in text_of(visit(an_giang.host, f"{path_of(report)}results/", an_giang.reviewer, data=data))


def test_editor_finds_nothing_awaiting_their_review(an_giang, visit, content):
    data = {"reviewable": "true"}
    html = text_of(visit(an_giang.host, f"{path_of('workflows')}results/", an_giang.editor, data=data))

    assert "Chờ duyệt của An Giang" not in html


def test_who_left_a_team_sees_the_page_they_locked_no_more(an_giang, ca_mau, both_teams, visit):
    person = both_teams(an_giang.reviewer, "reviewers")
    page = builders.news(ca_mau.news, title="Tin riêng của Cà Mau")
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
    person.groups.remove(ca_mau.federation.reviewers)

    again = type(person).objects.get(pk=person.pk)
    assert "Cà Mau" not in text_of(visit(an_giang.host, path_of("locked-pages"), again))


@pytest.mark.parametrize("report", REPORTS)
def test_number_of_queries_does_not_grow_with_the_list(an_giang, visit, report):
    def add(number):
        for _number in range(number):
            page = builders.news(an_giang.news)
            Page.objects.filter(pk=page.pk).update(locked=True, locked_by=an_giang.editor, locked_at=timezone.now())
            draft = builders.news(an_giang.news, live=False)
            draft.get_workflow().start(draft, an_giang.editor)

    def queries():
        visit(an_giang.host, path_of(report), an_giang.reviewer)
        with CaptureQueriesContext(connection) as captured:
            visit(an_giang.host, path_of(report), an_giang.reviewer)
        return [query["sql"][:120] for query in captured.captured_queries]

    add(2)
    few = queries()
    add(8)
    many = queries()

    assert len(many) <= len(few) + 1, "\n".join(many)
