"""A team's redirects: its managers', on its own site; and what readers meet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.permissions import policy_registry

from sites.models import HistoryLine
from sites.permissions import SiteScopedPolicy, federations_managed_by
from tests import builders
from tests.sites.redirects.conftest import PATH, added, errors_of


def test_manager_adds_one_and_readers_are_led_on(an_giang, ca_mau, add, visit):
    assert add("/tin-cũ/bài 1.aspx?b=2&a=1", redirect_page=an_giang.about.pk).status_code == 302

    redirect = Redirect.objects.get()
    assert (redirect.site, redirect.redirect_page_id) == (an_giang.site, an_giang.about.pk)
    answer = visit(an_giang.host, "/tin-c%C5%A9/b%C3%A0i%201.aspx?a=1&b=2")
    assert answer.status_code == 301
    assert answer["Location"] == an_giang.about.url
    assert visit(ca_mau.host, "/tin-c%C5%A9/b%C3%A0i%201.aspx?a=1&b=2").status_code == 404


def test_path_leads_to_the_own_host(an_giang, add, visit):
    add("/cu", address="http://an-giang.example/gioi-thieu/?a=1#b")

    assert added() == [("/cu", "/gioi-thieu/?a=1#b")]
    assert visit(an_giang.host, "/cu/")["Location"] == "/gioi-thieu/?a=1#b"


def test_temporary_redirect(an_giang, add, visit):
    visit(an_giang.host, f"{PATH}new/", an_giang.manager, "post", data={"old_path": "/cu", "address": "/moi"})

    assert visit(an_giang.host, "/cu").status_code == 302


@pytest.mark.parametrize("address", ["", "results/", "new/", "import/"])
def test_managers_alone_come_in(an_giang, administrator, stranger, visit, address):
    def status(user):
        return visit(an_giang.host, PATH + address, user).status_code

    assert [status(user) for user in (an_giang.manager, administrator)] == [200, 200]
    assert [status(user) for user in (an_giang.editor, an_giang.reviewer, stranger, None)] == [302] * 4


def test_others_add_nothing(an_giang, stranger, add):
    for user in (an_giang.editor, an_giang.reviewer, stranger):
        add(user=user, address="/moi")

    assert added() == []


def test_neighbours_manager_adds_nothing_here(an_giang, ca_mau, add):
    assert add(user=ca_mau.manager, address="/moi", site=an_giang.site.pk).status_code == 404
    assert added() == []


def test_list_and_spreadsheet_show_the_own_only(an_giang, redirects, visit):
    for query in ({}, {"q": "cu"}, {"export": "csv"}):
        response = visit(an_giang.host, PATH, an_giang.manager, data=query)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert "/cu-an-giang" in content.decode()
        assert "ca-mau" not in content.decode()
        assert "Cà Mau" not in content.decode()


@pytest.mark.parametrize("address", ["{pk}/", "{pk}/delete/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_neighbours_redirect_is_not_found(an_giang, redirects, visit, address, method):
    other = redirects["ca-mau"]
    data = {"old_path": "/cu-moi", "address": "/x"} if method == "post" else None

    response = visit(an_giang.host, PATH + address.format(pk=other.pk), an_giang.manager, method, data=data)

    assert response.status_code == 404
    assert Redirect.objects.get(pk=other.pk).old_path == "/cu-ca-mau"


def test_redirect_of_all_sites_is_for_administrators(an_giang, administrator, visit):
    everywhere = Redirect.objects.create(old_path="/khap-noi", redirect_link="/x")

    assert visit(an_giang.host, f"{PATH}{everywhere.pk}/", an_giang.manager).status_code == 404
    assert "/khap-noi" not in visit(an_giang.host, PATH, an_giang.manager).content.decode()
    assert "/khap-noi" in visit(an_giang.host, PATH, administrator).content.decode()


def test_change_and_deletion(an_giang, redirects, visit):
    own = redirects["an-giang"]
    form = visit(an_giang.host, f"{PATH}{own.pk}/", an_giang.manager)
    assert 'value="/cu-an-giang"' in form.content.decode()

    visit(an_giang.host, f"{PATH}{own.pk}/", an_giang.manager, "post", data={"old_path": "/cu-hon", "address": "/moi"})
    own.refresh_from_db()
    assert (own.old_path, own.redirect_link, own.redirect_page, own.is_permanent) == ("/cu-hon", "/moi", None, False)

    visit(an_giang.host, f"{PATH}{own.pk}/delete/", an_giang.manager, "post")
    assert not Redirect.objects.filter(pk=own.pk).exists()


def test_every_change_is_in_the_history(an_giang, ca_mau, add, visit):
    add(address="/moi")
    pk = Redirect.objects.get().pk
    visit(an_giang.host, f"{PATH}{pk}/", an_giang.manager, "post", data={"old_path": "/cu", "address": "/moi-hon"})
    visit(an_giang.host, f"{PATH}{pk}/delete/", an_giang.manager, "post")

    lines = HistoryLine.objects.filter(content_type__model="redirect").order_by("pk")
    assert [(line.action, line.federation, line.user) for line in lines] == [
        (action, an_giang.federation, an_giang.manager)
        for action in ("wagtail.create", "wagtail.edit", "wagtail.delete")
    ]


def test_history_leads_to_our_form(an_giang, add, visit):
    add(address="/moi")

    html = visit(an_giang.host, "/admin/site-reports/history/", an_giang.manager).content.decode()

    assert f'href="{PATH}{Redirect.objects.get().pk}/"' in html


@pytest.fixture
def of_two(an_giang, ca_mau):
    """An Giang's manager, who manages Cà Mau too."""
    an_giang.manager.groups.add(ca_mau.federation.managers)
    return type(an_giang.manager).objects.get(pk=an_giang.manager.pk)


