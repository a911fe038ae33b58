"""The board: what it says of the federations, and that it is the national administrators' alone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from sites.models import Domain, Federation, HistoryLine, Licence
from tests import builders

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.mark.parametrize("name", ["index", "results", "new", "sheet", "blank_sheet"])
def test_board_is_for_national_administrators_alone(visit, an_giang, stranger, administrator, name):
    path = reverse(f"board:{name}")

    assert visit(an_giang.host, path, administrator).status_code == 200
    for person in (an_giang.manager, an_giang.editor):
        assert visit(an_giang.host, path, person).status_code == 404
    assert visit(an_giang.host, path, stranger).status_code in (302, 404)
    assert visit(an_giang.host, path).status_code == 302


def test_pages_of_one_federation_are_closed_to_its_own_manager(visit, an_giang, ca_mau):
    domain = Domain.objects.get(hostname=an_giang.host)
    for name in ("federation", "state", "main_hostname", "add_hostname"):
        for person in (an_giang.manager, ca_mau.manager):
            path = reverse(f"board:{name}", args=[an_giang.federation.pk])
            assert visit(an_giang.host, path, person).status_code == 404
    for name in ("domain", "remove_hostname"):
        path = reverse(f"board:{name}", args=[domain.pk])
        assert visit(an_giang.host, path, an_giang.manager, "post").status_code == 404


class TestListing:
    def test_figures_of_each(self, board, an_giang, ca_mau):
        story = builders.news(an_giang.news)
        licence = Licence.for_site(an_giang.site)
        licence.expires_on = datetime.date(2031, 5, 4)
        licence.save()
        size = builders.picture(ca_mau.federation.collection).get_file_size()

        rows = {row.slug: row for row in board("index").context["object_list"]}

        own, other = rows["an-giang"], rows["ca-mau"]
        assert own.last_news == story.date_shown
        assert (own.licence_until, own.waiting) == (datetime.date(2031, 5, 4), 0)
        assert (own.people, own.people_with_factor) == (
            an_giang.federation.memberships.filter(ended_at=None).count(),
            0,
        )
        assert (own.storage, other.storage) == (0, size)

    def test_filter_by_state(self, board, an_giang):
        Federation.objects.filter(pk=an_giang.federation.pk).update(state="archived")

        archived = board("index", query="?state=archived").context["object_list"]
        assert [row.slug for row in archived] == ["an-giang"]

    def test_order_and_spreadsheet(self, board, an_giang, ca_mau):
        names = [row.name for row in board("index", query="?ordering=-name").context["object_list"]]
        assert names.index("Cà Mau") < names.index("An Giang")

        sheet = b"".join(board("index", query="?export=csv").streaming_content).decode("utf-8-sig")
        assert "An Giang" in sheet
        assert an_giang.host in sheet


class TestFederation:
    def test_page_says_what_the_site_needs(self, board, an_giang):
        page = board("federation", an_giang.federation.pk)

        items = {item.label: item for item in page.context["checklist"]}
        assert not items["Đã đăng tin đầu tiên"].is_done
        assert items["Một quản trị viên đã nhận lời mời"].is_done

    def test_state_is_changed_with_a_reason(self, board, visit, an_giang):
        address = ("state", an_giang.federation.pk)
        refused = board(*address, method="post", data={"state": "archived", "reason": "Sáp nhập."})
        assert list(refused.context["form"].errors) == ["existed_until"]

        board(
            *address,
            method="post",
            data={"state": "archived", "reason": "Sáp nhập.", "existed_until": "30/06/2025"},
        )

        assert "(đến 30/6/2025)" in visit(an_giang.host, "/").content.decode()

    def test_site_is_opened_with_its_checklist_or_with_a_word_why_not(self, board, an_giang):
        Federation.objects.filter(pk=an_giang.federation.pk).update(state="preparing")
        address = ("state", an_giang.federation.pk)
        shown = board(*address)
        assert {item.label for item in shown.context["checklist"] if not item.is_done} >= {"Đã đăng tin đầu tiên"}
        assert "suspended" not in dict(shown.context["form"].fields["state"].choices)

        refused = board(*address, method="post", data={"state": "live", "reason": "Khai trương.", "waiver": " "})
        assert "Đã đăng tin đầu tiên" in refused.context["form"].errors["waiver"][0]
        assert Federation.objects.get(slug="an-giang").state == "preparing"

        board(
            *address, method="post", data={"state": "live", "reason": "Khai trương.", "waiver": "Tin đăng ngày mai."}
        )
        assert Federation.objects.get(slug="an-giang").state == "live"
        message = HistoryLine.objects.get(action="federation.state", federation=an_giang.federation).entry.message
        assert "Tin đăng ngày mai." in message
        assert "Đã đăng tin đầu tiên" in message

    def test_interrupted_site_goes_on_without_a_checklist(self, board, an_giang):
        Federation.objects.filter(pk=an_giang.federation.pk).update(state="suspended")

        board("state", an_giang.federation.pk, method="post", data={"state": "live", "reason": "Đã sửa xong."})

        assert Federation.objects.get(slug="an-giang").state == "live"

    def test_names_are_changed_added_and_taken_away(self, board, visit, an_giang, ca_mau):
        pk, old = an_giang.federation.pk, an_giang.host
        refused = board("main_hostname", pk, method="post", data={"hostname": ca_mau.host})
        assert list(refused.context["form"].errors) == ["hostname"]

        board("main_hostname", pk, method="post", data={"hostname": "moi.example"})
        board("add_hostname", pk, method="post", data={"hostname": "www.moi.example"})
        assert visit("moi.example", "/").status_code == 200
        assert visit(old, "/")["Location"] == visit("www.moi.example", "/")["Location"] == "http://moi.example/"

        board("remove_hostname", Domain.objects.get(hostname="www.moi.example").pk, method="post")
        assert visit("www.moi.example", "/").status_code == 404

    def test_term_of_a_domain_is_recorded(self, board, an_giang):
        domain = Domain.objects.get(hostname=an_giang.host)

        board("domain", domain.pk, method="post", data={"expires_on": "31/12/2027"})

        domain.refresh_from_db()
        assert domain.expires_on == datetime.date(2027, 12, 31)
        assert timezone.localdate() < domain.expires_on
