"""Making a federation: whole, once, as specified, or not at all."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.utils import translation
from wagtail.models import GroupPagePermission, Page, Site

from accounts.models import User
from catalogue.models import Entry
from home.models import HomePage
from news.models import NewsIndexPage
from seminars.models import SeminarIndexPage
from sites.models import Federation, Identity, Licence
from sites.provisioning import FederationSpec, SpecError, provision
from sites.provisioning.sheet import read_csv, read_yaml
from sites.roles import ROLES
from tests.cast import PASSWORD

SPEC = {
    "slug": "ben-tre",
    "name": "Bến Tre",
    "unit_kind": "tỉnh",
    "hostname": "ldld.bentre.example",
    "seat": "Bến Tre",
    "predecessors": ["Đồng Khởi", "An Hóa"],
    "identity": {"slogan": "Khẩu hiệu Bến Tre"},
    "licence": {"licence_number": "06/GP-TTĐT", "issued_on": "09/10/2019", "phones": "0275.000.0001"},
    "people": [
        {"email": "Bien.Tap@bentre.example", "role": "editors", "last_name": "Lê Thu", "first_name": "Hằng"},
        {"email": "duyet@bentre.example", "role": "reviewers"},
        {"email": "quan-tri@bentre.example", "role": "managers"},
    ],
}

PERSON = {"email": "moi@bentre.example", "role": "editors"}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def spec(**changes):
    """Return SPEC as a checked specification, with changes; None takes a field out."""
    data = {key: value for key, value in {**SPEC, **changes}.items() if value is not None}
    return FederationSpec.from_mapping(data)


def problems(read, *args, **kwargs):
    """Return the problems that a refused specification is said to have."""
    with pytest.raises(SpecError) as refusal:
        read(*args, **kwargs)
    return refusal.value.problems


def everything():
    """Return every row of every table but the search index, which follows from the others."""
    models = [model for model in apps.get_models() if model._meta.app_label != "wagtailsearch"]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.fixture
def ben_tre(db):
    """The federation of SPEC, provisioned."""
    provision(spec())
    return Federation.objects.get(slug="ben-tre")


def test_everything_of_a_federation_is_made_and_counted(db):
    counts = provision(spec()).counts()

    grants = sum(len(role.pages) + len(role.collection) + len(role.settings) + 1 for role in ROLES)
    assert counts == {
        "site": 1,
        "page": 5,
        "collection": 1,
        "group": 3,
        "workflow": 1,
        "workflow assignment": 1,
        "federation": 1,
        "grant": grants,
        "setting": 2,
        "predecessor": 2,
        "account": 3,
        "membership": 3,
    }


def test_report_gives_the_address(db, settings):
    settings.SITE_PORT = 443
    assert provision(spec()).url == "https://ldld.bentre.example/"


def test_site_answers_at_once_on_its_host(ben_tre, visit):
    assert visit("ldld.bentre.example", "/admin/login/").status_code == 200


def test_front_page_has_its_sections_live_and_in_the_menu(ben_tre):
    sections = ben_tre.home.get_children().specific()

    assert [type(page).__name__ for page in sections] == [
        "StandardPage",
        "NewsIndexPage",
        "SeminarIndexPage",
        "ContactPage",
    ]
    assert all(page.live and page.show_in_menus and page.latest_revision for page in sections)
    assert Entry.objects.of_site(ben_tre.site).filter(in_menu=True).count() == 4


def test_news_section_starts_with_categories_and_contact_page_with_fields(ben_tre):
    _about, news, _seminars, contact = ben_tre.home.get_children().specific()

    assert news.categories.count() == 4
    assert all(category.slug for category in news.categories.all())
    assert [field.required for field in contact.form_fields.all()] == [True, False, False, True]


def test_specified_values_reach_the_settings(ben_tre):
    identity, licence = Identity.objects.get(site=ben_tre.site), Licence.objects.get(site=ben_tre.site)

    assert identity.slogan == "Khẩu hiệu Bến Tre"
    assert (licence.licence_number, licence.issued_on.isoformat()) == ("06/GP-TTĐT", "2019-10-09")
    assert licence.phone_list == ["0275.000.0001"]
    assert [str(predecessor) for predecessor in ben_tre.predecessors.all()] == ["Đồng Khởi", "An Hóa"]


@pytest.mark.parametrize("kind", ["tỉnh", "Thành phố"])
def test_site_is_named_after_the_province_unless_told_otherwise(db, kind):
    provision(spec(unit_kind=kind))

    identity = Identity.objects.get(site__hostname="ldld.bentre.example")
    assert "Bến Tre" in identity.name
    assert identity.name != "Bến Tre"
    assert identity.governing_body


def test_name_that_is_given_is_taken(db):
    provision(spec(identity={"name": "Công đoàn xứ dừa"}))

    assert HomePage.objects.get(slug="ben-tre").title == "Công đoàn xứ dừa"


def test_national_portal_has_its_own_name_no_governing_body_and_lists_the_federations(national):
    identity = Identity.objects.get(site=national.site)

    assert (identity.name, identity.governing_body) == ("Cổng thông tin Công đoàn", "")
    assert national.home.lists_federations


def test_names_are_in_the_language_of_the_sites_whoever_provisions(db):
    titles = []
    for language, slug in (("en", "mot"), ("vi", "hai")):
        with translation.override(language):
            provision(spec(slug=slug, hostname=f"{slug}.example", people=None))
        home = Federation.objects.get(slug=slug).home
        titles.append([home.title, *home.get_children().values_list("title", flat=True)])

    assert titles[0] == titles[1]


def test_people_are_on_the_team_and_have_no_password_yet(ben_tre):
    editor = User.objects.get(email="bien.tap@bentre.example")

    assert editor.get_full_name() == "Lê Thu Hằng"
    assert not editor.has_usable_password()
    assert list(editor.groups.all()) == [ben_tre.editors]


def test_person_with_an_account_joins_and_keeps_it(ca_mau):
    provision(spec(people=[{"email": "EDITOR@ca-mau.example", "role": "managers", "first_name": "Khác"}]))

    user = User.objects.get(pk=ca_mau.editor.pk)
    assert user.check_password(PASSWORD)
    assert user.first_name == ""
    assert set(user.groups.all()) == {ca_mau.federation.editors, Federation.objects.get(slug="ben-tre").managers}


def test_approval_is_for_the_federations_own_reviewers_and_managers(ben_tre):
    (task,) = ben_tre.workflow.tasks

    assert set(task.specific.groups.all()) == {ben_tre.reviewers, ben_tre.managers}
    assert ben_tre.home.get_workflow() == ben_tre.workflow


def test_front_page_evades_a_page_of_the_same_slug(db):
    Page.get_first_root_node().add_child(instance=HomePage(title="Cũ", slug="ben-tre"))
    provision(spec())

    assert Federation.objects.get(slug="ben-tre").home.slug == "ben-tre-site"


def test_second_run_changes_nothing(ben_tre):
    before = everything()
    report = provision(spec())

    assert report.changes == []
    assert everything() == before


def test_second_run_leaves_alone_what_the_team_has_changed(ben_tre):
    for page in ben_tre.home.get_children().specific():
        page.title = f"{page.title} (mới)"
        page.slug = f"{page.slug}-moi"
        page.show_in_menus = False
        page.save_revision().publish()
    Identity.objects.filter(site=ben_tre.site).update(name="Tên của đội", accent_colour="#000000")
    Licence.objects.filter(site=ben_tre.site).update(licence_number="")
    NewsIndexPage.objects.child_of(ben_tre.home).get().categories.all().delete()
    User.objects.filter(email="duyet@bentre.example").update(last_name="Đổi", is_active=False)
    before = everything()

    assert provision(spec()).changes == []
    assert everything() == before


def test_second_run_adds_what_is_missing(ben_tre):
    SeminarIndexPage.objects.child_of(ben_tre.home).get().delete()
    GroupPagePermission.objects.filter(group=ben_tre.editors).delete()

    report = provision(spec(people=[*SPEC["people"], PERSON], predecessors=[*SPEC["predecessors"], "Mỏ Cày"]))

    assert report.counts() == {"page": 1, "grant": 2, "predecessor": 1, "account": 1, "membership": 1}
    assert SeminarIndexPage.objects.child_of(ben_tre.home).exists()


def test_surplus_grant_is_reported_and_taken_away(ben_tre, ca_mau):
    GroupPagePermission.objects.create(group=ben_tre.editors, page=ca_mau.home, permission_type="change")

    assert provision(spec()).counts() == {"grant": 1}
    assert not GroupPagePermission.objects.filter(group=ben_tre.editors, page=ca_mau.home).exists()


def test_dry_run_reports_the_same_and_leaves_no_row(db):
    before = everything()
    announced = provision(spec(), dry_run=True)

    assert everything() == before
    assert announced.changes == provision(spec()).changes


def test_dry_run_leaves_the_host_unknown(db, visit):
    provision(spec(), dry_run=True)

    assert visit("ldld.bentre.example", "/admin/login/").status_code == 404


@pytest.mark.parametrize("call", range(len(ROLES)))
def test_failure_in_the_middle_leaves_no_row(db, monkeypatch, call):
    from sites.provisioning import build

    calls = iter(range(len(ROLES)))

    def failing_grant(*args, grant=build.grant):
        if next(calls) == call:
            raise RuntimeError("the power is gone")
        return grant(*args)

    monkeypatch.setattr(build, "grant", failing_grant)
    before = everything()
    with pytest.raises(RuntimeError, match="power"):
        provision(spec())

    assert everything() == before


def test_failure_leaves_no_trace_in_the_cache_of_sites(db, monkeypatch):
    def failing_grant(*args):
        Site.get_site_root_paths()  # as any look-up of a page's address does
        raise RuntimeError("the power is gone")

    monkeypatch.setattr("sites.provisioning.build.grant", failing_grant)
    with pytest.raises(RuntimeError, match="power"):
        provision(spec())

    assert not [path for path in Site.get_site_root_paths() if "bentre" in path.root_url]


def test_group_that_nobody_provisioned_is_not_taken_over(db):
    with translation.override("vi"):
        Group.objects.create(name=f"ben-tre: {ROLES[0].label}")

    with pytest.raises(SpecError) as refusal:
        provision(spec())

    assert [field for field, _text in refusal.value.problems] == ["slug"]
    assert not Federation.objects.filter(slug="ben-tre").exists()


def test_national_administrator_is_no_member_of_a_team(administrator):
    before = everything()
    found = problems(provision, spec(people=[{"email": administrator.email, "role": "managers"}]))

    assert [field for field, _message in found] == ["people"]
    assert administrator.email in found[0][1]
    assert everything() == before


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
    specs = read_csv(mark + sheet(*ROWS))

    assert [(made.slug, made.name, made.hostname) for made in specs] == [
        ("mot", "Một", "mot.example"),
        ("hai", "Hai", "hai.example"),
        ("ba", "Ba", "ba.example"),
    ]
    assert [made.licence for made in specs] == [{"phones": "0123"}, {}, {}]


@pytest.mark.parametrize("text", ["", "\n", HEAD, f"{HEAD}\n\n"])
def test_empty_sheet_is_refused(text):
    ((field, message),) = problems(read_csv, text)

    assert field == ""
    assert "no rows" in message


def test_slug_twice_in_a_sheet_is_named_with_both_lines(db):
    ((field, message),) = problems(read_csv, sheet(*ROWS, "mot,Một,tỉnh,khac.example,"))

    assert field == "line 5, slug"
    assert "mot" in message
    assert "line 2" in message


def test_hostname_twice_in_a_sheet_is_named_with_both_lines(db):
    ((field, message),) = problems(read_csv, sheet(*ROWS, "bon,Bốn,tỉnh,HAI.example,"))

    assert field == "line 5, hostname"
    assert "hai.example" in message
    assert "line 3" in message


def test_mistakes_of_all_rows_are_named_with_their_lines(db):
    rows = ["mot,,tỉnh,mot.example,", ROWS[1], "ba,Ba,xã,ba example,"]

    assert {field for field, _message in problems(read_csv, sheet(*rows))} == {
        "line 2, name",
        "line 4, unit_kind",
        "line 4, hostname",
    }


def test_lines_are_counted_as_an_editor_shows_them(db):
    rows = ['mot,"Một', 'hai dòng",tỉnh,mot.example,', "", "ba,,tỉnh,ba.example,"]

    assert [field for field, _message in problems(read_csv, sheet(*rows))] == ["line 5, name"]


def test_unknown_column_is_named(db):
    found = problems(read_csv, "slug,name,unit_kind,hostname,licence.number\na,A,tỉnh,a.example,06")

    assert [field for field, _message in found] == ["line 2, licence.number"]


def test_row_with_more_cells_than_columns_is_named(db):
    ((field, message),) = problems(read_csv, sheet(ROWS[0], f"{ROWS[1]},thừa"))

    assert field.startswith("line 3")
    assert "more cells" in message


def test_quote_that_is_never_closed_is_named(db):
    found = problems(read_csv, sheet('mot,"Một,tỉnh,mot.example,', *ROWS[1:]))

    assert found
    assert all(field.startswith("line") for field, _message in found)
