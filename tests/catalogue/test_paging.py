"""Numbered lists that no query string can break and no size makes slow."""

import pytest

from catalogue import paging
from catalogue.models import Entry
from tests import builders

HOSTILE_QUERIES = [
    "page=0",
    "page=-1",
    "page=999",
    "page=abc",
    "page=",
    "page=1e9",
    "page=99999999999999999999999",
    "page=%00",
    "month=2019-13",
    "month=0000-01",
    "month=99999",
    "month=9999-12",
    "month=２０１９",
    "month=2019-9",
    "month=%27%22%3E",
    "category=khong-co",
    "category=%F0%9F%98%80",
    "category=../../etc",
    "page=2&page=3&month=&category=",
]


@pytest.mark.parametrize("query", HOSTILE_QUERIES)
@pytest.mark.parametrize("section", ["news", "seminars"])
def test_no_query_string_breaks_a_list(an_giang, visit, query, section):
    builders.news(an_giang.news)
    builders.seminar(an_giang.seminars)

    assert visit(an_giang.host, f"{getattr(an_giang, section).url}?{query}").status_code == 200


def test_list_looks_only_so_deep_and_says_that_there_is_more(an_giang, monkeypatch):
    monkeypatch.setattr(paging, "MAX_PAGES", 2)
    for _number in range(5):
        builders.news(an_giang.news)
    entries = Entry.objects.in_section(an_giang.news).newest_first()
    from news.models import NewsPage

    paginator = paging.CataloguePaginator(entries, NewsPage.objects.for_lists(), per_page=2)

    assert (paginator.count, paginator.num_pages, paginator.has_older) == (4, 2, True)
    assert len(paginator.get_page(2)) == 2


def test_month_archive_shows_that_local_month_and_no_other(an_giang, visit):
    # 31 August 23:30 UTC is already September in Vietnam.
    september = builders.news(an_giang.news, title="Tin tháng chín", date_shown=builders.local(2019, 9, 1, 6, 30))
    august = builders.news(an_giang.news, title="Tin tháng tám", date_shown=builders.local(2019, 8, 31, 23, 59))

    page = visit(an_giang.host, f"{an_giang.news.url}?month=2019-09").content.decode()

    assert september.title in page
    assert august.title not in page


def test_category_list_shows_only_its_news_and_keeps_other_sections_out(an_giang, ca_mau, visit):
    category = an_giang.news.categories.first()
    inside = builders.news(an_giang.news, title="Tin trong chuyên mục", category=category)
    outside = builders.news(an_giang.news, title="Tin ngoài chuyên mục")
    elsewhere = builders.news(ca_mau.news, title="Tin Cà Mau", category=ca_mau.news.categories.first())

    page = visit(an_giang.host, f"{an_giang.news.url}?category={category.slug}").content.decode()

    assert inside.title in page
    assert outside.title not in page
    assert elsewhere.title not in page


def test_heads_of_several_lists_are_the_newest_of_each(an_giang):
    days = [builders.local(2020, 1, day, 8) for day in range(1, 7)]
    stories = [builders.news(an_giang.news, date_shown=day) for day in days]
    seminars = [builders.seminar(an_giang.seminars, date=day.date()) for day in days]
    lists = [Entry.objects.in_section(section) for section in (an_giang.news, an_giang.seminars)]
    lists = [entries.filter(shown_at__lt=builders.local(2020, 2, 1)) for entries in lists]

    heads = list(paging.heads_of(lists, 2).page_ids())

    assert set(heads) == {page.pk for page in (*stories[-2:], *seminars[-2:])}
    assert heads == list(Entry.objects.filter(pk__in=heads).newest_first().page_ids())
    assert not paging.heads_of([], 2).exists()
