"""The three roles of a team: what each may do at home, and that all of it ends at the neighbour's door."""

import pytest
from django.contrib.auth.models import Permission
from django.db import models
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from library.models import LibraryDocument, LibraryImage
from pages.models import StandardPage
from sites.roles import EVERYWHERE, ROLES, grant, permission_ids
from tests import builders
from tests.cast import ROLES as PEOPLE

PUBLISH = {"action-publish": "1"}
SETTINGS = ("identity", "licence")


def grants_of(group):
    """Return what a group may do and where, as a set of (where, permission) pairs."""

    def names(model, field):
        rows = model.objects.filter(group=group)
        return {
            ((field, place), f"{app}.{codename}")
            for place, app, codename in rows.values_list(
                f"{field}_id", "permission__content_type__app_label", "permission__codename"
            )
        }

    everywhere = group.permissions.annotate(app=models.F("content_type__app_label")).values_list("app", "codename")
    return (
        names(GroupPagePermission, "page")
        | names(GroupCollectionPermission, "collection")
        | names(GroupSitePermission, "site")
        | {("everywhere", f"{app}.{codename}") for app, codename in everywhere}
    )


def grants_in_table(role, federation):
    """Return what the table of roles gives, in the same form."""
    page, collection, site = federation.site.root_page_id, federation.collection_id, federation.site_id
    return (
        {(("page", page), f"wagtailcore.{kind}_page") for kind in role.pages}
        | {(("collection", collection), name) for name in role.collection}
        | {(("site", site), name) for name in role.settings}
        | {("everywhere", name) for name in EVERYWHERE}
    )


@pytest.fixture(params=ROLES, ids=lambda role: role.key)
def role(request):
    """Each role of the table in turn."""
    return request.param


@pytest.fixture(params=PEOPLE)
def person(request):
    """The name of each person of a team in turn."""
    return request.param


@pytest.fixture
def outsiders(ca_mau, stranger):
    """Everybody who has nothing to do in An Giang; None is a reader who has not signed in."""
    return [ca_mau.editor, ca_mau.reviewer, ca_mau.manager, stranger, None]


def page_form(title, **fields):
    return nested_form_data({"title": title, "body": streamfield([]), "comments": inline_formset([]), **fields})


def test_groups_hold_exactly_what_the_table_gives(an_giang, ca_mau, role):
    for team in (an_giang, ca_mau):
        assert grants_of(team.federation.group_for(role.key)) == grants_in_table(role, team.federation)


def test_granting_again_changes_nothing(an_giang, role):
    assert grant(an_giang.federation.group_for(role.key), role, an_giang.federation) == []


@pytest.mark.parametrize("what", ["page", "collection", "site", "everywhere"])
def test_surplus_grant_is_taken_away(an_giang, ca_mau, role, what):
    group = an_giang.federation.group_for(role.key)
    by_codename = Permission.objects.get
    if what == "page":
        GroupPagePermission.objects.create(group=group, page=ca_mau.home, permission_type="change")
    elif what == "collection":
        change = by_codename(codename="change_image", content_type__app_label="wagtailimages")
        GroupCollectionPermission.objects.create(
            group=group, collection=ca_mau.federation.collection, permission=change
        )
    elif what == "site":
        GroupSitePermission.objects.create(
            group=group, site=ca_mau.site, permission=by_codename(codename="change_identity")
        )
    else:
        group.permissions.add(by_codename(codename="add_user"))

    changes = grant(group, role, an_giang.federation)

    assert len(changes) == 1
    assert grants_of(group) == grants_in_table(role, an_giang.federation)


def test_missing_grants_are_given_again(an_giang, role):
    group = an_giang.federation.group_for(role.key)
    for model in (GroupPagePermission, GroupCollectionPermission, GroupSitePermission):
        model.objects.filter(group=group).delete()
    group.permissions.clear()

    changes = grant(group, role, an_giang.federation)

    assert len(changes) == len(grants_in_table(role, an_giang.federation))
    assert grants_of(group) == grants_in_table(role, an_giang.federation)


