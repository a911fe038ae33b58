"""robots.txt, as Python's own reader of it understands it."""

from urllib.robotparser import RobotFileParser

import pytest
from wagtail.models import Site


def robots(visit, host, path="/robots.txt"):
    """Return a host's robots.txt, read."""
    response = visit(host, path)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_site_is_open_but_for_what_is_no_page(an_giang, visit):
    parser = robots(visit, an_giang.host)

    for path in ("/", "/tin-tuc/", "/tin-tuc/rss.xml", "/documents/1/a.pdf", "/media/c2/pictures/a.jpg"):
        assert parser.can_fetch("Googlebot", path)
    for path in ("/admin/", "/admin/pages/3/", "/tim-kiem/?q=lương", "/_util/login/"):
        assert not parser.can_fetch("Googlebot", path)


@pytest.mark.parametrize(
    ("port", "address"),
    [
        (80, "http://an-giang.example/sitemap.xml"),
        (443, "https://an-giang.example/sitemap.xml"),
        (8000, "http://an-giang.example:8000/sitemap.xml"),
    ],
)
def test_it_names_the_sites_own_sitemap_as_readers_reach_it(an_giang, ca_mau, visit, port, address):
    Site.objects.filter(pk=an_giang.site.pk).update(port=port)
    Site.clear_site_root_paths_cache()

    assert robots(visit, an_giang.host).site_maps() == [address]
    assert robots(visit, ca_mau.host).site_maps() == ["http://ca-mau.example/sitemap.xml"]


def test_install_that_is_not_for_the_public_is_closed(an_giang, visit, settings):
    settings.INDEXING_ALLOWED = False

    parser = robots(visit, an_giang.host)

    assert not parser.can_fetch("Googlebot", "/")
    assert parser.site_maps() is None