def test_manager_of_two_sites_chooses(an_giang, ca_mau, national, of_two, redirects, visit, add):
    html = visit(an_giang.host, PATH, of_two).content.decode()
    assert "/cu-an-giang" in html
    assert "/cu-ca-mau" in html

    assert "site" in errors_of(add(user=of_two, address="/moi"))
    assert add(user=of_two, address="/moi", site=national.site.pk).status_code == 404
    add(user=of_two, address="/moi", site=ca_mau.site.pk)
    assert Redirect.objects.get(old_path="/cu").site == ca_mau.site


def test_page_must_be_of_the_chosen_site(an_giang, ca_mau, of_two, add):
    response = add(user=of_two, site=an_giang.site.pk, redirect_page=ca_mau.about.pk)

    assert "redirect_page" in errors_of(response)


def test_neighbours_page_is_refused(ca_mau, add):
    draft = builders.news(ca_mau.news, title="Tin riêng của Cà Mau", live=False)

    response = add(redirect_page=draft.pk)

    assert "redirect_page" in errors_of(response)
    assert "Tin riêng của Cà Mau" not in response.content.decode()


@pytest.mark.parametrize("number", ["abc", "-1", "²"])
def test_page_that_is_no_number_is_refused(add, number):
    assert "redirect_page" in errors_of(add(redirect_page=number))


def test_title_of_a_page_that_was_moved_away_is_not_shown(an_giang, ca_mau, redirects, visit):
    moved = builders.news(ca_mau.news, title="Tin riêng của Cà Mau")
    Redirect.objects.filter(pk=redirects["an-giang"].pk).update(redirect_page=moved)

    for query in ({}, {"export": "csv"}):
        response = visit(an_giang.host, PATH, an_giang.manager, data=query)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert "Cà Mau" not in content.decode()
        assert moved.slug not in content.decode()


def test_duplicate_is_refused_with_its_path(an_giang, redirects, add):
    response = add("/cu-an-giang/", address="/moi")

    assert errors_of(response) == {"old_path": ["duplicate"]}
    assert "/cu-an-giang" in response.content.decode()


def test_same_path_on_another_site_is_no_duplicate(redirects, add):
    assert add("/cu-ca-mau", address="/moi").status_code == 302


@pytest.mark.parametrize("address", ["/cu", "/cu/", "/cu?x=1", "http://an-giang.example/cu"])
def test_redirect_to_itself_is_refused(an_giang, add, address):
    assert errors_of(add(address=address)) == {"address": ["loop"]}
    assert added() == []


