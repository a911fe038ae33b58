"""A federation's front page shows what is its own."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from news.models import NewsCategory
from tests import builders


def test_newest_story_leads_unless_another_is_chosen(an_giang, visit):
    chosen = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 1, 8))
    newest = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 2, 8))
    assert visit(an_giang.host).context["lead_story"] == newest

    an_giang.home.lead_story = chosen
    an_giang.home.save_revision().publish()

    context = visit(an_giang.host).context
    assert context["lead_story"] == chosen
    assert context["latest"] == [newest]


def test_chosen_story_that_readers_may_not_see_gives_way(an_giang, visit):
    newest, hidden = builders.news(an_giang.news), builders.news(an_giang.news)
    hidden.unpublish()
    an_giang.home.lead_story = hidden
    an_giang.home.save()

    assert visit(an_giang.host).context["lead_story"] == newest


def test_chosen_story_that_moved_to_another_site_gives_way(an_giang, ca_mau, visit):
    newest, moved = builders.news(an_giang.news), builders.news(an_giang.news)
    an_giang.home.lead_story = moved
    an_giang.home.save()
    moved.move(ca_mau.news, pos="last-child")

    assert visit(an_giang.host).context["lead_story"] == newest


def test_upcoming_seminars_are_the_next_ones_of_this_site(an_giang, ca_mau, visit):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    own = builders.seminar(an_giang.seminars, date=tomorrow)
    builders.seminar(ca_mau.seminars, date=tomorrow)

    assert visit(an_giang.host).context["upcoming"] == [own]


def test_empty_site_is_a_page_and_no_error(ca_mau, visit):
    assert visit(ca_mau.host).status_code == 200


def test_portal_lists_the_federations_and_provinces_do_not(an_giang, ca_mau, national, visit):
    portal = visit(national.host).content.decode()

    for team in (an_giang, ca_mau):
        assert f'href="{team.site.root_url}' in portal
    assert ca_mau.site.root_url not in visit(an_giang.host).content.decode()


class TestNotices:
    """Short notices, each until its last day."""

    @staticmethod
    def put_up(home, **notice):
        home.notices = [("notice", {"text": "Nghỉ lễ ba ngày", "page": None, "url": "", "until": None, **notice})]
        home.save_revision().publish()

    def test_notice_is_shown_with_its_address(self, an_giang, visit):
        self.put_up(an_giang.home, url="https://congdoan.example/lich")

        html = visit(an_giang.host).content.decode()

        assert '<a href="https://congdoan.example/lich">Nghỉ lễ ba ngày</a>' in html

    @pytest.mark.parametrize(("days", "shown"), [(0, True), (1, True), (-1, False)])
    def test_until_its_last_day(self, an_giang, visit, days, shown):
        self.put_up(an_giang.home, until=timezone.localdate() + datetime.timedelta(days=days))

        assert ("Nghỉ lễ ba ngày" in visit(an_giang.host).content.decode()) is shown

    def test_page_that_is_not_public_is_no_link(self, an_giang, visit):
        draft = builders.news(an_giang.news, live=False)
        self.put_up(an_giang.home, page=draft)

        html = visit(an_giang.host).content.decode()

        assert "Nghỉ lễ ba ngày" in html
        assert draft.slug not in html

    def test_page_of_the_neighbour_is_refused(self, an_giang, ca_mau):
        page = builders.news(ca_mau.news)

        an_giang.home.notices = [("notice", {"text": "Tin bạn", "page": page, "url": "", "until": None})]

        with pytest.raises(ValidationError):
            an_giang.home.full_clean()


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ({"text": "Không đi đâu"}, "Chọn một trang hoặc nhập một địa chỉ."),
        ({"text": "Hai nơi", "url": "https://a.example/", "page": "own"}, "không dùng cả hai"),
    ],
)
def test_quick_link_leads_to_one_place(an_giang, visit, link, complaint):
    if link.get("page"):
        link = {**link, "page": an_giang.about.pk}
    block = type(an_giang.home).quick_links.field.stream_block.child_blocks["link"]

    with translation.override("vi"), pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"page": None, "url": "", **link}))

    assert complaint in str(refusal.value.as_json_data())


def test_quick_links_are_shown(an_giang, visit):
    an_giang.home.quick_links = [("link", {"text": "LĐLĐ bạn", "page": None, "url": "https://ban.example/"})]
    an_giang.home.save_revision().publish()

    assert 'href="https://ban.example/" rel="noopener">LĐLĐ bạn</a>' in visit(an_giang.host).content.decode()


def test_categories_show_what_stands_nowhere_above(an_giang, visit):
    first, second = an_giang.news.categories.all()[:2]
    older = [
        builders.news(an_giang.news, category=first, date_shown=builders.local(2020, 1, day, 8)) for day in range(1, 7)
    ]
    other = builders.news(an_giang.news, category=second, date_shown=builders.local(2019, 1, 1, 8))
    newest = [builders.news(an_giang.news, date_shown=builders.local(2020, 2, day, 8)) for day in range(1, 7)]

    context = visit(an_giang.host).context

    assert context["lead_story"] == newest[-1]
    assert context["latest"] == newest[4::-1]
    assert context["by_category"] == [(first, older[:1:-1]), (second, [other])]


def test_site_without_categories_shows_more_news(an_giang, visit):
    stories = [builders.news(an_giang.news, date_shown=builders.local(2020, 2, day, 8)) for day in range(1, 9)]

    context = visit(an_giang.host).context

    assert context["by_category"] == []
    assert context["more"] == stories[1::-1]


def test_empty_categories_take_nobodys_place(an_giang, visit):
    for number in range(8):
        NewsCategory.objects.create(section=an_giang.news, name=f"Mục {number}", slug=f"muc-{number}")
    last = NewsCategory.objects.get(slug="muc-7")
    stories = [
        builders.news(an_giang.news, category=last, date_shown=builders.local(2020, 2, day, 8)) for day in range(1, 12)
    ]

    context = visit(an_giang.host).context

    assert context["by_category"] == [(last, stories[4:0:-1])]
    assert context["more"] == []


def test_links_that_lead_nowhere_leave_no_heading(an_giang, visit):
    draft = builders.news(an_giang.news, live=False)
    an_giang.home.quick_links = [("link", {"text": "Chưa đăng", "page": draft, "url": ""})]
    an_giang.home.save_revision().publish()

    assert 'id="quick-links"' not in visit(an_giang.host).content.decode()
