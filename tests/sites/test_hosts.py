"""Which hosts this install answers, and what Wagtail's own migrations left behind: nothing."""

import pytest
from django.contrib.auth.models import Group
from django.core.checks import Error, Warning, run_checks
from django.test import Client
from wagtail.models import Collection, Page, Site, Task, Workflow

from sites.checks import known_host_middleware_installed, no_default_site
from sites.models import Federation
from tests import builders

ADDRESSES = ["/", "/admin/", "/admin/login/", "/documents/1/tai-lieu.pdf", "/theme/b3261e.css", "/media/c1/a.png"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_unknown_host_gets_a_plain_404_for_every_address(an_giang, visit, path):
    response = visit("unknown.example", path)

    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Set-Cookie" not in response


def test_unknown_host_gets_nothing_for_an_administrator_either(administrator, visit):
    assert visit("unknown.example", "/admin/", administrator)["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "host", ["x.an-giang.example", "an-giang.example.evil.example", "an-giang.exampl", "example", "127.0.0.1"]
)
def test_host_that_only_resembles_a_known_one_is_unknown(an_giang, visit, host):
    assert visit(host, "/admin/login/").status_code == 404


def test_document_is_not_served_on_an_unknown_host(an_giang, visit):
    document = builders.document(an_giang.federation.collection)

    assert visit(an_giang.host, document.url).status_code == 200
    assert visit("unknown.example", document.url).status_code == 404


@pytest.mark.parametrize(
    "host", ["an-giang.example:8000", "An-Giang.EXAMPLE", "an-giang.example.", "AN-GIANG.example:1"]
)
def test_known_host_is_known_with_any_port_and_in_any_capitals(an_giang, host):
    assert Client().get("/admin/login/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["an-giang.example/", "an giang.example", "an-giang.example:port", "<script>", "a@b"])
def test_malformed_host_is_a_bad_request(an_giang, host):
    assert Client().get("/admin/login/", headers={"host": host}).status_code == 400


def test_forwarded_host_is_not_believed(an_giang, ca_mau, visit):
    response = visit("unknown.example", "/admin/login/", headers={"x-forwarded-host": an_giang.host})

    assert response.status_code == 404


def test_each_site_belongs_to_a_federation_and_none_is_the_default(db):
    assert not Site.objects.filter(is_default_site=True).exists()
    assert set(Site.objects.all()) == {federation.site for federation in Federation.objects.all()}


def test_migrations_leave_no_group_workflow_or_welcome_page(db):
    federations = Federation.objects.all()
    teams = {federation.group_for(role) for federation in federations for role in ("editors", "reviewers", "managers")}

    assert set(Group.objects.all()) == teams
    assert set(Workflow.objects.all()) == {federation.workflow for federation in federations}
    assert Task.objects.count() == len(federations)
    assert set(Page.objects.filter(depth=2)) == {federation.site.root_page for federation in federations}


def test_migrations_leave_whole_trees(db):
    assert not any(Page.find_problems())
    assert not any(Collection.find_problems())


def test_default_site_is_reported(an_giang):
    assert no_default_site(databases=["default"]) == []

    Site.objects.filter(pk=an_giang.site.pk).update(is_default_site=True)

    (found,) = no_default_site(databases=["default"])
    assert isinstance(found, Warning)
    assert an_giang.host in found.msg


def test_install_without_the_guard_of_hosts_does_not_start(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "KnownHost" not in name]

    (found,) = known_host_middleware_installed()
    assert isinstance(found, Error)


def test_install_has_no_problem_that_the_system_checks_find(db):
    assert run_checks(databases=["default"]) == []
