"""Routing finds what Wagtail's own finds, in two queries however deep a page lies."""

import pytest
from django.db import connection
from django.http import Http404, HttpResponse
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from core.routing import steps_below
from pages.models import StandardPage
from tests import builders


@pytest.fixture
def chain(an_giang):
    """A page four steps below the front page, with those above it."""
    pages = [an_giang.about]
    for number in range(3):
        pages.append(builders.standard_page(pages[-1], slug=f"buoc-{number}"))
    return pages


def slugs_of(page):
    return page.url_path.strip("/").split("/")[1:]


def test_every_page_is_found_as_wagtail_finds_it(an_giang, chain, rf):
    for page in [an_giang.news, builders.news(an_giang.news), *chain]:
        slugs = slugs_of(page)

        ours = an_giang.home.route(rf.get("/"), slugs).page
        theirs = Page.route(an_giang.home, rf.get("/"), slugs).page

        assert (ours, type(ours)) == (theirs, type(theirs)) == (page, type(page))
        assert ours.get_parent().pk == page.get_parent().pk


def test_deep_page_costs_two_queries(at_once, an_giang, chain, visit, django_assert_num_queries):
    request = visit(an_giang.host, "/").wsgi_request

    with django_assert_num_queries(2):
        an_giang.home.route(request, slugs_of(chain[-1]))


def test_same_slug_in_several_branches_is_told_apart(an_giang, ca_mau, rf):
    here = builders.standard_page(an_giang.about, slug="chung")
    builders.standard_page(builders.standard_page(an_giang.home, slug="khac"), slug="chung")
    builders.standard_page(ca_mau.about, slug="chung")

    assert an_giang.home.route(rf.get("/"), [an_giang.about.slug, "chung"]).page == here


@pytest.mark.parametrize("slugs", [["khong-co"], ["tin-tuc", "khong-co"], ["khong-co", "tin-tuc"], ["tin-tuc"] * 40])
def test_nothing_else_is_found(an_giang, rf, slugs):
    with pytest.raises(Http404):
        an_giang.home.route(rf.get("/"), slugs)


def test_live_page_under_an_unpublished_one_is_served_as_in_wagtail(an_giang, chain, visit):
    section = type(chain[1]).objects.get(pk=chain[1].pk)
    section.unpublish()

    assert visit(an_giang.host, chain[1].url).status_code == 410
    assert visit(an_giang.host, chain[2].url).status_code == 200


def test_steps_end_where_the_tree_does(an_giang, chain):
    slugs = [*slugs_of(chain[-1])[:2], "khong-co", "buoc-2"]

    assert [step.pk for step in steps_below(an_giang.home, slugs)] == [page.pk for page in chain[:2]]


def test_type_that_routes_in_its_own_fashion_is_asked(an_giang, rf, monkeypatch):
    asked = []

    def route(page, request, components):
        asked.append(components)
        return RouteResult(page, kwargs={"components": components})

    monkeypatch.setattr(StandardPage, "route", route, raising=False)

    found = an_giang.home.route(rf.get("/"), [an_giang.about.slug, "tat-ca", "2026"])

    assert (found.page, found.kwargs["components"]) == (an_giang.about, ["tat-ca", "2026"])
    assert asked == [["tat-ca", "2026"]]


@pytest.mark.parametrize("step", range(4))
def test_restriction_anywhere_above_closes_a_page(an_giang, chain, visit, step):
    PageViewRestriction.objects.create(page=chain[step], restriction_type="password", password="m")

    for number, page in enumerate(chain):
        is_closed = b'name="password"' in visit(an_giang.host, page.url).content
        assert is_closed == (number >= step)


def test_alias_is_closed_with_its_source(an_giang, visit):
    source = builders.news(an_giang.news)
    alias = source.create_alias(parent=an_giang.news, update_slug="bi-danh")
    PageViewRestriction.objects.create(page=source, restriction_type="password", password="m")

    assert b'name="password"' in visit(an_giang.host, alias.url).content


def test_open_page_is_known_to_be_open_without_a_query(at_once, an_giang, chain, visit, django_assert_num_queries):
    page = visit(an_giang.host, chain[-1].url).context["page"]

    with django_assert_num_queries(0):
        assert not list(page.get_view_restrictions())


def test_page_is_closed_and_opened_at_once(at_once, an_giang, ca_mau, chain, visit):
    page = chain[-1]
    for _time in range(2):
        assert b'name="password"' not in visit(an_giang.host, page.url).content
        restriction = PageViewRestriction.objects.create(page=chain[0], restriction_type="password", password="m")
        assert b'name="password"' in visit(an_giang.host, page.url).content
        assert visit(ca_mau.host, "/").status_code == 200
        restriction.delete()


def test_page_that_moves_under_a_closed_one_is_closed(at_once, an_giang, chain, visit):
    section = builders.standard_page(an_giang.home, slug="kin")
    PageViewRestriction.objects.create(page=section, restriction_type="password", password="m")
    assert b'name="password"' not in visit(an_giang.host, chain[1].url).content

    type(chain[1]).objects.get(pk=chain[1].pk).move(section, pos="last-child")

    moved = type(chain[1]).objects.get(pk=chain[1].pk)
    assert b'name="password"' in visit(an_giang.host, moved.url).content


def test_links_are_wagtails_own(an_giang, ca_mau, chain, visit):
    request = visit(an_giang.host, "/").wsgi_request
    without = type(request)(request.environ)

    for page in [an_giang.home, *chain, ca_mau.home, ca_mau.news]:
        assert page.get_url(request) == page.get_url(without)
        assert page.get_full_url(request) == page.get_full_url(without)


def test_links_are_wagtails_own_where_a_site_lies_inside_another(at_once, an_giang, chain, visit):
    Site.objects.create(hostname="ben-trong.example", root_page=chain[1])
    request = visit(an_giang.host, "/").wsgi_request

    assert request.ground is None
    assert chain[2].get_url_parts(request) == Page.get_url_parts(chain[2], request)


def test_front_page_is_whole_though_routing_begins_with_its_place_alone(an_giang, visit):
    with CaptureQueriesContext(connection) as captured:
        response = visit(an_giang.host, "/")

    assert isinstance(response, HttpResponse)
    assert response.context["page"] == an_giang.home
    assert not response.context["page"].get_deferred_fields()
    assert sum('FROM "home_homepage"' in query["sql"] for query in captured) == 1
