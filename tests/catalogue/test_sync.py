"""The catalogue can never disagree with the tree, whichever door a page goes through."""

import datetime
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from catalogue import sync
from catalogue.models import Entry
from home.models import HomePage
from news.models import NewsIndexPage, NewsPage
from tests import builders


@pytest.fixture(autouse=True)
def agrees_at_the_end(db):
    """Whatever a test does to the tree, the catalogue is equal to it afterwards."""
    yield
    assert sync.differences() == ([], [])


def entry(page):
    return Entry.objects.filter(page_id=page.pk).first()


def test_published_page_has_an_entry_with_its_place_and_date(an_giang):
    page = builders.news(an_giang.news, date_shown=builders.local(2019, 9, 30, 8, 15))

    found = entry(page)

    assert (found.site, found.section_id, found.kind) == (an_giang.site, an_giang.news.pk, "news")
    assert found.shown_at == builders.local(2019, 9, 30, 8, 15)


def test_draft_has_no_entry_until_it_is_published(an_giang):
    page = builders.news(an_giang.news, live=False)
    assert entry(page) is None

    page.get_latest_revision().publish()

    assert entry(page) is not None


def test_unpublished_and_deleted_pages_leave(an_giang):
    page, other = builders.news(an_giang.news), builders.news(an_giang.news)

    page.unpublish()
    other.delete()

    assert entry(page) is None
    assert entry(other) is None


def test_new_date_counts_from_publishing_on_not_from_saving_a_draft(an_giang):
    page = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 1, 8))
    page.date_shown = builders.local(2021, 1, 1, 8)
    revision = page.save_revision()
    assert entry(page).shown_at == builders.local(2020, 1, 1, 8)

    revision.publish()

    assert entry(page).shown_at == builders.local(2021, 1, 1, 8)


def test_copy_of_a_section_to_another_site_is_keyed_to_that_site(an_giang, ca_mau):
    builders.news(an_giang.news)
    section = NewsIndexPage.objects.get(pk=an_giang.news.pk)

    copied = section.copy(recursive=True, to=ca_mau.home, update_attrs={"slug": "ban-sao"})

    keyed = Entry.objects.filter(page__path__startswith=copied.path)
    assert keyed.count() == 2
    assert {found.site_id for found in keyed} == {ca_mau.site.pk}


def test_alias_on_another_site_has_its_own_entry_and_follows_the_original(an_giang, ca_mau):
    page = builders.news(an_giang.news, title="Bản gốc")
    alias = page.create_alias(parent=ca_mau.news)
    page.date_shown = builders.local(2018, 5, 1, 9)

    page.save_revision().publish()

    assert entry(alias).site == ca_mau.site
    assert entry(alias).shown_at == builders.local(2018, 5, 1, 9)


def test_move_to_another_site_takes_everything_below_along(an_giang, ca_mau):
    first, second = builders.news(an_giang.news), builders.news(an_giang.news)
    an_giang.news.slug = "tin-an-giang"
    an_giang.news.save()

    an_giang.news.move(ca_mau.home, pos="last-child")

    assert {entry(page).site_id for page in (first, second, an_giang.news)} == {ca_mau.site.pk}
    assert entry(an_giang.news).section_id == ca_mau.home.pk
    assert entry(first).section_id == an_giang.news.pk


def test_move_out_of_every_site_takes_the_entries_away_and_back_brings_them(an_giang):
    page = builders.news(an_giang.news)
    nowhere = Page.get_first_root_node().add_child(instance=Page(title="Kho", slug="kho"))

    an_giang.news.move(nowhere, pos="last-child")
    assert entry(page) is None

    Page.objects.get(pk=an_giang.news.pk).move(HomePage.objects.get(pk=an_giang.home.pk), pos="last-child")
    assert entry(page).site == an_giang.site


def test_stale_revision_published_after_a_move_keeps_the_new_place(an_giang, ca_mau):
    page = builders.news(an_giang.news)
    stale = page.save_revision()
    page.move(ca_mau.news, pos="last-child")

    stale.publish()

    assert entry(page).site == ca_mau.site


def test_private_section_leaves_every_list_and_comes_back(an_giang):
    page = builders.news(an_giang.news)

    restriction = PageViewRestriction.objects.create(page=an_giang.news.page_ptr, restriction_type="login")
    assert entry(page) is None

    restriction.delete()
    assert entry(page) is not None


def test_page_moved_into_a_private_section_leaves_and_comes_back(an_giang, ca_mau):
    page = builders.news(an_giang.news)
    PageViewRestriction.objects.create(page=ca_mau.news.page_ptr, restriction_type="password", password="x")

    page.move(ca_mau.news, pos="last-child")
    assert entry(page) is None

    NewsPage.objects.get(pk=page.pk).move(an_giang.news, pos="last-child")
    assert entry(page).site == an_giang.site


