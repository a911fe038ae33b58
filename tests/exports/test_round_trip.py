"""A federation that was taken away and brought back is the same, field by field and page by page."""

import json
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection, Page

from catalogue.models import Entry
from exports import storage
from exports.deleting import begin, delete
from exports.making import make_archive
from exports.portraits import differences, portrait_of
from exports.restoring import restore
from exports.scanning import scan
from library.models import LibraryImage
from sites.models import Federation, Identity, Membership
from tests import builders

from .rendering import without_numbers

pytestmark = pytest.mark.usefixtures("at_once")


def pages_as_read(federation):
    """Return {path: what a reader gets} of all pages, without what differs by host, number and place."""
    host = federation.site.hostname
    home = Page.objects.get(pk=federation.site.root_page_id)
    found = {}
    for page in home.get_descendants(inclusive=True):
        path = "/" + page.url_path.removeprefix(home.url_path)
        answer = Client().get(path, SERVER_NAME=host)
        found[path] = (answer.status_code, without_numbers(answer.text, host))
    return found


def test_wiped_and_brought_back_under_its_own_names(full, file, media_of):
    before, files = portrait_of(full), media_of(full)
    deletion = begin(full, full.name)
    delete(deletion)
    assert scan(deletion) == []

    report = restore(file)

    back = report.federation
    assert (back.slug, back.site.hostname, back.state) == (full.slug, full.site.hostname, "live")
    assert differences(before, portrait_of(back)) == []
    assert [name for name in media_of(back) if not name.startswith("pictures/")] == [
        name for name in files if not name.startswith("pictures/")
    ]
    assert report.notes == []


def test_beside_the_living_one_under_other_names(full, file):
    before = portrait_of(full)

    copy = restore(file, "full-copy", "full-copy.example", lets_people_in=True).federation

    assert copy.state == Federation.State.PREPARING
    assert differences(before, portrait_of(copy)) == []
    assert differences(before, portrait_of(full)) == []
    assert not Page.objects.filter(pk__in=_pages(full)).filter(pk__in=_pages(copy)).exists()


def test_readers_get_the_same_pages(full, file):
    Identity.objects.filter(site=full.site).update(accent_colour="#0b6b4f")
    # What is made at a first visit is made before the comparison.
    pages_as_read(full)
    before = pages_as_read(full)

    copy = restore(storage.path_of(make_archive(full).file), "full-copy", "full-copy.example").federation
    Federation.objects.filter(pk=copy.pk).update(state="live")
    pages_as_read(copy)

    assert pages_as_read(copy) == before
    assert sum(status == 200 for status, _html in before.values()) > 5


def test_lists_search_and_rights_work_at_once(full, file, visit):
    copy = restore(file, "full-copy", "full-copy.example", lets_people_in=True).federation

    assert Entry.objects.of_site(copy.site).count() == Entry.objects.of_site(full.site).count() > 0
    assert not Entry.objects.of_site(copy.site).exclude(page__path__startswith=copy.home.path).exists()
    manager = copy.memberships.in_force().filter(role="managers").first().user
    address = f"/admin/pages/{copy.home.pk}/edit/"
    assert visit(copy.site.hostname, address, manager).status_code == 200


def test_beside_the_living_one_nobody_gets_a_second_team(full, file):
    copy = restore(file, "full-copy", "full-copy.example").federation

    assert not Membership.objects.filter(federation=copy).exists()
    assert not Group.objects.filter(pk=copy.managers_id, user__isnull=False).exists()


def test_people_who_are_gone_come_back_without_a_secret(full, file):
    person = full.memberships.in_force().filter(role="editors").first().user
    email, name, secret = person.email, person.get_full_name(), person.password
    delete(begin(full, full.name))

    back = restore(file).federation

    again = back.memberships.in_force().get(role="editors", user__email=email).user
    assert (again.get_full_name(), again.is_active, again.is_staff, again.is_superuser) == (name, True, False, False)
    assert again.password != secret
    assert again.has_usable_password()
    with zipfile.ZipFile(file) as archive:
        rows = archive.read("content/accounts.User.jsonl").decode().splitlines()
    assert {frozenset(json.loads(row)) for row in rows} == {frozenset(["id", "email", "last_name", "first_name"])}


def test_a_picture_for_all_sites_is_used_where_it_is_and_brought_where_it_is_not(full):
    shared = builders.picture(Collection.get_first_root_node(), "Logo chung")
    shared._set_image_file_metadata()
    shared.save()
    Identity.objects.filter(site=full.site).update(logo=shared)
    path = storage.path_of(make_archive(full).file)

    beside = restore(path, "full-copy", "full-copy.example").federation
    assert Identity.objects.get(site=beside.site).logo_id == shared.pk

    LibraryImage.objects.filter(pk=shared.pk).delete()
    without = restore(path, "full-third", "full-third.example").federation
    logo = Identity.objects.get(site=without.site).logo
    assert (logo.title, logo.collection_id) == ("Logo chung", without.collection_id)
    assert logo.file.storage.exists(logo.file.name)


def _pages(federation):
    return Page.objects.filter(path__startswith=federation.site.root_page.path).values("pk")
