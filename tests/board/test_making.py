"""The form of a new federation: what it asks, shows, refuses, advises and makes."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from news.models import NewsIndexPage
from sites.models import Federation, HistoryLine, Licence

pytestmark = pytest.mark.usefixtures("at_once")

NEW = {
    "name": "Tuyên Quang",
    "unit_kind": "province",
    "hostname": "tuyen-quang.example",
    "manager_email": "quan.ly@tuyen-quang.example",
}


def made():
    return Federation.objects.get(slug="tuyen-quang")


def test_what_will_be_made_is_shown_and_nothing_made(board):
    shown = board("new", method="post", data=NEW).content.decode()

    assert "http://tuyen-quang.example" in shown
    assert "Liên đoàn Lao động tỉnh Tuyên Quang" in shown
    assert not Federation.objects.filter(slug="tuyen-quang").exists()


def test_four_fields_make_a_site_that_its_team_alone_sees(board, visit, administrator, mailoutbox):
    answer = board("new", method="post", data={**NEW, "make": "1"})

    assert answer["Location"] == reverse("board:federation", args=[made().pk])
    assert made().state == Federation.State.PREPARING
    assert visit("tuyen-quang.example", "/").status_code == 404
    assert visit("tuyen-quang.example", "/", administrator).status_code == 200
    assert mailoutbox[-1].to == ["quan.ly@tuyen-quang.example"]
    assert HistoryLine.objects.get(action="federation.make", federation=made()).user == administrator


def test_no_more_than_four_fields_must_be_filled_in(board):
    form = board("new").context["form"]

    assert [name for name, field in form.fields.items() if field.required] == [*NEW]
    shown = [field.name for _key, _heading, fields, _folded in form.sections() for field in fields]
    assert sorted(shown) == sorted(form.fields)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hostname": "https://a.example/"}, "hostname"),
        ({"hostname": "an-giang.example"}, "hostname"),
        ({"manager_email": "quan.ly"}, "manager_email"),
        ({"manager_email": "administrator@national.example"}, "manager_email"),
        ({"name": ""}, "name"),
        ({"slug": "Tuyên Quang"}, "slug"),
        ({"slug": "an-giang"}, "slug"),
        ({"name": "An Giang"}, "name"),
        ({"accent_colour": "#ffff00"}, "accent_colour"),
        ({"unit_kind": "huyện"}, "unit_kind"),
        ({"starter": "lớn"}, "starter"),
        ({"starter": "copy"}, "model"),
        ({"starter": "copy", "model": "khong-co"}, "model"),
        ({"editors": "mot@a.example\nhai@"}, "editors"),
        ({"editors": "Quan.Ly@tuyen-quang.example"}, "editors"),
        ({"licence_issued_on": "31/2/2020"}, "licence_issued_on"),
        ({"licence_email": "lien he"}, "licence_email"),
    ],
)
def test_bad_input_is_named_at_its_field(an_giang, board, change, field):
    answer = board("new", method="post", data={**NEW, **change, "make": "1"})

    assert list(answer.context["form"].errors) == [field]
    assert not Site.objects.filter(hostname=NEW["hostname"]).exists()


def test_structure_of_another_site_is_taken(an_giang, board):
    NewsIndexPage.objects.filter(pk=an_giang.news.pk).update(title="Tin công đoàn")

    board("new", method="post", data={**NEW, "starter": "copy", "model": "an-giang", "make": "1"})

    assert "Tin công đoàn" in made().home.get_children().values_list("title", flat=True)


def test_licence_and_further_people_go_along(board):
    more = {
        "licence_licence_number": "12/GP-TTĐT",
        "licence_issued_on": "05/06/2020",
        "licence_phones": "0207 000 001",
        "reviewers": "duyet@tuyen-quang.example",
        "editors": "mot@tuyen-quang.example, hai@tuyen-quang.example",
    }

    board("new", method="post", data={**NEW, **more, "make": "1"})

    licence = Licence.objects.get(site=made().site)
    assert (licence.licence_number, licence.issued_on.isoformat()) == ("12/GP-TTĐT", "2020-06-05")
    assert sorted(made().invitations.values_list("role", flat=True)) == ["editors", "editors", "managers", "reviewers"]


class TestLiveCheck:
    @pytest.fixture
    def check(self, board):
        """Return a function that asks about some fields."""

        def ask(**fields):
            return board("check", method="post", data=fields).json()

        return ask

    def test_field_is_checked_while_others_are_empty(self, an_giang, check):
        errors = check(hostname=an_giang.host)["errors"]

        assert list(errors) == ["hostname"]
        assert "An Giang" in errors["hostname"][0]

    def test_colour_that_white_text_cannot_be_read_on_is_named_with_one_that_works(self, db, check):
        (message,) = check(accent_colour="#ffcc00")["errors"]["accent_colour"]

        assert message.count("#") == 2

    def test_licence_is_compared_with_the_usual_shape_and_not_refused(self, db, check):
        said = check(
            licence_licence_number="mười hai", licence_expires_on="01/01/2020", changed="licence_licence_number"
        )

        assert said["errors"] == {}
        assert "mười hai" in said["advice"]["licence_licence_number"][0]
        assert "01/01/2020" in said["advice"]["licence_expires_on"][0]

    def test_where_a_name_leads_is_advice(self, national, check):
        assert "khong-co.invalid" in check(hostname="khong-co.invalid")["advice"]["hostname"][0]
        assert "127.0.0.1" in check(hostname="localhost")["advice"]["hostname"][0]

    def test_name_that_leads_to_this_install_is_told_so(self, national, an_giang, visit, administrator):
        Site.objects.filter(pk=national.site.pk).update(hostname="localhost")
        # The same machine under another name that needs no resolver.
        data = {"hostname": "127.0.0.1"}
        said = visit(an_giang.host, reverse("board:check"), administrator, "post", data=data).json()["advice"]

        # No other address is named than the one asked about.
        assert said["hostname"][0].count("127.0.0.1") == 1
        assert "::1" not in said["hostname"][0]

    def test_network_is_asked_for_the_name_alone(self, db, check):
        assert check(hostname="khong-co.invalid", name="Tuyên Quang", changed="name")["advice"] == {}

    def test_person_with_an_account_is_told_of(self, an_giang, check):
        said = check(manager_email="Editor@an-giang.example", changed="manager_email")

        assert list(said["advice"]) == ["manager_email"]
