"""What the processes of test_killed do: `python -m tests.sites.schedule.process <deed>`, each with its own life.

Prints one line of JSON, unless it is killed before.
"""

import datetime
import json
import os
import signal
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import PageLogEntry, Revision  # noqa: E402
from wagtail.signals import page_published  # noqa: E402

from accounts.models import User  # noqa: E402
from catalogue.models import Entry  # noqa: E402
from news.models import NewsPage  # noqa: E402
from tests import builders, cast  # noqa: E402

OLD, NEW = "Tiêu đề cũ", "Tiêu đề mới"


def prepare():
    """Make a federation with a live page that has an approved version due now, and one that waits for approval."""
    call_command("migrate", verbosity=0)
    cast.provision_cast()
    team = cast.team("an-giang")
    for slug in ("theo-lich", "cho-duyet"):
        page = builders.news(team.news, OLD, slug=slug)
        page.title = NEW
        revision = page.save_revision(user=team.editor)
        if slug == "theo-lich":
            past = timezone.now() - datetime.timedelta(minutes=1)
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
        else:
            page.get_workflow().start(page, team.editor)
    return {}


def publish_by_schedule():
    call_command("run_schedule")
    return look("theo-lich")


def publish_directly():
    NewsPage.objects.get(slug="theo-lich").get_latest_revision().publish()
    return look("theo-lich")


def approve():
    page = NewsPage.objects.get(slug="cho-duyet")
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, User.objects.get(email="reviewer@an-giang.example"), "approve")
    return look("cho-duyet")


def look(slug):
    """Return what the database and a reader know of a page."""
    page = NewsPage.objects.get(slug=slug)
    html = Client(SERVER_NAME="an-giang.example").get(page.url).content.decode()
    return {
        "title": page.title,
        "read": [title for title in (OLD, NEW) if f"<h1>{title}</h1>" in html],
        "is_whole": page.live_revision.content["title"] == page.title
        and page.has_unpublished_changes is (page.title == OLD),
        "in_review": page.workflow_in_progress,
        "entries": Entry.objects.filter(page=page).count(),
        "published": PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled").count(),
    }


def die(sender, instance, **kwargs):
    """Be killed when the page is saved, and what follows it is not: Wagtail's log, the ends of the review."""
    assert NewsPage.objects.get(pk=instance.pk).title == NEW
    os.kill(os.getpid(), signal.SIGKILL)


DEEDS = {"prepare": prepare, "schedule": publish_by_schedule, "directly": publish_directly, "approve": approve}


if __name__ == "__main__":
    deed, *options = sys.argv[1:]
    if "killed" in options:
        page_published.connect(die)
    result = look(options[0]) if deed == "look" else DEEDS[deed]()
    # What is written is in the one file then, and not in the log beside it.
    connections.close_all()
    sys.stdout.write(json.dumps(result) + "\n")
