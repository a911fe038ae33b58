"""What a merger brings, where old addresses lead, and that undoing gives all of it back."""

import pytest
from wagtail.models import Page

from catalogue import sync
from merging import doors, engine
from merging.choices import INDEXES, SECTIONS
from tests.merging import dumps

pytestmark = pytest.mark.usefixtures("at_once")


def addresses_of(team, visit):
    """Return the addresses of a site that answer 200 to a reader."""
    pages = Page.objects.live().filter(path__startswith=team.home.path)
    paths = [page.get_url_parts()[2] for page in pages]
    files = ["/rss.xml", "/tin-tuc/rss.xml", "/sitemap.xml", "/robots.txt", "/so-do-trang/", "/tim-kiem/?q=tin"]
    return [path for path in [*paths, *files] if visit(team.host, path).status_code == 200]


@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_old_addresses_lead_straight_to_pages(filled, merge, an_giang, ca_mau, visit, into):
    old = addresses_of(ca_mau, visit)
    assert len(old) > 12

    merge(into=into)

    for host in (ca_mau.host, "www.ca-mau.example"):
        for path in [*old, "/cu/1.aspx", "/cu/2", "/tin-tuc/?month=2026-01&page=2", "/tin-tuc/bien-dao/rss.xml"]:
            answer = visit(host, path)
            assert answer.status_code == 301, path
            assert answer["Location"].startswith(f"http://{an_giang.host}/"), (path, answer["Location"])
            new = answer["Location"].removeprefix(f"http://{an_giang.host}")
            assert visit(an_giang.host, new).status_code == 200, (path, new)


@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_undoing_gives_everything_back(filled, merge, an_giang, ca_mau, visit, into):
    before, old = dumps.everything(), addresses_of(ca_mau, visit)

    merger = merge(into=into)
    assert Page.find_problems() == ([], [], [], [], [])
    assert sync.differences() == ([], [])
    doors.start_undoing(merger)
    engine.undo(merger)

    assert "\n".join(dumps.differences(before, dumps.everything())) == ""
    assert addresses_of(ca_mau, visit) == old
