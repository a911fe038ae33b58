"""What the migrations do to the data of an install that was there before."""

import importlib

from django.apps import apps
from django.db import connection
from wagtail.models import GroupApprovalTask, Task, WorkflowTask

from sites.models import ApprovalTask, Membership
from tests import builders

fill_teams = importlib.import_module("sites.migrations.0004_fill_teams")


class Editor:
    """What a migration gets as the schema editor."""

    connection = connection


def test_people_of_the_groups_become_members(an_giang, ca_mau):
    an_giang.manager.groups.add(an_giang.federation.editors)
    before = set(Membership.objects.values_list("federation", "user", "role"))
    Membership.objects.all().delete()

    fill_teams.fill_memberships(apps, Editor)
    fill_teams.fill_memberships(apps, Editor)

    assert set(Membership.objects.values_list("federation", "user", "role")) == before


def test_approval_by_a_group_becomes_one_by_a_second_person(an_giang):
    federation = an_giang.federation
    old = GroupApprovalTask.objects.create(name="Duyệt bài")
    old.groups.set([federation.reviewers, federation.managers])
    WorkflowTask.objects.filter(workflow=federation.workflow).update(task=old)
    page = builders.news(an_giang.news, live=False)
    state = federation.workflow.start(page, an_giang.reviewer)

    fill_teams.ask_a_second_person(apps, Editor)

    task = Task.objects.get(pk=old.pk).specific
    assert isinstance(task, ApprovalTask)
    assert set(task.groups.all()) == {federation.reviewers, federation.managers}
    assert not GroupApprovalTask.objects.exists()
    state.refresh_from_db()
    assert state.current_task_state.task_id == task.pk
    assert "approve" in {name for name, *_rest in task.get_actions(page, an_giang.manager)}
