"""A standard page leads to the pages under it."""

from pages.models import StandardPage
from tests import builders


def test_pages_below_are_listed_in_their_order(an_giang, visit):
    below = [builders.add_page(an_giang.about, StandardPage(title=title)) for title in ("Tổ chức", "Lịch sử")]
    builders.add_page(an_giang.about, StandardPage(title="Đang viết"), live=False)

    response = visit(an_giang.host, an_giang.about.url)

    assert response.context["below"] == below
    assert "Đang viết" not in response.content.decode()
    assert visit(an_giang.host, below[0].url).context["below"] == []
