"""What changes while a page is made, or stays in the process from before, is not kept as if it were new."""

import pytest
from wagtail.models import Page, PageViewRestriction

import library.handlers
from delivery import middleware
from library.pictures import PLACES
from sites.models import Identity
from tests import builders
from tests.wsgi import Asker

pytestmark = pytest.mark.usefixtures("at_once")


def rename(team, name):
    identity = Identity.for_site(team.site)
    identity.name = name
    identity.save()


@pytest.fixture
def meanwhile(monkeypatch):
    """Return a function that has something happen when the frame of the next page is known, and the page is not."""

    def happens(change):
        real, waiting = middleware.Site.find_for_request, [change]

        def find_for_request(request):
            site = real(request)
            if waiting:
                waiting.pop()()
            return site

        monkeypatch.setattr(middleware.Site, "find_for_request", staticmethod(find_for_request))

    return happens


def test_name_that_changes_meanwhile_is_on_the_next_page(reader, an_giang, meanwhile):
    reader.ask("/tro-nang/")
    meanwhile(lambda: rename(an_giang, "Tên mới"))

    reader.ask("/")

    assert "Tên mới" in reader.ask("/").text


def test_page_that_is_closed_meanwhile_is_not_kept(reader, an_giang, meanwhile):
    page = builders.news(an_giang.news)
    reader.ask("/")
    meanwhile(
        lambda: PageViewRestriction.objects.create(
            page=an_giang.news, restriction_type=PageViewRestriction.PASSWORD, password="mat-khau"
        )
    )

    reader.ask(page.url)

    assert page.title not in reader.ask(page.url).text


def test_front_pages_in_another_order_are_still_their_own_sites(cached, an_giang, ca_mau):
    stories = {team: builders.news(team.news) for team in (an_giang, ca_mau)}
    first, last = sorted((an_giang, ca_mau), key=lambda team: team.home.path)
    for team in (first, last):
        assert Asker(cached, team.host).ask("/").status == 200

    Page.objects.get(pk=last.home.pk).move(Page.objects.get(pk=first.home.pk), pos="left")

    for own, other in ((first, last), (last, first)):
        reader = Asker(cached, own.host)
        assert reader.ask(f"/tin-tuc/{stories[own].slug}/").status == 200
        assert stories[other].title not in reader.ask(f"/tin-tuc/{stories[other].slug}/").text


def test_cut_that_another_process_removes_is_named_no_more(reader, an_giang, monkeypatch):
    picture = builders.picture(an_giang.federation.collection)
    page = builders.news(an_giang.news, cover=picture)
    # All widths of a small picture are the same, of which the last is named.
    cut = picture.get_rendition(f"{PLACES['figure'].cuts[-1]}|format-webp")
    assert cut.url in reader.ask(page.url).text
    monkeypatch.setattr(library.handlers, "forget", lambda image_id: None)

    cut.delete()

    assert cut.url not in reader.ask(page.url).text