def test_permission_that_no_app_defines_is_an_error(db):
    with pytest.raises(KeyError):
        permission_ids(["wagtailcore.fly_page"])


def test_team_opens_the_admin_on_its_own_host(an_giang, visit, person):
    assert visit(an_giang.host, "/admin/", getattr(an_giang, person)).status_code == 200


def test_stranger_and_reader_do_not_open_the_admin(an_giang, stranger, visit):
    assert visit(an_giang.host, "/admin/", stranger).status_code == 302
    assert visit(an_giang.host, "/admin/").status_code == 302


def test_everyone_on_the_team_writes_drafts(an_giang, visit, person):
    path = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    visit(an_giang.host, path, getattr(an_giang, person), "post", data=page_form("Bài mới"))

    assert not StandardPage.objects.child_of(an_giang.about).get(title="Bài mới").live


def test_outsiders_write_nothing(an_giang, visit, outsiders):
    path = f"/admin/pages/add/pages/standardpage/{an_giang.about.pk}/"
    for user in outsiders:
        assert visit(an_giang.host, path, user).status_code != 200
        visit(an_giang.host, path, user, "post", data={**page_form("Bài lạ"), **PUBLISH})

    assert not Page.objects.filter(title="Bài lạ").exists()


def test_editor_changes_a_page_without_publishing(an_giang, visit):
    page = builders.add_page(an_giang.about, StandardPage(title="Cũ"))
    visit(
        an_giang.host, f"/admin/pages/{page.pk}/edit/", an_giang.editor, "post", data={**page_form("Mới"), **PUBLISH}
    )

    page.refresh_from_db()
    assert page.title == "Cũ"
    assert page.get_latest_revision_as_object().title == "Mới"


def test_nobody_on_the_team_publishes_alone(an_giang, visit, person):
    page = builders.add_page(an_giang.about, StandardPage(title="Cũ"))
    user = getattr(an_giang, person)
    visit(an_giang.host, f"/admin/pages/{page.pk}/edit/", user, "post", data={**page_form("Mới"), **PUBLISH})

    page.refresh_from_db()
    assert page.title == "Cũ"
    assert page.get_latest_revision_as_object().title == "Mới"


def test_outsiders_change_and_publish_nothing(an_giang, visit, outsiders):
    page = builders.add_page(an_giang.about, StandardPage(title="Cũ"))
    for user in outsiders:
        path = f"/admin/pages/{page.pk}/edit/"
        assert visit(an_giang.host, path, user).status_code != 200
        visit(an_giang.host, path, user, "post", data={**page_form("Mới"), **PUBLISH})

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "Cũ"


def test_editor_does_not_take_a_page_off_the_site(an_giang, visit):
    page = builders.add_page(an_giang.about, StandardPage(title="Còn đây"))
    visit(an_giang.host, f"/admin/pages/{page.pk}/unpublish/", an_giang.editor, "post", data={"reason": "error"})
    visit(an_giang.host, f"/admin/pages/{page.pk}/delete/", an_giang.editor, "post")

    assert StandardPage.objects.get(pk=page.pk).live


def test_reviewer_takes_a_page_off_the_site(an_giang, visit):
    page = builders.add_page(an_giang.about, StandardPage(title="Gỡ xuống"))
    visit(an_giang.host, f"/admin/pages/{page.pk}/unpublish/", an_giang.reviewer, "post", data={"reason": "error"})

    assert not StandardPage.objects.get(pk=page.pk).live


def test_outsiders_take_nothing_off_the_site(an_giang, visit, outsiders):
    page = builders.add_page(an_giang.about, StandardPage(title="Còn đây"))
    for user in outsiders:
        visit(an_giang.host, f"/admin/pages/{page.pk}/unpublish/", user, "post", data={"reason": "error"})
        visit(an_giang.host, f"/admin/pages/{page.pk}/delete/", user, "post")

    assert StandardPage.objects.get(pk=page.pk).live


