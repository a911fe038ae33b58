"""What the form of a new page starts with: the person's own last words on this site, or the site's name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import NewsPage
from sites.models import Identity
from tests import builders
from tests.news.test_news_page import add_url, form_data


def new_form(visit, team, person, kind="news/newspage", section=None):
    """Return the form of a new page as it is shown to somebody."""
    section = section or team.news
    return visit(team.host, f"/admin/pages/add/{kind}/{section.pk}/", person).context["form"]


@pytest.fixture
def written(an_giang):
    """Return a function that makes a piece of news that a person owns."""

    def write(owner, team=an_giang, **fields):
        return builders.news(team.news, live=False, owner=owner, **fields)

    return write


def test_first_page_has_the_name_of_the_site_and_today(an_giang, visit):
    form = new_form(visit, an_giang, an_giang.editor)

    assert form["byline"].value() == Identity.for_site(an_giang.site).name != ""
    assert form["date_shown"].value().date() == timezone.localdate()


def test_next_page_has_the_byline_of_the_persons_own_last_one(an_giang, visit, written):
    written(an_giang.editor, byline="Tin cũ: Hoài Thu")
    written(an_giang.editor, byline="Tin, ảnh: Hoài Thu")
    written(an_giang.editor, byline="")

    assert new_form(visit, an_giang, an_giang.editor)["byline"].value() == "Tin, ảnh: Hoài Thu"


def test_byline_of_a_colleague_or_of_a_republished_item_is_not_taken(an_giang, visit, written):
    fresh = new_form(visit, an_giang, an_giang.editor)["byline"].value()
    written(an_giang.reviewer, byline="Tin: Người khác")
    taken = written(an_giang.editor)
    NewsPage.objects.filter(pk=taken.pk).update(byline="Theo Báo", origin="republished")

    assert new_form(visit, an_giang, an_giang.editor)["byline"].value() == fresh


def test_byline_of_an_old_page_that_was_taken_in_is_not_taken(an_giang, visit, written):
    written(an_giang.editor, byline="Tin, ảnh: Hoài Thu")
    written(an_giang.editor, byline="Tin: Người viết năm 2019", date_shown=timezone.now() - timedelta(days=400))

    assert new_form(visit, an_giang, an_giang.editor)["byline"].value() == "Tin, ảnh: Hoài Thu"


def test_author_of_a_seminar_stands_beside_the_unit_of_the_same_text(an_giang, visit):
    for author, unit in (("Bích Hà", "Ban Nữ công"), ("", "Tin - ảnh: Ban Tuyên giáo")):
        builders.seminar(an_giang.seminars, live=False, owner=an_giang.editor, author=author, author_unit=unit)
    form = new_form(visit, an_giang, an_giang.editor, "seminars/seminarpage", an_giang.seminars)

    assert (form["author"].value(), form["author_unit"].value()) == ("", "Tin - ảnh: Ban Tuyên giáo")


def test_byline_of_another_site_stays_there(an_giang, ca_mau, visit, written):
    written(an_giang.editor, team=ca_mau, byline="Tin: Ban Tuyên giáo Cà Mau")

    assert "Tuyên giáo Cà Mau" not in new_form(visit, an_giang, an_giang.editor)["byline"].value()


def test_seminar_has_its_host_and_the_author_of_the_last_one(an_giang, visit):
    builders.seminar(an_giang.seminars, live=False, owner=an_giang.editor, author="Bích Hà", author_unit="Ban Nữ công")

    form = new_form(visit, an_giang, an_giang.editor, "seminars/seminarpage", an_giang.seminars)

    assert form["host"].value() == Identity.for_site(an_giang.site).name
    assert form["author"].value() == "Bích Hà"
    assert form["author_unit"].value() == "Ban Nữ công"


def test_what_the_form_starts_with_can_be_changed_and_emptied(an_giang, visit):
    visit(an_giang.host, add_url(an_giang), an_giang.editor, "post", data=form_data(byline=""))

    assert NewsPage.objects.child_of(an_giang.news).get().byline == ""
