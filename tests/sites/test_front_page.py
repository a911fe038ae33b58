"""A site's front page carries the site: nobody takes it away by a slip."""

import pytest

from home.models import HomePage


@pytest.mark.parametrize(
    ("person", "action"), [("reviewer", "unpublish"), ("manager", "unpublish"), ("manager", "delete")]
)
def test_front_page_is_neither_deleted_nor_unpublished(an_giang, visit, person, action):
    address = f"/admin/pages/{an_giang.home.pk}/{action}/"
    user = getattr(an_giang, person)

    response = visit(an_giang.host, address, user, "post", data={"reason": "error"}, follow=True)

    assert HomePage.objects.get(pk=an_giang.home.pk).live
    assert "Trang chủ mang cả trang thông tin" in response.content.decode()
    assert visit(an_giang.host).status_code == 200


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_nor_in_bulk(an_giang, administrator, visit, action):
    ids = f"id={an_giang.home.pk}&id={an_giang.about.pk}"

    path = f"/admin/bulk/wagtailcore/page/{action}/?{ids}"
    visit(an_giang.host, path, administrator, "post", data={"reason": "error"})

    assert HomePage.objects.get(pk=an_giang.home.pk).live
    assert type(an_giang.about).objects.get(pk=an_giang.about.pk).live


def test_other_pages_are(an_giang, visit):
    visit(
        an_giang.host,
        f"/admin/pages/{an_giang.about.pk}/unpublish/",
        an_giang.reviewer,
        "post",
        data={"reason": "error"},
    )

    assert not type(an_giang.about).objects.get(pk=an_giang.about.pk).live
