"""The list beside the editor: for those who may edit the page, at load and with each autosave."""

import re

import pytest

from news.models import NewsPage
from tests import builders
from tests.news.test_news_page import REPUBLISHED, add_url, form_data


def edit_url(page):
    return f"/admin/pages/{page.pk}/edit/"


def checklist(html):
    """Return the part of the editor's page that is the list."""
    (found,) = re.findall(r'<div class="checklist".*?data-checklist-words.*?</div>', html, re.DOTALL)
    return found


@pytest.fixture
def draft(an_giang):
    """A draft that lacks facts of its source, and is written in capitals."""
    page = builders.news(an_giang.news, "CÔNG ĐOÀN CƠ SỞ HỌP MẶT", live=False)
    page.origin, page.source_name = "republished", "Báo Lao động"
    page.save_revision(clean=False)
    return page


def test_new_page_says_what_it_lacks(an_giang, visit):
    shown = checklist(visit(an_giang.host, add_url(an_giang), an_giang.editor).content.decode())

    assert 'data-checklist-count-value="1"' in shown
    assert 'data-checklist-path-param="title"' in shown


def test_draft_says_what_it_lacks_and_what_could_be_better(an_giang, visit, draft):
    shown = checklist(visit(an_giang.host, edit_url(draft), an_giang.editor).content.decode())

    assert 'data-checklist-count-value="2"' in shown
    assert 'data-checklist-path-param="source_url"' in shown
    assert 'data-checklist-path-param="source_published_at"' in shown
    assert 'data-checklist-text-param="Công đoàn cơ sở họp mặt"' in shown


def test_button_of_the_list_counts_what_is_missing(an_giang, visit, draft):
    html = visit(an_giang.host, edit_url(draft), an_giang.editor).content.decode()
    (button,) = re.findall(r'<button[^>]*data-side-panel-toggle="checklist".*?</button>', html, re.DOTALL)

    assert re.search(r"data-side-panel-toggle-counter[^>]*>\s*2\s*<", button)


def test_people_of_other_teams_see_no_list(an_giang, ca_mau, stranger, visit, draft):
    assert visit(an_giang.host, edit_url(draft), an_giang.editor).status_code == 200
    assert visit(an_giang.host, edit_url(draft), ca_mau.editor).status_code == 404
    assert visit(an_giang.host, edit_url(draft), stranger).status_code in {302, 403, 404}


def autosave(visit, team, person, path, **fields):
    """Post the form as the editor's script does; return the answer's JSON."""
    answer = visit(team.host, path, person, "post", data=form_data(**fields), headers={"accept": "application/json"})
    return answer.json()


def test_answer_to_an_autosave_carries_the_list_anew(an_giang, visit, draft):
    saved = autosave(visit, an_giang, an_giang.editor, edit_url(draft), title="Công đoàn họp", **REPUBLISHED)

    shown = checklist(saved["html"])
    assert 'data-checklist-count-value="0"' in shown
    assert "checklist#replace" not in shown


def test_half_of_a_source_is_autosaved_and_listed(an_giang, visit):
    made = autosave(visit, an_giang, an_giang.editor, add_url(an_giang), **{**REPUBLISHED, "source_url": ""})

    page = NewsPage.objects.get(pk=made["pk"])
    assert made["success"]
    assert (page.source_name, page.source_url) == (REPUBLISHED["source_name"], "")
    shown = checklist(visit(an_giang.host, edit_url(page), an_giang.editor).content.decode())
    assert 'data-checklist-path-param="source_url"' in shown


def test_half_of_a_source_cannot_be_handed_in(an_giang, visit):
    data = form_data(**{**REPUBLISHED, "source_url": "", "action-submit": "1"})

    response = visit(an_giang.host, add_url(an_giang), an_giang.editor, "post", data=data)

    assert "source_url" in response.context["form"].errors
    assert not NewsPage.objects.child_of(an_giang.news).exists()


def test_hints_stop_nobody(an_giang, visit):
    data = form_data(title="VIẾT HOA TOÀN BỘ TIÊU ĐỀ", lead="", **{"action-submit": "1"})

    visit(an_giang.host, add_url(an_giang), an_giang.editor, "post", data=data)

    assert NewsPage.objects.child_of(an_giang.news).get().current_workflow_state is not None


def test_words_of_an_editor_are_no_markup_in_the_list(an_giang, visit):
    draft = builders.news(an_giang.news, "<B>CÔNG ĐOÀN</B> CƠ SỞ HỌP MẶT", live=False)

    shown = checklist(visit(an_giang.host, edit_url(draft), an_giang.editor).content.decode())

    assert "<B>" not in shown
    assert "&lt;B&gt;" in shown


def test_published_page_says_what_becomes_of_its_address(an_giang, visit):
    live, draft = builders.news(an_giang.news), builders.news(an_giang.news, live=False)

    helps = {
        page.live: visit(an_giang.host, edit_url(page), an_giang.editor).context["edit_handler"]
        for page in (live, draft)
    }
    texts = {is_live: slug_panel(handler).help_text for is_live, handler in helps.items()}

    assert texts[True] != texts[False]
    assert str(texts[True])


def slug_panel(panel):
    """Return the panel of the slug among all of a form."""
    if getattr(panel, "field_name", "") == "slug":
        return panel
    return next((found for child in getattr(panel, "children", ()) if (found := slug_panel(child))), None)
