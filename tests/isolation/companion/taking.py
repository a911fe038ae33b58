"""Taking in: a draft from a text, its report and its original."""

from django.urls import reverse

from intake.models import Intake

from .base import task

_TEXT = "Công đoàn cơ sở họp mặt\n\nSáng 5/3/2026, công đoàn cơ sở họp mặt đoàn viên.\n\nHết."


@task("make a draft of a text, read its report, save its original")
def _take_in(desk):
    desk.post(reverse("intake:take_in", args=[desk.side.pages["news section"].pk]), {"text": _TEXT})
    page = Intake.objects.latest("pk").page
    assert page.title == "Công đoàn cơ sở họp mặt"
    for name in ("report", "original"):
        desk.get(reverse(f"intake:{name}", args=[page.pk]))
