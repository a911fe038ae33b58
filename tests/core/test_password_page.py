"""The page that asks for a password says nothing of the page behind it."""

from wagtail.models import PageViewRestriction

from library.models import LibraryImage
from tests import builders


def test_nothing_of_a_private_page_is_told(an_giang, visit):
    cover = builders.picture(an_giang.federation.collection)
    page = builders.news(an_giang.news, "Thưởng Tết nội bộ", lead="Chưa công bố con số.", cover=cover)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="mat khau")
    file_name = LibraryImage.objects.get(pk=cover.pk).file.name.rpartition("/")[2]

    html = visit(an_giang.host, page.url).content.decode()

    assert "Trang này cần mật khẩu" in html
    for secret in ("Thưởng Tết", "Chưa công bố", file_name):
        assert secret not in html


def test_wrong_password_is_said_and_the_right_one_opens(an_giang, client):
    page = builders.news(an_giang.news, "Tài liệu nội bộ")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="dung roi")
    client.defaults["SERVER_NAME"] = an_giang.host
    action = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"

    refused = client.post(action, {"password": "sai", "return_url": page.url})
    assert "errorlist" in refused.content.decode()

    opened = client.post(action, {"password": "dung roi", "return_url": page.url}, follow=True)
    assert "Tài liệu nội bộ" in opened.content.decode()
