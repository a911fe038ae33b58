"""Addresses of a predecessor's old portal lead straight to the successor, however they were written."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize(
    "address", ["/Default.aspx?id=5&TabID=62&language=vi-VN", "/Tin/tabid/62/id/5/Default.aspx?fbclid=IwAR0"]
)
def test_old_portal_of_a_predecessor_leads_straight_to_the_new_place(filled, merge, ca_mau, visit, address):
    old = "/default.aspx?id=5&tabid=62"
    Redirect.add_redirect(old, redirect_to=filled["story"].specific, site=ca_mau.site)
    before = visit(ca_mau.host, address)
    assert (before.status_code, before["Location"]) == (301, filled["story"].url)

    merge()

    story = Page.objects.get(pk=filled["story"].pk)
    after = visit(ca_mau.host, address)
    assert (after.status_code, after["Location"].partition("?")[0]) == (301, story.full_url)
    assert visit("an-giang.example", story.url).status_code == 200
