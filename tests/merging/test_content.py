"""What goes over with the pages: people, files, reviews, categories, figures – and who may touch it afterwards."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Collection, GroupPagePermission, Page, ReferenceIndex, WorkflowState

from library.models import LibraryImage
from merging import doors, engine
from merging.choices import INDEXES, SECTIONS, Choices
from news.models import NewsIndexPage, NewsPage
from search.models import Document
from sites import scope
from sites.models import Federation, HistoryLine, Membership
from sites.people.rules import may_change_account
from sites.provisioning import FederationSpec, provision
from sites.states.changes import change_state
from tests import builders
from tests.merging.conftest import LAST_DAY, SAME_SLUG
from visits.models import PageTotal, VisitCounter

pytestmark = pytest.mark.usefixtures("at_once")


def edit(page):
    return f"/admin/pages/{page.pk}/edit/"


@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_successors_team_has_all_and_nobody_else_anything(
    filled, merge, an_giang, ca_mau, national, visit, stranger, into
):
    merge(into=into, brings_people=False)

    for page in (filled["story"], filled["seminar"], filled["below"]):
        assert visit(an_giang.host, edit(page), an_giang.editor).status_code == 200
        assert visit(an_giang.host, edit(page), stranger).status_code != 200
        for person in (ca_mau.editor, ca_mau.manager, national.manager):
            for host in (ca_mau.host, an_giang.host, national.host):
                assert visit(host, edit(page), person).status_code != 200
    picture = f"/admin/images/{filled['picture'].pk}/"
    assert visit(an_giang.host, picture, an_giang.manager).status_code == 200
    assert visit(ca_mau.host, picture, ca_mau.manager).status_code != 200
    groups = [ca_mau.federation.group_for(role) for role in ("editors", "reviewers", "managers")]
    assert not GroupPagePermission.objects.filter(group__in=groups).exists()
    assert not any(group.permissions.exists() for group in groups)
    assert not scope.federations_of(type(ca_mau.editor).objects.get(pk=ca_mau.editor.pk))


def test_people_come_with_their_roles_and_keep_the_greater_one(filled, merge, an_giang, ca_mau, visit):
    ca_mau.reviewer.groups.add(an_giang.federation.editors)

    merge()

    roles = dict(
        Membership.objects.in_force()
        .filter(federation=an_giang.federation, user__email__endswith="@ca-mau.example")
        .values_list("user__email", "role")
    )
    assert roles == {
        "editor@ca-mau.example": "editors",
        "reviewer@ca-mau.example": "reviewers",
        "manager@ca-mau.example": "managers",
    }
    assert visit(an_giang.host, edit(filled["story"]), ca_mau.editor).status_code == 200


def test_managers_of_the_successor_may_help_who_came(filled, merge, an_giang, ca_mau):
    joined = Membership.objects.create(federation=an_giang.federation, user=ca_mau.editor, role="editors")
    assert not may_change_account(an_giang.manager, joined)

    merge()

    assert may_change_account(an_giang.manager, Membership.objects.get(pk=joined.pk))


def test_section_bears_name_and_last_day_and_stands_in_the_menu(filled, merge, an_giang, ca_mau, visit):
    merger = merge()

    section = merger.parts.get().section
    assert section.title == "Cà Mau (đến 30/6/2025)"
    assert section.get_parent().pk == an_giang.home.pk
    assert section.slug == "ca-mau"
    assert section.title in visit(an_giang.host, "/").content.decode()
    assert [page.pk for page in section.get_children()] == [
        ca_mau.about.pk, ca_mau.news.pk, ca_mau.seminars.pk, ca_mau.contact.pk
    ]  # fmt: skip


def test_news_stand_in_the_successors_list_under_one_set_of_categories(filled, merge, an_giang, ca_mau):
    before = Page.objects.get(pk=an_giang.news.pk).numchild
    merge(into=INDEXES)

    target = NewsIndexPage.objects.get(pk=an_giang.news.pk)
    assert target.get_children().count() == target.numchild == before + 4
    slugs = list(target.categories.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs))
    assert "bien-dao" in slugs
    common = NewsPage.objects.get(pk=filled["common"].pk)
    assert common.category.section_id == target.pk
    assert common.category.slug == filled["shared_category"].slug
    assert common.catalogue_entry.facet == str(common.category_id)
    twin = Page.objects.get(pk=filled["twin"].pk)
    assert twin.slug == f"{SAME_SLUG}-ca-mau"
    assert twin.url_path == f"{target.url_path}{twin.slug}/"


def test_publishing_an_older_version_keeps_address_and_categories(filled, merge, an_giang):
    merge(into=INDEXES)

    twin = NewsPage.objects.get(pk=filled["twin"].pk)
    twin.get_latest_revision().publish()
    assert NewsPage.objects.get(pk=twin.pk).slug == f"{SAME_SLUG}-ca-mau"
    target = NewsIndexPage.objects.get(pk=an_giang.news.pk)
    target.get_latest_revision().publish()
    assert target.categories.filter(slug="bien-dao").exists()
    story = NewsPage.objects.get(pk=filled["story"].pk)
    story.get_latest_revision().publish()
    story.refresh_from_db()
    assert (story.title, story.category.slug) == ("Tin của Cà Mau, bản mới", "bien-dao")


@pytest.mark.parametrize("into", [SECTIONS, INDEXES])
def test_history_drafts_and_references_stay(filled, merge, into):
    story = filled["story"]
    revisions = list(story.revisions.values_list("pk", flat=True))
    uses = ReferenceIndex.get_references_to(filled["picture"]).count()

    merge(into=into)

    moved = NewsPage.objects.get(pk=story.pk)
    assert list(moved.revisions.values_list("pk", flat=True)) == revisions
    assert moved.has_unpublished_changes
    assert ReferenceIndex.get_references_to(filled["picture"]).count() == uses > 0
    assert not NewsPage.objects.get(pk=filled["draft"].pk).live


def test_no_file_is_lost_and_the_old_folder_is_served_by_the_new_host(filled, merge, an_giang, ca_mau, visit):
    cut = filled["picture"].get_rendition("width-20")
    before = LibraryImage.objects.count()
    merge()

    picture = LibraryImage.objects.get(pk=filled["picture"].pk)
    assert LibraryImage.objects.count() == before
    assert picture.file.storage.exists(picture.file.name)
    assert picture.collection.path.startswith(an_giang.federation.collection.path)
    assert visit(an_giang.host, cut.url).status_code == 200
    old = visit(ca_mau.host, cut.url)
    assert (old.status_code, old["Location"]) == (301, f"http://{an_giang.host}{cut.url}")
    document = visit(ca_mau.host, filled["document"].url)
    assert document["Location"] == f"http://{an_giang.host}{filled['document'].url}"
    assert visit(an_giang.host, filled["document"].url).status_code == 200
    shell = Collection.objects.get(pk=Federation.objects.get(pk=ca_mau.federation.pk).collection_id)
    assert not LibraryImage.objects.filter(collection__path__startswith=shell.path).exists()


def test_review_goes_on_with_the_successors_reviewers(filled, merge, an_giang, ca_mau):
    page = NewsPage.objects.get(pk=filled["draft"].pk)
    ca_mau.federation.workflow.start(page, ca_mau.editor)

    merge(brings_people=False)

    state = WorkflowState.objects.get(object_id=str(page.pk))
    assert state.workflow == an_giang.federation.workflow
    task = state.current_task_state.specific
    assert an_giang.reviewer.groups.filter(pk__in=task.task.specific.groups.all()).exists()
    task.task.specific.on_action(task, an_giang.reviewer, "approve")
    assert NewsPage.objects.get(pk=page.pk).live


def test_visits_are_added_with_a_note(filled, merge, an_giang, ca_mau, visit):
    VisitCounter.objects.create(site=an_giang.site, legacy_total=100, legacy_until=LAST_DAY)

    merge()

    counter = VisitCounter.for_site(an_giang.site)
    assert counter.legacy_total == 1334
    assert PageTotal.objects.get(page=filled["story"]).site == an_giang.site
    assert "1.334" in visit(an_giang.host, "/").content.decode()


def test_search_finds_it_on_the_new_site_only(filled, merge, an_giang, ca_mau, visit):
    merge()

    title = NewsPage.objects.get(pk=filled["common"].pk).title
    assert f"/ca-mau/tin-tuc/{filled['common'].slug}/" in visit(an_giang.host, f"/tim-kiem/?q={title}").text
    assert f"s{an_giang.site.pk}" in Document.objects.get(pk=filled["common"].pk).terms.split()
    assert visit(an_giang.host, f"/admin/pages/search/?q={title}", an_giang.editor).text.count(title) > 0


def test_history_and_predecessors_tell_of_it(filled, merge, an_giang, ca_mau, administrator):
    merge()

    for federation in (an_giang.federation, ca_mau.federation):
        line = HistoryLine.objects.get(federation=federation, action="federation.merge")
        assert line.user == administrator
    predecessor = an_giang.federation.predecessors.get()
    assert (predecessor.name, predecessor.until) == ("Cà Mau", LAST_DAY)


def test_merged_site_cannot_be_opened_by_another_door(filled, merge, ca_mau, administrator):
    merge()

    federation = Federation.objects.get(pk=ca_mau.federation.pk)
    with pytest.raises(ValidationError) as refusal:
        change_state(federation, Federation.State.LIVE, administrator, "Vì.")
    assert "An Giang" in refusal.value.messages[0]


def test_archive_stays_at_its_address_and_names_the_successor(filled, merge, an_giang, ca_mau, visit):
    merger = merge(keeps_sites=True)

    answer = visit(ca_mau.host, "/")
    assert answer.status_code == 200
    assert "(đến 30/6/2025)" in answer.text
    assert f"http://{an_giang.host}/" in answer.text
    assert visit(ca_mau.host, edit(filled["story"]), ca_mau.manager).status_code != 200
    assert visit(an_giang.host, edit(filled["story"]), an_giang.manager).status_code == 404
    assert merger.parts.get().section is None
    assert an_giang.federation.predecessors.get().name == "Cà Mau"


def test_successor_that_is_merged_itself(filled, merge, an_giang, ca_mau, national, visit):
    """The successor of a merger is merged itself: addresses of the first lead straight to the last."""
    old = filled["common"].url_path.removeprefix(ca_mau.home.url_path)
    merge()
    third = cast_third()
    last = doors.start(third, [Federation.objects.get(slug="an-giang")], Choices(until=LAST_DAY), None)
    engine.run(last)

    for host in (ca_mau.host, "www.ca-mau.example"):
        answer = visit(host, f"/{old}")
        assert answer["Location"] == f"http://dong-thap.example/an-giang/ca-mau/{old}"
        assert visit("dong-thap.example", f"/an-giang/ca-mau/{old}").status_code == 200
        assert visit(host, "/rss.xml")["Location"] == "http://dong-thap.example/rss.xml"


def cast_third():
    """Provision one federation more."""
    spec = {"slug": "dong-thap", "name": "Đồng Tháp", "unit_kind": "tỉnh", "hostname": "dong-thap.example"}
    provision(FederationSpec.from_mapping({**spec, "state": "live"}))
    return Federation.objects.get(slug="dong-thap")


def test_address_of_another_site_leads_nowhere(filled, merge, an_giang, ca_mau, national, visit):
    merge()

    old = f"/{filled['common'].url_path.removeprefix(ca_mau.home.url_path)}"
    assert visit(ca_mau.host, old).status_code == 301
    assert visit(national.host, old).status_code == 404
    assert visit(an_giang.host, old).status_code == 404
    assert visit(ca_mau.host, "/khong-co/").status_code == 404
    assert visit(ca_mau.host, old, method="post").status_code == 404


def test_draft_that_readers_never_saw_is_not_given_away(filled, merge, ca_mau, visit):
    merge()

    old = f"/{filled['draft'].url_path.removeprefix(ca_mau.home.url_path)}"
    assert visit(ca_mau.host, old).status_code == 404


def test_undoing_leads_from_the_new_addresses_back(filled, merge, an_giang, ca_mau, visit):
    merger = merge()
    doors.start_undoing(merger)
    engine.undo(merger)

    old = filled["common"].url_path.removeprefix(ca_mau.home.url_path)
    answer = visit(an_giang.host, f"/ca-mau/{old}")
    assert (answer.status_code, answer["Location"]) == (301, f"http://{ca_mau.host}/{old}")
    assert visit(an_giang.host, "/ca-mau/")["Location"] == f"http://{ca_mau.host}/"
    assert visit(ca_mau.host, f"/{old}").status_code == 200
    assert visit(ca_mau.host, edit(filled["common"]), ca_mau.editor).status_code == 200


def test_what_was_made_meanwhile_stays_with_whom_it_belongs_to(filled, merge, an_giang, ca_mau):
    merger = merge()
    section = merger.parts.get().section
    inside = builders.news(NewsIndexPage.objects.get(pk=ca_mau.news.pk), "Viết trong mục Cà Mau")
    beside = builders.standard_page(section.specific, "Viết cạnh các mục")
    doors.start_undoing(merger)
    engine.undo(merger)

    assert Page.objects.get(pk=inside.pk).path.startswith(ca_mau.home.path)
    assert Page.objects.get(pk=beside.pk).path.startswith(an_giang.home.path)
    assert Page.objects.filter(pk=section.pk).exists()
    assert Page.find_problems() == ([], [], [], [], [])
