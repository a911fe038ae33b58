"""Our findings in Wagtail's content checks: rules for the panel, marks for the preview, nothing for readers."""

import json
import re

import pytest

from core.quality import KINDS
from tests import builders
from tests.news.test_news_page import form_data


def configuration(html):
    """Return what the panel is told to look for."""
    (found,) = re.findall(r'<script id="checker-axe-configuration"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found)


@pytest.fixture
def draft(an_giang):
    return builders.news(an_giang.news, "CÔNG ĐOÀN CƠ SỞ HỌP MẶT", live=False, lead="")


def preview(visit, team, person, page, panel="true"):
    """Return the preview beside the editor, after the form has been sent to it."""
    path = f"/admin/pages/{page.pk}/edit/preview/"
    sent = visit(team.host, path, person, "post", data=form_data(title=page.title, lead=""))
    assert sent.json() == {"is_valid": True, "is_available": True}
    return visit(team.host, f"{path}?mode=&in_preview_panel={panel}", person).content.decode()


def test_panel_looks_for_each_kind_of_finding_in_words_of_ours(an_giang, visit, draft):
    found = configuration(visit(an_giang.host, f"/admin/pages/{draft.pk}/edit/", an_giang.editor).content.decode())

    rules = {kind.rule or f"finding-{code}" for code, kind in KINDS.items()}
    assert rules <= set(found["options"]["runOnly"])
    assert rules <= set(found["messages"])
    marked = {rule["id"] for rule in found["spec"]["rules"] if rule["id"].startswith("finding-")}
    assert marked == {rule for rule in rules if rule.startswith("finding-")}


def test_preview_is_marked_and_looks_for_the_same(an_giang, visit, draft):
    html = preview(visit, an_giang, an_giang.editor, draft)

    assert re.findall(r'data-finding="([\w-]+)"', html.split("wagtail-userbar-template")[0]) == [
        "capitals",
        "lead-missing",
    ]
    assert "finding-capitals" in configuration(html)["options"]["runOnly"]


def test_preview_in_its_own_window_and_readers_see_no_marks(an_giang, visit, draft):
    live = builders.news(an_giang.news, "CÔNG ĐOÀN CƠ SỞ HỌP MẶT", lead="")

    for html in (
        preview(visit, an_giang, an_giang.editor, draft, panel="false"),
        visit(an_giang.host, live.url).content.decode(),
        visit(an_giang.host, live.url, an_giang.editor).content.decode(),
        visit(an_giang.host, f"{live.url}?in_preview_panel=true", an_giang.editor).content.decode(),
    ):
        assert "data-finding" not in html
        assert "userbar" not in html


def test_neighbour_and_stranger_get_no_preview(an_giang, ca_mau, stranger, visit, draft):
    path = f"/admin/pages/{draft.pk}/edit/preview/?in_preview_panel=true"

    assert visit(an_giang.host, path, an_giang.editor).status_code == 200
    assert visit(an_giang.host, path, ca_mau.editor).status_code == 404
    assert visit(an_giang.host, path, stranger).status_code in {302, 403, 404}
