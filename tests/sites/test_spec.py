"""A specification is checked whole before any of it is carried out: each mistake named with its field."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from sites.provisioning import FederationSpec
from sites.provisioning.sheet import read_specs, read_yaml
from sites.roles import ROLES, group_name
from tests.sites.specs import PERSON, problems, spec


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("change", "field", "word"),
    [
        ({"colour": "#b3261e"}, "colour", "unit_kind"),
        ({"licence": {"number": "06/GP-TTĐT"}}, "licence.number", "licence_number"),
        ({"licence.number": "06/GP-TTĐT"}, "licence.number", "licence_number"),
        ({"identity": {"color": "#b3261e"}}, "identity.color", "accent_colour"),
        ({"licence": "06/GP-TTĐT"}, "licence", "fields"),
        ({"slug": None}, "slug", "required"),
        ({"slug": "Bến Tre"}, "slug", "ben-tre"),
        ({"slug": "ben--tre"}, "slug", "ben-tre"),
        ({"slug": "b" * 61}, "slug", "60"),
        ({"name": None}, "name", "required"),
        ({"name": "\u200b"}, "name", "required"),
        ({"unit_kind": "huyện"}, "unit_kind", "huyện"),
        ({"hostname": None}, "hostname", "required"),
        ({"hostname": "https://ldld.bentre.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ldld.bentre.example/"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ldld.bentre.example:8000"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ldld bentre.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ldld_bentre.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "-ldld.bentre.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ldld..example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": f"{'l' * 64}.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "bến-tre.example"}, "hostname", "ldld.bentre.vn"),
        ({"hostname": "ca-mau.example"}, "hostname", "ca-mau.example"),
        ({"hostname": "CA-MAU.example."}, "hostname", "ca-mau.example"),
        ({"slug": "an-giang", "name": "An Giang"}, "hostname", "an-giang.example"),
        ({"port": "70000"}, "port", "65535"),
        ({"port": "tám"}, "port", "number"),
        ({"identity": {"accent_colour": "#ffcc00"}}, "identity.accent_colour", "nearest shade"),
        ({"identity": {"accent_colour": "đỏ"}}, "identity.accent_colour", "#b3261e"),
        ({"licence": {"issued_on": "31/2/2020"}}, "licence.issued_on", "date"),
        ({"licence": {"email": "lienhe"}}, "licence.email", "email"),
        ({"people": "bien-tap@bentre.example"}, "people", "list"),
        ({"people": ["bien-tap@bentre.example"]}, "people[1]", "email"),
        ({"people": [PERSON, {**PERSON, "role": "bosses"}]}, "people[2].role", "managers"),
        ({"people": [{"email": "moi@bentre.example"}]}, "people[1].role", "managers"),
        ({"people": [{**PERSON, "email": "moi@"}]}, "people[1].email", "email"),
        ({"people": [{"role": "editors"}]}, "people[1].email", "required"),
        ({"people": [{**PERSON, "phone": "1"}]}, "people[1].phone", "first_name"),
    ],
)
def test_each_mistake_is_named_with_its_field(an_giang, ca_mau, change, field, word):
    found = problems(spec, **change)

    assert [name for name, _message in found] == [field]
    assert word in found[0][1]


def test_all_mistakes_are_named_at_once(db):
    found = problems(
        spec, name=None, hostname="x y", colour="đỏ", licence={"email": "x"}, people=[{**PERSON, "role": "x"}]
    )

    assert {name for name, _message in found} == {"name", "hostname", "colour", "licence.email", "people[1].role"}


@pytest.mark.parametrize("data", [None, [], "ben-tre", 7])
def test_specification_must_have_fields(data):
    assert [name for name, _message in problems(FederationSpec.from_mapping, data)] == [""]


def test_text_of_a_specification_is_brought_into_one_form(db):
    made = spec(
        name="Be\u0302\u0301n\u00a0Tre", hostname="LDLD.Bentre.Example.", predecessors="Mo\u0309 Ca\u0300y; ;An Hóa"
    )

    assert (made.name, made.hostname, made.predecessors) == ("Bến Tre", "ldld.bentre.example", ("Mỏ Cày", "An Hóa"))


def test_yaml_gives_the_same_specification(db):
    text = """
        slug: ben-tre
        name: Bến Tre
        unit_kind: tỉnh
        state: live
        hostname: ldld.bentre.example
        seat: Bến Tre
        predecessors: [Đồng Khởi, An Hóa]
        identity: {slogan: Khẩu hiệu Bến Tre}
        licence:
          licence_number: 06/GP-TTĐT
          issued_on: 2019-10-09
          phones: 0275.000.0001
        people:
          - {email: bien.tap@bentre.example, role: editors, last_name: Lê Thu, first_name: Hằng}
          - {email: duyet@bentre.example, role: reviewers}
          - {email: quan-tri@bentre.example, role: managers}
    """
    assert read_yaml(text) == spec()


def test_yaml_numbers_stay_as_they_are_written(db):
    text = "slug: a\nname: 63\nunit_kind: tỉnh\nhostname: a.example\nlicence: {licence_number: 06, fax: 0276300001}"
    made = read_yaml(text)

    assert made.name == "63"
    assert made.licence == {"licence_number": "06", "fax": "0276300001"}


def test_yaml_parts_may_be_left_empty(db):
    text = (
        "slug: a\nname: A\nunit_kind: tỉnh\nhostname: a.example\nport:\nlicence:\nidentity: ~\npeople:\npredecessors:"
    )

    assert read_yaml(text).hostname == "a.example"


@pytest.mark.parametrize("text", ["slug: [", "a: b: c", "\tslug: a", "!!python/object/apply:os.getcwd []"])
def test_text_that_is_no_yaml_is_refused(text):
    ((field, message),) = problems(read_yaml, text)

    assert field == ""
    assert "YAML" in message


HEAD = "slug,name,unit_kind,hostname,licence.phones"
ROWS = ["mot,Một,tỉnh,mot.example,0123", "hai,Hai,thành phố,hai.example,", "ba,Ba,tỉnh,ba.example,"]


def sheet(*rows):
    return "\n".join([HEAD, *rows])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_sheet_gives_a_specification_for_each_row(db, mark):
    specs = read_specs((mark + sheet(*ROWS)).encode())

    assert [(made.slug, made.name, made.hostname) for made in specs] == [
        ("mot", "Một", "mot.example"),
        ("hai", "Hai", "hai.example"),
        ("ba", "Ba", "ba.example"),
    ]
    assert [made.licence for made in specs] == [{"phones": "0123"}, {}, {}]


@pytest.mark.parametrize("text", ["", "\n", HEAD, f"{HEAD}\n\n"])
def test_empty_sheet_is_refused(text):
    ((field, message),) = problems(read_specs, text.encode())

    assert field == ""
    assert "no rows" in message


def test_slug_twice_in_a_sheet_is_named_with_both_lines(db):
    ((field, message),) = problems(read_specs, sheet(*ROWS, "mot,Một,tỉnh,khac.example,").encode())

    assert field == "line 5, slug"
    assert "mot" in message
    assert "line 2" in message


def test_hostname_twice_in_a_sheet_is_named_with_both_lines(db):
    ((field, message),) = problems(read_specs, sheet(*ROWS, "bon,Bốn,tỉnh,HAI.example,").encode())

    assert field == "line 5, hostname"
    assert "hai.example" in message
    assert "line 3" in message


def test_mistakes_of_all_rows_are_named_with_their_lines(db):
    rows = ["mot,,tỉnh,mot.example,", ROWS[1], "ba,Ba,xã,ba example,"]

    assert {field for field, _message in problems(read_specs, sheet(*rows).encode())} == {
        "line 2, name",
        "line 4, unit_kind",
        "line 4, hostname",
    }


def test_lines_are_counted_as_an_editor_shows_them(db):
    rows = ['mot,"Một', 'hai dòng",tỉnh,mot.example,', "", "ba,,tỉnh,ba.example,"]

    assert [field for field, _message in problems(read_specs, sheet(*rows).encode())] == ["line 5, name"]


def test_unknown_column_is_named(db):
    found = problems(read_specs, "slug,name,unit_kind,hostname,licence.number\na,A,tỉnh,a.example,06".encode())

    assert [field for field, _message in found] == ["line 1"]


def test_row_with_more_cells_than_columns_is_named(db):
    ((field, message),) = problems(read_specs, sheet(ROWS[0], f"{ROWS[1]},thừa").encode())

    assert field.startswith("line 3")
    assert "more cells" in message


def test_quote_that_is_never_closed_is_named(db):
    found = problems(read_specs, sheet('mot,"Một,tỉnh,mot.example,', *ROWS[1:]).encode())

    assert found
    assert all(field.startswith("line") for field, _message in found)


def test_group_that_nobody_provisioned_is_not_taken_over(db):
    with translation.override("vi"):
        Group.objects.create(name=group_name("ben-tre", ROLES[0]))

    assert [field for field, _text in problems(spec)] == ["slug"]


def test_national_administrator_is_no_member_of_a_team(administrator):
    ((field, message),) = problems(spec, people=[{"email": administrator.email, "role": "managers"}])

    assert field == "people[1].email"
    assert administrator.email in message


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"predecessors": ["Đồng Khởi", "x" * 121]}, "predecessors"),
        ({"people": [{**PERSON, "first_name": "x" * 151}]}, "people[1].first_name"),
        ({"people": [{**PERSON, "last_name": "x" * 151}]}, "people[1].last_name"),
    ],
)
def test_names_longer_than_their_column_are_named(db, change, field):
    assert [name for name, _text in problems(spec, **change)] == [field]


def test_name_left_empty_in_yaml_is_no_name(db):
    person = spec(people=[{**PERSON, "first_name": None}]).people[0]

    assert person.first_name == ""