def test_chain_that_comes_back_is_refused(an_giang, ca_mau, add):
    add("/mot", address="/hai")
    add("/hai", address="/ba")

    assert errors_of(add("/ba", address="/mot")) == {"address": ["loop"]}
    assert add("/ba", address="/bon").status_code == 302


def test_chain_that_ends_at_a_page_is_taken(an_giang, add):
    add("/mot", redirect_page=an_giang.about.pk)

    assert add("/hai", address="/mot").status_code == 302


def test_redirect_may_be_saved_unchanged(an_giang, redirects, visit):
    own = redirects["an-giang"]
    data = {"old_path": own.old_path, "redirect_page": own.redirect_page_id, "is_permanent": "on"}

    assert visit(an_giang.host, f"{PATH}{own.pk}/", an_giang.manager, "post", data=data).status_code == 302


def test_page_or_address_but_not_both(an_giang, add):
    for data in ({}, {"address": "/moi", "redirect_page": an_giang.about.pk}):
        assert "address" in errors_of(add(**data))


@pytest.mark.parametrize(
    ("old", "data", "told"),
    [
        ("/gioi-thieu", {"address": "/moi"}, "không có tác dụng"),
        ("/cu", {"address": "https://congdoan.vn/tin"}, "congdoan.vn"),
    ],
)
def test_maker_is_warned_of_what_is_allowed_but_odd(an_giang, add, old, data, told):
    old = an_giang.about.get_url_parts()[2].rstrip("/") if old == "/gioi-thieu" else old
    response = add(old, **data)

    assert response.status_code == 302
    page = response.client.get(PATH, headers={"accept-language": "en"})
    assert told in " ".join(str(message) for message in page.context["messages"]) + page.content.decode()


def test_unpublished_page_is_warned_of(an_giang, add):
    draft = builders.news(an_giang.news, title="Chưa đăng", live=False)

    response = add(redirect_page=draft.pk)

    assert response.status_code == 302
    assert "Chưa đăng" in response.client.get(PATH).content.decode()


def test_manager_is_manager_of_the_own_site_only(an_giang, ca_mau, administrator, stranger):
    assert list(federations_managed_by(an_giang.manager)) == [an_giang.federation]
    assert set(federations_managed_by(administrator)) >= {an_giang.federation, ca_mau.federation}
    for user in (an_giang.editor, an_giang.reviewer, stranger):
        assert not federations_managed_by(user)


@pytest.mark.parametrize("policy", [SiteScopedPolicy(Redirect), None], ids=["ours", "registered"])
def test_policy_ends_at_the_site(an_giang, ca_mau, administrator, redirects, policy):
    policy = policy or policy_registry.get_by_type(Redirect)
    own, other = redirects["an-giang"], redirects["ca-mau"]

    assert policy.user_has_permission_for_instance(an_giang.manager, "change", own)
    assert not policy.user_has_permission_for_instance(an_giang.manager, "change", other)
    assert not policy.user_has_permission_for_instance(an_giang.editor, "change", own)
    assert list(policy.instances_user_has_permission_for(an_giang.manager, "delete")) == [own]
    assert set(policy.users_with_permission_for_instance("change", own)) == {an_giang.manager, administrator}
    assert an_giang.editor not in policy.users_with_permission("change")


@pytest.mark.parametrize("path", ["/admin/redirects/", "/admin/redirects/add/", "/admin/redirects/import/"])
def test_wagtails_own_views_are_closed_by_the_policy_already(an_giang, administrator, visit, path):
    assert visit(an_giang.host, path, an_giang.manager).status_code != 200
    assert visit(an_giang.host, path, administrator).status_code == 200


def test_list_costs_the_same_for_few_and_many(an_giang, visit):
    def queries():
        visit(an_giang.host, PATH, an_giang.manager)
        with CaptureQueriesContext(connection) as captured:
            visit(an_giang.host, PATH, an_giang.manager)
        return len(captured)

    def make(start, stop):
        Redirect.objects.bulk_create(
            Redirect(site=an_giang.site, old_path=f"/cu-{number}", redirect_page=an_giang.about)
            for number in range(start, stop)
        )

    make(0, 2)
    few = queries()
    make(2, 45)

    assert queries() == few
    assert few <= 38
