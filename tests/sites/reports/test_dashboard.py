"""The dashboard: what a person has to do and did, on the own sites; and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Workflow, WorkflowTask

from sites.models import ApprovalTask
from tests import builders
from tests.sites.reports.conftest import text_of


def dashboard(visit, team, user):
    return text_of(visit(team.host, "/admin/", user))


def test_reviewer_finds_what_waits_for_the_own_team(an_giang, ca_mau, visit, in_review):
    for team, other in ((an_giang, ca_mau), (ca_mau, an_giang)):
        html = dashboard(visit, team, team.reviewer)

        assert f"Chờ duyệt của {team.federation.name}" in html
        assert f"của {other.federation.name}" not in html
        page = in_review[team.federation.slug]
        assert f"/admin/pages/workflow/action/{page.pk}/approve/" in html


def test_editor_has_nothing_to_review(an_giang, visit, in_review):
    page = in_review["an-giang"]

    assert f"/admin/pages/workflow/action/{page.pk}/" not in dashboard(visit, an_giang, an_giang.editor)


def test_person_on_two_teams_finds_both(an_giang, ca_mau, both_teams, visit, in_review):
    html = dashboard(visit, an_giang, both_teams(an_giang.reviewer, "reviewers"))

    assert "Chờ duyệt của An Giang" in html
    assert "Chờ duyệt của Cà Mau" in html


def test_who_left_a_team_meets_none_of_its_pages(an_giang, ca_mau, both_teams, visit):
    person = both_teams(an_giang.reviewer, "reviewers")
    page = builders.news(ca_mau.news, title="Tin riêng của Cà Mau", owner=person)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
    log(page, "wagtail.edit", user=person)
    draft = builders.news(ca_mau.news, title="Bản thảo của Cà Mau", live=False)
    draft.get_workflow().start(draft, person)
    assert dashboard(visit, an_giang, person).count("Tin riêng của Cà Mau") >= 2
    person.groups.remove(ca_mau.federation.reviewers)

    again = type(person).objects.get(pk=person.pk)
    assert "Cà Mau" not in dashboard(visit, an_giang, again)


@pytest.mark.parametrize("teams", [1, 2])
def test_pages_of_the_own_sites_are_counted(an_giang, ca_mau, both_teams, visit, teams):
    person = both_teams(an_giang.editor, "editors") if teams == 2 else an_giang.editor
    roots = [an_giang.home, ca_mau.home][:teams]
    number = sum(root.get_descendants(inclusive=True).count() for root in roots)

    response = visit(an_giang.host, "/admin/", person)

    (item,) = (item for item in response.context["site_summary"].summary_items if item.order == 100)
    assert item.get_context_data({})["total_pages"] == number


def test_reports_menu_has_the_own_reports_only(an_giang, administrator, visit):
    html = dashboard(visit, an_giang, an_giang.manager)

    assert "/admin/site-reports/history/" in html
    assert "/admin/reports/" not in html
    assert "/admin/redirects/" not in html
    assert "/admin/site-redirects/" in html
    assert "/admin/reports/page-types-usage/" in dashboard(visit, an_giang, administrator)


def test_menu_of_editors_has_neither_history_nor_redirects(an_giang, visit):
    html = dashboard(visit, an_giang, an_giang.editor)

    assert "/admin/site-reports/history/" not in html
    assert "/admin/site-redirects/" not in html
    assert "/admin/site-reports/workflows/" in html


def count(visit, team, user):
    dashboard(visit, team, user)
    with CaptureQueriesContext(connection) as captured:
        dashboard(visit, team, user)
    return len(captured)


def test_more_federations_cost_no_more_queries(an_giang, visit, in_review):
    few = count(visit, an_giang, an_giang.reviewer)
    for number in range(20):
        workflow = Workflow.objects.create(name=f"Quy trình {number}")
        task = ApprovalTask.objects.create(name=f"Duyệt {number}")
        WorkflowTask.objects.create(workflow=workflow, task=task)

    assert count(visit, an_giang, an_giang.reviewer) == few
