"""What a team's person reaches in the admin, on which hosts, and with which ids."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests import builders
from tests.cast import ROLES as PEOPLE


@pytest.fixture(params=PEOPLE)
def person(request, an_giang):
    """Each person of the team in turn."""
    return getattr(an_giang, request.param)


CLOSED = [
    "/admin/sites/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/collections/",
    "/admin/workflows/list/",
    "/admin/workflows/task_chooser/",
    "/admin/redirects/",
    "/admin/snippets/",
    "/admin/reports/site-history/",
    "/admin/reports/page-types-usage/",
    "/admin/api/main/images/",
    "/admin/api/main/documents/",
    "/admin/tag-autocomplete/taggit/tag/?term=a",
]


@pytest.mark.parametrize("path", CLOSED)
def test_what_belongs_to_the_install_does_not_exist_for_a_team(an_giang, administrator, visit, person, path):
    assert visit(an_giang.host, path, person).status_code == 404
    assert visit(an_giang.host, path, administrator).status_code != 404


def test_team_works_on_its_own_host_and_the_national_one(an_giang, ca_mau, national, visit, person):
    statuses = {team.host: visit(team.host, "/admin/", person).status_code for team in (an_giang, national, ca_mau)}

    assert statuses == {an_giang.host: 200, national.host: 200, ca_mau.host: 404}


def test_person_of_two_teams_works_on_both_hosts_and_meets_no_third(an_giang, ca_mau, national, visit):
    both = an_giang.editor
    both.groups.add(national.federation.editors)
    both.groups.remove(an_giang.federation.editors)
    both.groups.add(an_giang.federation.reviewers)

    for team in (an_giang, national):
        assert visit(team.host, f"/admin/pages/{team.news.pk}/edit/", both).status_code == 200
        assert visit(team.host, f"/admin/pages/{ca_mau.news.pk}/edit/", both).status_code == 404
    assert visit(ca_mau.host, "/admin/", both).status_code == 404


def test_refusal_looks_the_same_for_a_foreign_page_and_for_none(an_giang, ca_mau, visit):
    foreign, none = (
        visit(an_giang.host, f"/admin/pages/{pk}/edit/", an_giang.editor) for pk in (ca_mau.news.pk, 999_999)
    )

    assert (foreign.status_code, foreign.content) == (none.status_code, none.content)


def test_membership_past_its_last_day_ends_the_work_at_once(an_giang, visit):
    an_giang.editor.memberships.update(expires_on="2020-01-01")

    # Without a group they are nobody to the admin, which sends them to the sign-in page.
    assert visit(an_giang.host, "/admin/", an_giang.editor).status_code == 302
    assert not an_giang.editor.groups.exists()


def test_membership_past_its_last_day_is_closed_at_the_door_of_the_other_team(an_giang, ca_mau, visit):
    both = an_giang.editor
    both.groups.add(ca_mau.federation.editors)
    both.memberships.filter(federation=ca_mau.federation).update(expires_on="2020-01-01")
    picture = builders.picture(ca_mau.federation.collection, title="Ảnh của Cà Mau")

    visit(an_giang.host, "/admin/bulk/library/libraryimage/delete/?id=all", both, "post")
    listing = visit(an_giang.host, "/admin/images/", both)

    assert type(picture).objects.filter(pk=picture.pk).exists()
    assert listing.status_code == 200
    assert picture.title not in listing.content.decode()
    assert list(both.groups.all()) == [an_giang.federation.editors]


@pytest.mark.parametrize("value", ["٣", "9" * 30, "-1", "1e3", "all", "%00", ""])
def test_odd_ids_are_refused_and_no_error(an_giang, visit, value):
    address = f"/admin/choose-page/chosen-multiple/?id={value}"

    assert visit(an_giang.host, address, an_giang.editor).status_code == 404


def test_ids_in_the_query_are_asked_one_by_one(an_giang, ca_mau, visit):
    address = reverse("wagtailadmin_choose_page_chosen_multiple")

    own = visit(an_giang.host, f"{address}?id={an_giang.news.pk}", an_giang.editor)
    mixed = visit(an_giang.host, f"{address}?id={an_giang.news.pk}&id={ca_mau.news.pk}", an_giang.editor)

    assert own.status_code == 200
    assert mixed.status_code == 404


def test_revision_of_another_page_does_not_open_with_a_page_of_ones_own(an_giang, ca_mau, visit):
    own, foreign = (builders.news(team.news) for team in (an_giang, ca_mau))
    path = reverse("wagtailadmin_pages:revisions_view", args=[own.pk, foreign.latest_revision_id])

    assert visit(an_giang.host, path, an_giang.editor).status_code == 404


@pytest.mark.parametrize("query", ["id=all", "id=all&childOf={root}", "id=all&childOf={foreign}", "id={foreign}"])
def test_bulk_actions_take_pages_of_ones_own_only(an_giang, ca_mau, visit, query):
    builders.news(ca_mau.news, title="Tin của người khác")
    query = query.format(root=Page.get_first_root_node().pk, foreign=ca_mau.news.pk)
    path = f"/admin/bulk/wagtailcore/page/delete/?{query}"

    assert visit(an_giang.host, path, an_giang.manager).status_code == 404
    assert visit(an_giang.host, path, an_giang.manager, "post").status_code == 404


def test_bulk_action_takes_all_of_a_listing_of_ones_own(an_giang, visit):
    builders.news(an_giang.news, title="Tin của mình")

    response = visit(
        an_giang.host, f"/admin/bulk/wagtailcore/page/delete/?id=all&childOf={an_giang.news.pk}", an_giang.manager
    )

    assert "Tin của mình" in response.content.decode()


def test_nobody_assigns_roles_in_bulk(an_giang, ca_mau, visit):
    path = f"/admin/bulk/accounts/user/assign_role/?id={an_giang.editor.pk}"
    data = {"role": ca_mau.federation.managers.pk}

    assert visit(an_giang.host, path, an_giang.manager, "post", data=data).status_code == 404
    assert not an_giang.editor.groups.filter(pk=ca_mau.federation.managers.pk).exists()


def test_page_is_not_sent_to_a_foreign_parent(an_giang, ca_mau, visit):
    page = builders.news(an_giang.news)
    data = {"new_parent_page": ca_mau.news.pk, "new_title": "X", "new_slug": "x"}

    assert visit(an_giang.host, f"/admin/pages/{page.pk}/copy/", an_giang.editor, "post", data=data).status_code == 404
    assert (
        visit(an_giang.host, f"/admin/pages/{page.pk}/move/", an_giang.manager, "post", data=data).status_code == 404
    )


def test_upload_of_a_colleague_is_not_ones_own(an_giang, visit):
    from wagtail.models import UploadedFile

    upload = UploadedFile.objects.create(uploaded_by_user=an_giang.reviewer)
    path = reverse("wagtailimages:delete_upload_multiple", args=[upload.pk])
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}

    assert visit(an_giang.host, path, an_giang.editor, "post", **ajax).status_code == 404
    assert UploadedFile.objects.filter(pk=upload.pk).exists()


def test_signed_in_person_can_always_sign_out(an_giang, ca_mau, visit):
    assert visit(ca_mau.host, "/admin/logout/", an_giang.editor, "post").status_code == 302


def test_sign_in_page_of_wagtail_for_readers_is_not_there(an_giang, visit):
    assert visit(an_giang.host, "/_util/login/").status_code == 404
