"""What search engines show of a page: never nothing."""

import re

import pytest

from tests import builders


def description(response):
    """The page's description, without the template's line ends."""
    return re.search(r'<meta name="description" content="([^"]*)"', response.content.decode())[1].strip()


def test_pages_own_words_go_first(an_giang, visit):
    page = builders.news(an_giang.news, lead="Sapo.", search_description="Cho máy tìm.")

    assert description(visit(an_giang.host, page.url)) == "Cho máy tìm."
    page.search_description = ""
    page.save_revision().publish()
    assert description(visit(an_giang.host, page.url)) == "Sapo."


@pytest.mark.parametrize("path", ["/", "/tim-kiem/", "/so-do-trang/", "/tro-nang/", "/khong-co/"])
def test_others_say_whose_they_are(an_giang, visit, path):
    assert description(visit(an_giang.host, path)) == "Liên đoàn Lao động tỉnh An Giang. Khẩu hiệu An Giang"


def test_section_without_a_lead_has_its_title(an_giang, visit):
    words = description(visit(an_giang.host, an_giang.news.url))

    assert words == "Tin tức – Liên đoàn Lao động tỉnh An Giang. Khẩu hiệu An Giang"
