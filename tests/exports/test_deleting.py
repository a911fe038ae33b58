"""A deletion asks twice, takes everything along, and nothing of anybody else's."""

import datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Collection, ModelLogEntry, PageLogEntry

from accounts.models import User
from exports import deleting, storage
from exports.deleting import begin, delete
from exports.models import Archive, Deletion
from exports.restoring import restore
from exports.scanning import scan
from merging.models import Merger, Part
from sites.models import Federation, HistoryLine
from sites.people.changes import put_into_group
from tests import builders
from tests.isolation import rows

pytestmark = pytest.mark.usefixtures("at_once")

# What is written of a deletion itself, and what of all federations one row tells.
TOLD = {"exports_archive", "exports_deletion", "wagtailcore_modellogentry", "sites_historyline"}


class Stop(BaseException):
    """Stands for the end of the process."""


def stop_at(number):
    """Return an `advance` that ends the process at its call of that number."""
    calls = []

    def advance(done, total, message):
        calls.append(done)
        if len(calls) == number:
            raise Stop

    return advance


@pytest.mark.parametrize("name", ["", "alpha", "Cà Mau"])
def test_its_name_must_be_typed(name, full, archive):
    with pytest.raises(ValidationError):
        begin(full, name)

    assert Federation.objects.get(pk=full.pk).state == "live"
    assert not Deletion.objects.exists()


def test_an_export_is_demanded(full):
    with pytest.raises(ValidationError):
        begin(full, full.name)


def test_an_export_of_yesterday_is_too_old(full, archive):
    Archive.objects.update(made_at=timezone.now() - datetime.timedelta(hours=25))

    with pytest.raises(ValidationError):
        begin(full, full.name)


def test_one_brought_from_elsewhere_does_not_count(full, archive):
    Archive.objects.update(is_uploaded=True)

    with pytest.raises(ValidationError):
        begin(full, full.name)


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x"), lambda path: path.unlink()])
def test_its_file_must_be_whole(harm, full, archive):
    harm(storage.path_of(archive.file))

    with pytest.raises(ValidationError):
        begin(full, full.name)


def test_the_national_site_stays(national):
    with pytest.raises(ValidationError):
        begin(national.federation, national.federation.name)


def test_a_site_that_addresses_lead_through_stays(full, archive, ca_mau):
    merger = Merger.objects.create(successor=ca_mau.federation, state=Merger.State.DONE)
    Part.objects.create(merger=merger, predecessor=full, leads_on=True)

    for federation in (full, ca_mau.federation):
        with pytest.raises(ValidationError) as refusal:
            begin(federation, federation.name)
        assert list(refusal.value.message_dict) == ["name"]
        assert str(merger) in str(refusal.value)


def test_its_readers_and_team_are_kept_out_from_the_start(full, archive, visit):
    manager = full.memberships.in_force().filter(role="managers").first().user

    begin(full, full.name)

    assert visit(full.site.hostname).status_code == 404
    assert visit(full.site.hostname, f"/admin/pages/{full.site.root_page_id}/edit/", manager).status_code != 200


def test_nothing_is_left_and_nobody_else_loses_anything(full, full_side, archive, administrator):
    # As the world was before it: none of its rows, and all of the others'.
    own = {table: set(found) for table, found in full_side.rows.items()}
    before = rows.everything()

    deletion = begin(full, full.name, administrator)
    counts = delete(deletion)

    assert scan(deletion) == []
    assert sum(counts.values()) > 300
    after = rows.everything()
    for table, found in before.items():
        others = {key: row for key, row in found.items() if key not in own[table]}
        left = {key: row for key, row in after[table].items() if key in own[table]}
        assert not left, table
        if table not in TOLD:
            assert _comparable(table, after[table]) == _comparable(table, others), table
    assert not list((settings.MEDIA_ROOT / deletion.estate["folder"]).rglob("*"))


def _comparable(table, found):
    # The roots of the trees count their children.
    return {key: {name: value for name, value in row.items() if name != "numchild"} for key, row in found.items()}


def test_it_stands_in_the_installs_history(full, archive, administrator):
    deletion = begin(full, full.name, administrator)
    delete(deletion)

    line = HistoryLine.objects.get(action=deleting.ACTION)
    assert (line.federation, line.user, line.label) == (None, administrator, deletion.name)
    assert line.entry.data == {"file": archive.file}
    assert Archive.objects.get(pk=archive.pk).federation is None


