"""Making a federation: whole, once, as specified, or not at all."""

import re

import pytest
from django.apps import apps
from django.utils import timezone, translation
from wagtail.models import GroupPagePermission, Page, Site

from accounts.models import User
from catalogue.models import Entry
from home.models import HomePage
from news.models import NewsIndexPage
from seminars.models import SeminarIndexPage
from sites.models import Federation, HistoryLine, Identity, Invitation, Licence
from sites.people.invitations import accept_as_newcomer
from sites.provisioning import provision
from sites.roles import ROLES
from tests.cast import PASSWORD
from tests.sites.specs import PERSON, SPEC, spec


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def everything():
    """Return every row of every table but the search index, which follows from the others."""
    models = [model for model in apps.get_models() if model._meta.app_label != "wagtailsearch"]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.fixture
def ben_tre(db):
    """The federation of SPEC, provisioned."""
    provision(spec())
    return Federation.objects.get(slug="ben-tre")


def join(federation, email):
    """Let somebody accept their invitation; return their account."""
    accept_as_newcomer(federation.invitations.get(email=email), User(email=email))
    return User.objects.get(email=email)


def test_everything_of_a_federation_is_made_and_counted(db):
    counts = provision(spec()).counts()

    grants = sum(len(role.pages) + len(role.collection) + len(role.settings) + 1 for role in ROLES)
    assert counts == {
        "site": 1,
        "page": 5,
        "category": 4,
        "collection": 1,
        "group": 3,
        "workflow": 1,
        "workflow assignment": 1,
        "federation": 1,
        "grant": grants,
        "setting": 2,
        "predecessor": 2,
        "invitation": 3,
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


def test_people_are_invited_and_no_account_is_made_for_them(db, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        provision(spec())

    assert not User.objects.filter(email__endswith="@bentre.example").exists()
    assert {mail.to[0] for mail in mailoutbox} == {person["email"].lower() for person in SPEC["people"]}
    editor = Invitation.objects.get(email="bien.tap@bentre.example")
    assert (editor.federation.slug, editor.role, editor.get_full_name()) == ("ben-tre", "editors", "Lê Thu Hằng")
    assert editor.can_be_accepted


def test_invited_manager_of_a_new_federation_gets_in_by_the_link(
    db, django_capture_on_commit_callbacks, mailoutbox, visit
):
    with django_capture_on_commit_callbacks(execute=True):
        provision(spec())
    (mail,) = [mail for mail in mailoutbox if mail.to == ["quan-tri@bentre.example"]]
    path = re.search(r"http://ldld\.bentre\.example(/admin/invitation/\S+)", mail.body)[1]

    password = "dua xanh ben dong song"
    data = {"last_name": "Võ", "first_name": "An", "new_password1": password, "new_password2": password}
    assert visit("ldld.bentre.example", path, method="post", data=data).status_code == 302

    manager = User.objects.get(email="quan-tri@bentre.example")
    assert list(manager.groups.all()) == [Federation.objects.get(slug="ben-tre").managers]
    assert visit("ldld.bentre.example", "/admin/people/", manager).status_code == 302


def test_withdrawn_invitation_is_not_sent_again_by_another_run(ben_tre):
    ben_tre.invitations.update(withdrawn_at=timezone.now())

    assert provision(spec()).changes == []


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
    join(ben_tre, "duyet@bentre.example")
    User.objects.filter(email="duyet@bentre.example").update(last_name="Đổi", is_active=False)
    before = everything()

    assert provision(spec()).changes == []
    assert everything() == before


def test_second_run_adds_what_is_missing(ben_tre):
    SeminarIndexPage.objects.child_of(ben_tre.home).get().delete()
    GroupPagePermission.objects.filter(group=ben_tre.editors).delete()

    report = provision(spec(people=[*SPEC["people"], PERSON], predecessors=[*SPEC["predecessors"], "Mỏ Cày"]))

    assert report.counts() == {"page": 1, "grant": 2, "predecessor": 1, "invitation": 1}
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


def test_who_left_the_team_is_not_put_back(ben_tre):
    user = join(ben_tre, "duyet@bentre.example")
    user.groups.clear()

    report = provision(spec())

    assert report.changes == []
    assert not user.groups.exists()


def test_province_that_becomes_a_city_follows_its_specification(ben_tre):
    report = provision(spec(unit_kind="thành phố", seat="Mỹ Tho", port=8080))

    ben_tre.refresh_from_db()
    assert (ben_tre.unit_kind, ben_tre.seat) == ("city", "Mỹ Tho")
    assert report.url == "http://ldld.bentre.example:8080/"
    assert len(report.changes) == 3
    assert provision(spec(unit_kind="thành phố", seat="Mỹ Tho", port=8080)).changes == []


def test_maker_and_state_stand_in_the_history(db, administrator):
    provision(spec(), actor=administrator)

    line = HistoryLine.objects.get(federation__slug="ben-tre", action="federation.make")
    assert line.user == administrator
    assert "Live" in line.entry.message
