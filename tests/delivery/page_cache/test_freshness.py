"""What is changed is seen at the next request, on every process; other sites' pages stay as they are."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from delivery.page_cache.entries import LIFE
from library.models import LibraryImage
from tests import builders
from tests.wsgi import Asker

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def readers(new_cache, counting, an_giang, ca_mau):
    """Readers of An Giang on two processes of the install, and one of Cà Mau; all know the front page."""
    first, second = new_cache(counting), new_cache(counting)
    readers = Asker(first, an_giang.host), Asker(second, an_giang.host), Asker(first, ca_mau.host)
    for reader in readers:
        reader.ask("/")
    counting.made.clear()
    return readers


@pytest.fixture
def is_remade(readers, made, an_giang, ca_mau):
    """Return a function that tells whether readers get a new front page, and that the neighbour's stayed."""

    def check():
        for reader in readers:
            reader.ask("/")
        assert (ca_mau.host, "/") not in made
        return bool(made[an_giang.host, "/"])

    return check


def test_published_page_is_seen_at_once(an_giang, readers):
    page = builders.news(an_giang.news, title="Tin vừa đăng")
    for reader in readers[:2]:
        assert "Tin vừa đăng" in reader.ask("/").text

    page.title = "Tin đã sửa"
    page.save_revision().publish()
    for reader in readers[:2]:
        assert "Tin đã sửa" in reader.ask("/").text
        assert "Tin đã sửa" in reader.ask(page.url).text


def test_what_readers_do_not_see_moves_nothing(an_giang, is_remade):
    page = builders.news(an_giang.news, live=False)
    page.title = "Bản nháp"
    page.save_revision()
    page.locked = True
    page.save(update_fields=["locked"])
    builders.picture(an_giang.federation.collection)

    assert not is_remade()


def test_draft_of_a_live_page_moves_nothing(an_giang, new_cache, counting):
    page = builders.news(an_giang.news)
    reader = Asker(new_cache(counting), an_giang.host)
    reader.ask("/")
    page.title = "Bản nháp"
    page.save_revision()

    reader.ask("/")
    assert counting.made[an_giang.host, "/"] == 1


def test_page_that_was_moved_or_taken_away_is_not_at_its_old_address(an_giang, readers):
    page = builders.news(an_giang.news)
    path = page.url
    for reader in readers[:2]:
        assert reader.ask(path).status == 200

    page.unpublish()
    assert [reader.ask(path).status for reader in readers[:2]] == [410, 410]


def test_new_redirect_is_followed_at_once(an_giang, readers):
    assert readers[0].ask("/cu/").status == 404
    redirect = Redirect.objects.create(site=an_giang.site, old_path="/cu", redirect_page=an_giang.about)

    assert [readers[0].ask("/cu/").status for _time in range(2)] == [301, 301]
    redirect.delete()
    assert readers[0].ask("/cu/").status == 404


def test_redirect_of_an_old_portals_address_is_found_by_its_query(an_giang, readers):
    Redirect.objects.create(site=an_giang.site, old_path="/default.aspx?tabid=7", redirect_page=an_giang.about)

    assert readers[0].ask("/default.aspx").status == 404
    assert readers[0].ask("/default.aspx?tabid=7").status == 301
    assert readers[0].ask("/default.aspx?tabid=8").status == 404


def test_picture_that_is_replaced_moves_the_sites_that_show_it(an_giang, is_remade, readers, made):
    cover = builders.picture(an_giang.federation.collection)
    builders.news(an_giang.news, cover=cover)
    for reader in readers:
        reader.ask("/")
    made.clear()

    image = LibraryImage.objects.get(pk=cover.pk)
    image.title = "Ảnh khác"
    image.save()

    assert is_remade()


def test_name_of_a_site_is_seen_where_all_are_named(an_giang, national, new_cache, counting):
    national.home.lists_federations = True
    national.home.save_revision().publish()
    reader = Asker(new_cache(counting), national.host)
    reader.ask("/")

    an_giang.federation.save()
    reader.ask("/")

    assert counting.made[national.host, "/"] == 2


def test_change_of_a_site_moves_all(an_giang, ca_mau, new_cache, counting):
    reader = Asker(new_cache(counting), ca_mau.host)
    reader.ask("/")
    an_giang.site.save()
    reader.ask("/")

    assert counting.made[ca_mau.host, "/"] == 2


def test_page_begun_before_a_change_is_not_kept_for_after_it(an_giang, new_cache, counting):
    """The change is committed while the page is being made; what comes out is of before."""
    application = counting.application

    def changing(environ, start_response):
        answer = application(environ, start_response)
        counting.application = application
        builders.news(an_giang.news, title="Đăng trong lúc dựng trang")
        return answer

    counting.application = changing
    reader = Asker(new_cache(counting), an_giang.host)

    assert "Đăng trong lúc dựng trang" not in reader.ask("/").text
    assert "Đăng trong lúc dựng trang" in reader.ask("/").text


def test_page_is_made_anew_when_it_is_old_or_of_yesterday(an_giang, new_cache, counting, monkeypatch):
    clock = builders.local(2026, 3, 2, 10).timestamp()
    monkeypatch.setattr("delivery.page_cache.entries.time.time", lambda: clock)
    reader = Asker(new_cache(counting), an_giang.host)

    for seconds, times in ((0, 1), (LIFE - 1, 1), (LIFE + 1, 2)):
        clock = builders.local(2026, 3, 2, 10).timestamp() + seconds
        reader.ask("/")
        assert counting.made.total() == times
    for moment, times in ((builders.local(2026, 3, 2, 23, 59), 3), (builders.local(2026, 3, 3, 0, 0), 4)):
        clock = moment.timestamp()
        reader.ask("/")
        assert counting.made.total() == times