def test_new_root_page_of_a_site_rekeys_what_it_covers(an_giang):
    page = builders.news(an_giang.news)
    new_home = builders.add_page(Page.get_first_root_node(), HomePage(title="Trang chủ mới", slug="trang-chu-moi"))

    an_giang.site.root_page = new_home
    an_giang.site.save()

    assert entry(page) is None
    assert entry(new_home).site == an_giang.site


def test_deleted_site_takes_its_entries_along(an_giang):
    page = builders.news(an_giang.news)
    an_giang.federation.delete()

    an_giang.site.delete()

    assert entry(page) is None


def test_menu_flag_follows_the_page(an_giang):
    assert entry(an_giang.about).in_menu

    an_giang.about.show_in_menus = False
    an_giang.about.save_revision().publish()

    assert not entry(an_giang.about).in_menu


def test_seminar_is_filed_under_its_last_day(an_giang):
    page = builders.seminar(
        an_giang.seminars,
        date=datetime.date(2022, 10, 14),
        end_date=datetime.date(2022, 10, 15),
        part_of_day="afternoon",
    )

    assert entry(page).last_day == datetime.date(2022, 10, 15)
    assert entry(page).shown_at == builders.local(2022, 10, 14, 14)


def test_today_is_upcoming_and_never_past(an_giang):
    today = timezone.localdate()
    page = builders.seminar(an_giang.seminars, date=today)
    entries = Entry.objects.in_section(an_giang.seminars)

    assert list(entries.upcoming(today).page_ids()) == [page.pk]
    assert not entries.past(today).exists()


def test_command_reports_what_a_raw_update_broke_and_repairs_it(an_giang, ca_mau, capsys):
    page, hidden = builders.news(an_giang.news), builders.news(an_giang.news)
    Entry.objects.filter(page_id=page.pk).update(site=ca_mau.site)
    Page.objects.filter(pk=hidden.pk).update(live=False)

    with pytest.raises(CommandError, match="1 rows missing or wrong, 1 stale"):
        call_command("catalogue")
    with pytest.raises(Exception, match=r"catalogue\.E001"):
        call_command("check", databases=["default"])

    call_command("catalogue", "--repair")
    call_command("catalogue")
    assert "agrees with the tree" in capsys.readouterr().out


def test_site_saved_without_a_new_root_costs_no_walk_of_the_tree(an_giang, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        Site.objects.get(pk=an_giang.site.pk).save()


def test_page_taken_down_by_a_bulk_action_leaves(an_giang, visit):
    page = builders.news(an_giang.news)

    path = f"/admin/bulk/wagtailcore/page/unpublish/?id={page.pk}"
    visit(an_giang.host, path, an_giang.reviewer, "post", data={"reason": "error"})

    page.refresh_from_db()
    assert not page.live
    assert entry(page) is None


def test_page_that_expires_leaves_and_one_that_is_due_comes(an_giang):
    soon = timezone.now() + datetime.timedelta(hours=1)
    expiring = builders.news(an_giang.news, expire_at=soon)
    due = builders.news(an_giang.news, go_live_at=soon)
    assert (entry(expiring) is None, entry(due) is None) == (False, True)

    with mock.patch("django.utils.timezone.now", return_value=soon + datetime.timedelta(minutes=1)):
        call_command("publish_scheduled")

    assert entry(expiring) is None
    assert entry(due) is not None


def test_alias_leaves_with_its_unpublished_original(an_giang, ca_mau):
    page = builders.news(an_giang.news)
    alias = page.create_alias(parent=ca_mau.news)

    page.unpublish()

    assert entry(alias) is None


def test_base_page_saved_with_another_menu_mark(an_giang):
    page = Page.objects.get(pk=an_giang.about.pk)
    page.show_in_menus = False

    page.save()

    assert not entry(page).in_menu


def test_private_section_can_be_deleted(an_giang):
    page = builders.news(an_giang.news)
    PageViewRestriction.objects.create(page=an_giang.news.page_ptr, restriction_type="password", password="x")

    NewsIndexPage.objects.get(pk=an_giang.news.pk).delete()

    assert entry(page) is None


def test_tree_with_a_site_inside_keeps_both_keys_when_it_moves(an_giang, ca_mau):
    page = builders.news(an_giang.news)
    inner = Site.objects.create(hostname="trong.example", root_page=an_giang.news.page_ptr)
    assert entry(page).site == inner
    an_giang.home.move(ca_mau.home, pos="last-child")
    assert entry(page).site == inner
    assert entry(an_giang.about).site == an_giang.site

    inner.delete()

    assert entry(page).site == an_giang.site


def test_deleted_category_is_forgotten(an_giang):
    category = an_giang.news.categories.first()
    page = builders.news(an_giang.news, category=category)

    category.delete()

    assert entry(page).facet == ""


def test_what_begins_sooner_stands_first_however_long_it_lasts(an_giang):
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    long = builders.seminar(an_giang.seminars, date=today + day, end_date=today + 60 * day)
    short = builders.seminar(an_giang.seminars, date=today + 30 * day)

    upcoming = Entry.objects.in_section(an_giang.seminars).upcoming(today)

    assert list(upcoming.page_ids()) == [long.pk, short.pk]