def test_everyone_on_the_team_adds_pictures_and_documents_to_its_own_collection(an_giang, visit, person):
    user = getattr(an_giang, person)
    for path, name in (("/admin/images/add/", "anh.png"), ("/admin/documents/add/", "tai-lieu.pdf")):
        data = {"title": "Tệp của đội", "file": builders.picture_file(name)}
        assert visit(an_giang.host, path, user, "post", data=data).status_code == 302

    for model in (LibraryImage, LibraryDocument):
        assert model.objects.get(title="Tệp của đội").collection == an_giang.federation.collection


def test_nobody_adds_a_picture_to_the_neighbours_collection(an_giang, ca_mau, visit, person):
    neighbours = ca_mau.federation.collection
    data = {"title": "Tệp lạc", "file": builders.picture_file(), "collection": neighbours.pk}
    visit(an_giang.host, "/admin/images/add/", getattr(an_giang, person), "post", data=data)

    assert not LibraryImage.objects.filter(collection=neighbours).exists()


@pytest.mark.parametrize(
    ("build", "address"), [(builders.picture, "/admin/images/{}/"), (builders.document, "/admin/documents/edit/{}/")]
)
def test_pictures_and_documents_are_changed_by_their_own_team_alone(
    an_giang, visit, person, outsiders, build, address
):
    item = build(an_giang.federation.collection, title="Cũ")
    path = address.format(item.pk)
    for user in outsiders:
        assert visit(an_giang.host, path, user).status_code != 200
        visit(an_giang.host, path, user, "post", data={"title": "Lạ"})
    item.refresh_from_db()
    assert item.title == "Cũ"

    assert visit(an_giang.host, path, getattr(an_giang, person)).status_code == 200
    visit(an_giang.host, path, getattr(an_giang, person), "post", data={"title": "Mới"})
    item.refresh_from_db()
    assert item.title == "Mới"


@pytest.mark.parametrize(
    ("build", "address"),
    [(builders.picture, "/admin/images/{}/delete/"), (builders.document, "/admin/documents/delete/{}/")],
)
def test_pictures_and_documents_are_deleted_by_their_own_team_alone(an_giang, visit, outsiders, build, address):
    item = build(an_giang.federation.collection)
    path = address.format(item.pk)
    for user in outsiders:
        visit(an_giang.host, path, user, "post")
    assert type(item).objects.filter(pk=item.pk).exists()

    visit(an_giang.host, path, an_giang.manager, "post")
    assert not type(item).objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_open_for_the_manager_alone(an_giang, visit, outsiders, setting):
    path = f"/admin/settings/sites/{setting}/{an_giang.site.pk}/"

    assert visit(an_giang.host, path, an_giang.manager).status_code == 200
    for user in (an_giang.editor, an_giang.reviewer, *outsiders):
        assert visit(an_giang.host, path, user).status_code != 200


@pytest.mark.parametrize("setting", SETTINGS)
def test_manager_is_never_led_to_the_neighbours_settings(an_giang, ca_mau, national, visit, setting):
    assert visit(ca_mau.host, f"/admin/settings/sites/{setting}/", an_giang.manager).status_code == 404

    response = visit(national.host, f"/admin/settings/sites/{setting}/", an_giang.manager)
    assert response["Location"] == f"/admin/settings/sites/{setting}/{an_giang.site.pk}/"


@pytest.mark.parametrize(
    "path", ["/admin/sites/", "/admin/users/", "/admin/groups/", "/admin/collections/", "/admin/workflows/list/"]
)
def test_the_install_itself_is_closed_to_teams(an_giang, administrator, visit, person, path):
    assert visit(an_giang.host, path, getattr(an_giang, person)).status_code != 200
    assert visit(an_giang.host, path, administrator).status_code == 200


def test_person_of_two_teams_works_in_both(an_giang, ca_mau, visit):
    an_giang.editor.groups.add(ca_mau.federation.editors)

    for team in (an_giang, ca_mau):
        assert visit(team.host, f"/admin/pages/{team.about.pk}/edit/", an_giang.editor).status_code == 200


def test_person_who_left_the_team_is_refused_at_once(an_giang, visit):
    an_giang.manager.groups.clear()

    assert visit(an_giang.host, f"/admin/pages/{an_giang.about.pk}/edit/", an_giang.manager).status_code != 200
