"""The site map for people."""

from lxml import html

from discovery import site_map
from tests import builders

PATH = "/so-do-trang/"


def links(response):
    """Return {address: text} of the links of the map itself."""
    (tree,) = html.fromstring(response.content.decode()).xpath("//ul[@class='site-map']")
    return {link.get("href"): " ".join(link.text_content().split()) for link in tree.iter("a")}


def test_map_shows_sections_pages_categories_and_feeds(an_giang, visit, story):
    deep = builders.add_page(an_giang.about, type(an_giang.about)(title="Cơ cấu & <b>tổ chức</b>"))
    response = visit(an_giang.host, PATH)
    found = links(response)

    assert response.status_code == 200
    for page in (an_giang.about, an_giang.news, an_giang.seminars, an_giang.contact, deep):
        assert found[page.get_url(response.wsgi_request)] == page.title
    assert found[f"/tin-tuc/?category={story.category.slug}"] == story.category.name
    for address in ("/rss.xml", "/atom.xml", "/tin-tuc/rss.xml", "/hoi-thao-toa-dam/lich.ics"):
        assert address in found
    assert story.title not in response.content.decode()


def test_every_link_of_the_map_leads_somewhere(an_giang, visit, story):
    for address in links(visit(an_giang.host, PATH)):
        assert visit(an_giang.host, address).status_code == 200, address


def test_page_lies_below_its_parent(an_giang, visit):
    builders.add_page(an_giang.about, type(an_giang.about)(title="Cơ cấu tổ chức"))
    tree = html.fromstring(visit(an_giang.host, PATH).content.decode())

    path = tree.xpath("//ul[@class='site-map']/li/ul/li/ul/li/a[text()='Cơ cấu tổ chức']")

    assert len(path) == 1
    assert path[0].getparent().getparent().getparent().find("a").text == an_giang.about.title


def test_neighbours_and_hidden_pages_are_not_in_it(an_giang, ca_mau, visit):
    foreign = builders.add_page(ca_mau.about, type(ca_mau.about)(title="Riêng của Cà Mau"))
    hidden = builders.add_page(an_giang.about, type(an_giang.about)(title="Chưa công bố"), live=False)

    text = visit(an_giang.host, PATH).content.decode()

    assert foreign.title not in text
    assert "Cà Mau" not in text
    assert hidden.title not in text


def test_address_is_its_own_canonical_whatever_is_asked(an_giang, visit):
    page = html.fromstring(visit(an_giang.host, f"{PATH}?q=x").content.decode())

    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://{an_giang.host}{PATH}"]


def test_map_costs_the_same_with_more_pages(at_once, an_giang, cost):
    few = cost(an_giang.host, PATH)
    for number in range(6):
        builders.add_page(an_giang.about, type(an_giang.about)(title=f"Trang {number}"))

    assert cost(an_giang.host, PATH) == few <= 10


def test_map_is_bounded(an_giang, visit, monkeypatch):
    monkeypatch.setattr(site_map, "LIMIT", 3)

    found = links(visit(an_giang.host, PATH))

    assert len([address for address in found if "." not in address and "?" not in address]) == 3


def test_map_is_only_read(an_giang, visit):
    assert visit(an_giang.host, PATH, method="post").status_code == 405
