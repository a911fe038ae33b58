"""Templates of Wagtail that say in code or in English what a person reads, and ours in their place."""

import re

from wagtail.contrib.redirects.models import Redirect


def test_list_of_forms_names_the_kind_in_words(an_giang, visit):
    text = visit(an_giang.host, "/admin/forms/", an_giang.editor).content.decode()

    assert "Trang liên hệ" in text
    assert "pages.contactpage" not in text


def test_yes_and_no_are_said_in_the_language_of_the_person(an_giang, visit):
    Redirect.objects.create(site=an_giang.site, old_path="/cu", redirect_page=an_giang.about)

    text = visit(an_giang.host, "/admin/site-redirects/", an_giang.manager).content.decode()

    assert re.search(r">\s*Không\s*<", text)
    assert not re.search(r">\s*(True|False|None)\s*<", text)
