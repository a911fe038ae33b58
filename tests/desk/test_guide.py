"""The guide for editors: whole, linked from the admin, and for people who are signed in."""

import re

import pytest
from bs4 import BeautifulSoup

from desk.guide import FOLDER, INDEX, chapters


@pytest.mark.parametrize("chapter", [INDEX, *chapters()])
def test_chapter_is_shown_and_leads_on(an_giang, visit, chapter):
    path = "/admin/guide/" if chapter == INDEX else f"/admin/guide/{chapter}/"

    response = visit(an_giang.host, path, an_giang.editor)

    assert response.status_code == 200
    article = BeautifulSoup(response.content, "html.parser").select_one("article.guide")
    assert article["lang"] == "vi"
    assert article.h2.get_text() == (FOLDER / f"{chapter}.md").read_text("utf-8").splitlines()[0].removeprefix("# ")
    for link in article.select("a[href^='/admin/']"):
        assert visit(an_giang.host, link["href"], an_giang.editor).status_code == 200


def test_index_names_every_chapter():
    text = (FOLDER / f"{INDEX}.md").read_text("utf-8")
    assert sorted(re.findall(r"\]\(([a-z-]+)\.md\)", text)) == chapters()


def test_every_picture_is_there_and_each_is_used():
    used = {
        name for path in FOLDER.glob("*.md") for name in re.findall(r"\(images/([^)]+)\)", path.read_text("utf-8"))
    }
    assert used == {path.name for path in (FOLDER / "images").glob("*.webp")}


def test_what_is_no_chapter_is_not_found(an_giang, visit):
    assert visit(an_giang.host, "/admin/guide/khong-co/", an_giang.editor).status_code == 404


def test_stranger_and_reader_are_asked_to_sign_in(an_giang, stranger, visit):
    for user in (stranger, None):
        response = visit(an_giang.host, "/admin/guide/", user)
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


def test_desk_and_help_menu_lead_to_it(an_giang, visit):
    html = visit(an_giang.host, "/admin/", an_giang.editor).content.decode()
    assert html.count("/admin/guide/") >= 2
    assert "guide.wagtail.org" not in html