@pytest.mark.parametrize("number", [1, 3, 8, 20, 40])
def test_killed_and_run_again(number, full, archive):
    deletion = begin(full, full.name)

    with pytest.raises(Stop):
        delete(deletion, stop_at(number))
    assert Deletion.objects.get(pk=deletion.pk).finished_at is None
    delete(Deletion.objects.get(pk=deletion.pk))

    assert scan(deletion) == []
    assert Deletion.objects.get(pk=deletion.pk).finished_at
    assert not sum(delete(deletion).values())
    assert ModelLogEntry.objects.filter(action=deleting.ACTION).count() == 1


def test_run_again_it_spares_whoever_has_its_place_in_the_tree_now(full, file):
    deletion = begin(full, full.name)
    delete(deletion)
    successor = restore(file).federation
    assert successor.site.root_page.path == deletion.estate["page_path"]
    before = rows.everything()

    assert not sum(delete(deletion).values())

    assert rows.everything() == before


def test_whoever_serves_another_team_stays(full, archive, ca_mau):
    person = full.memberships.in_force().filter(role="editors").first().user
    put_into_group(person, ca_mau.federation, "editors")
    alone = full.memberships.in_force().filter(role="reviewers").first().user

    deletion = begin(full, full.name)
    delete(deletion)

    assert User.objects.filter(pk=person.pk).exists()
    assert [membership.federation for membership in person.memberships.all()] == [ca_mau.federation]
    assert not User.objects.filter(pk=alone.pk).exists()
    assert scan(deletion) == []


def test_sessions_of_those_who_go_end(full, archive, visit):
    person = full.memberships.in_force().filter(role="managers").first().user
    visit(full.site.hostname, "/admin/", person)
    signed_in = Session.objects.count()

    delete(begin(full, full.name))

    assert Session.objects.count() < signed_in


def test_what_another_federation_tells_too_stays_in_its_history(full, archive, ca_mau):
    page = builders.news(ca_mau.news)
    entry = PageLogEntry.objects.filter(page=page.pk).first()
    HistoryLine.objects.create(
        federation=full, timestamp=entry.timestamp, action=entry.action, label=entry.label,
        object_id=str(page.pk), content_type=entry.content_type, page_entry=entry,
    )  # fmt: skip

    deletion = begin(full, full.name)
    delete(deletion)

    assert PageLogEntry.objects.filter(pk=entry.pk).exists()
    assert scan(deletion) == []


class TestScan:
    """What a deletion forgot would be found."""

    @pytest.fixture
    def deletion(self, full, archive):
        deletion = begin(full, full.name)
        delete(deletion)
        return deletion

    def test_a_row_that_points_at_a_page(self, deletion, ca_mau):
        log(ca_mau.home, "wagtail.edit")
        entry = PageLogEntry.objects.latest("pk")
        HistoryLine.objects.filter(page_entry=entry).delete()
        PageLogEntry.objects.filter(pk=entry.pk).update(page_id=deletion.traces["rows"]["wagtailcore.Page"][-1])

        assert [finding.where for finding in scan(deletion)] == ["wagtailcore_pagelogentry.page_id"]

    def test_a_row_that_names_a_file_by_its_kind(self, deletion, ca_mau):
        picture = builders.picture(ca_mau.federation.collection)
        picture.tags.add("lạc")
        picture.tagged_items.update(object_id=deletion.traces["rows"]["library.LibraryImage"][0])

        assert "taggit_taggeditem.object_id" in {finding.where for finding in scan(deletion)}

    def test_a_text_with_an_address_of_its_media(self, deletion, ca_mau):
        page = builders.news(ca_mau.news)
        folder = deletion.estate["folder"]
        page.body = builders.body(builders.paragraph(f'<p><a href="/media/{folder}/x.png">ảnh</a></p>'))
        page.save()

        assert "news_newspage.body" in {finding.where for finding in scan(deletion)}

    def test_a_page_or_collection_in_its_place(self, deletion):
        estate = deletion.estate
        Collection.objects.create(path=f"{estate['collection_path']}0001", depth=3, name="Sót lại")

        assert [finding.where for finding in scan(deletion)] == ["wagtailcore_collection.path"]

    def test_a_file(self, deletion):
        path = settings.MEDIA_ROOT / deletion.estate["folder"] / "originals" / "sot-lai.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")

        assert [finding.what for finding in scan(deletion)] == [f"{deletion.estate['folder']}/originals/sot-lai.png"]
