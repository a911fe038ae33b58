"""Files that readers see: an editor does not change them alone, whoever may publish does."""

import pytest
from wagtail.models import ReferenceIndex

from sites.models import Identity
from tests import builders

FILES = {
    "picture": (builders.picture, "/admin/images/{}/", "/admin/images/{}/delete/", "wagtailimages/image"),
    "document": (builders.document, "/admin/documents/edit/{}/", "/admin/documents/delete/{}/", None),
}


@pytest.fixture(params=FILES)
def kind(request):
    """Pictures and documents in turn."""
    return request.param


def make(kind, collection, **fields):
    return FILES[kind][0](collection, title="Cũ", **fields)


def use(kind, item, section, live=True):
    """Put a file into a page."""
    if kind == "picture":
        fields = {"cover": item}
    else:
        link = f'<p><a linktype="document" id="{item.pk}">tệp</a></p>'
        fields = {"body": builders.body(builders.paragraph(link))}
    page = builders.news(section, live=live, **fields)
    ReferenceIndex.create_or_update_for_object(page)
    return page


def change(visit, team, kind, item, user):
    """Send the forms that rename a file and delete it."""
    _build, edit, delete, _model = FILES[kind]
    answer = visit(team.host, edit.format(item.pk), user, "post", data={"title": "Mới"}, follow=True)
    visit(team.host, delete.format(item.pk), user, "post")
    return answer


def bulk(kind, action, *items):
    app, name = ("library", "libraryimage") if kind == "picture" else ("library", "librarydocument")
    return f"/admin/bulk/{app}/{name}/{action}/?" + "&".join(f"id={item.pk}" for item in items)


def is_there(item):
    return type(item).objects.filter(pk=item.pk).exists()


def test_editor_leaves_alone_what_a_live_page_shows_and_is_told_why(an_giang, visit, kind):
    item = make(kind, an_giang.federation.collection, uploaded_by_user=an_giang.editor)
    use(kind, item, an_giang.news)

    answer = change(visit, an_giang, kind, item, an_giang.editor)

    item.refresh_from_db()
    assert item.title == "Cũ"
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert "“Cũ”" in str(next(iter(answer.context["messages"])))


def test_editor_leaves_alone_what_the_sites_settings_show(an_giang, visit):
    item = make("picture", an_giang.federation.collection)
    identity = Identity.for_site(an_giang.site)
    identity.logo = item
    identity.save()
    ReferenceIndex.create_or_update_for_object(identity)

    change(visit, an_giang, "picture", item, an_giang.editor)

    item.refresh_from_db()
    assert item.title == "Cũ"


@pytest.mark.parametrize("person", ["reviewer", "manager"])
def test_whoever_may_publish_changes_what_readers_see(an_giang, ca_mau, visit, kind, person):
    item = make(kind, an_giang.federation.collection)
    use(kind, item, an_giang.news)
    edit = FILES[kind][1].format(item.pk)

    visit(ca_mau.host, edit, getattr(ca_mau, person), "post", data={"title": "Lạ"})
    item.refresh_from_db()
    assert item.title == "Cũ"

    visit(an_giang.host, edit, getattr(an_giang, person), "post", data={"title": "Mới"})
    item.refresh_from_db()
    assert item.title == "Mới"


def test_editor_who_may_publish_elsewhere_may_not_here(an_giang, ca_mau, visit, kind):
    an_giang.editor.groups.add(ca_mau.federation.managers)
    item = make(kind, an_giang.federation.collection)
    use(kind, item, an_giang.news)

    change(visit, an_giang, kind, item, an_giang.editor)

    item.refresh_from_db()
    assert item.title == "Cũ"


def test_editor_changes_what_only_a_draft_shows(an_giang, visit, kind):
    item = make(kind, an_giang.federation.collection)
    use(kind, item, an_giang.news, live=False)

    visit(an_giang.host, FILES[kind][1].format(item.pk), an_giang.editor, "post", data={"title": "Mới"})
    item.refresh_from_db()
    assert item.title == "Mới"

    visit(an_giang.host, FILES[kind][2].format(item.pk), an_giang.editor, "post")
    assert not is_there(item)


def test_editor_deletes_in_bulk_only_what_readers_do_not_see(an_giang, visit, kind):
    shown, free = (make(kind, an_giang.federation.collection) for _number in range(2))
    use(kind, shown, an_giang.news)
    visit(an_giang.host, bulk(kind, "delete", shown, free), an_giang.editor, "post")

    assert (is_there(shown), is_there(free)) == (True, False)


def test_editor_tags_and_moves_in_bulk_only_what_readers_do_not_see(an_giang, visit, kind):
    shown, free = (make(kind, an_giang.federation.collection) for _number in range(2))
    use(kind, shown, an_giang.news)
    inner = an_giang.federation.collection.add_child(name="Trong")
    path, inner_id = bulk(kind, "add_to_collection", shown, free), {"collection": inner.pk}
    visit(an_giang.host, bulk(kind, "add_tags", shown, free), an_giang.editor, "post", data={"tags": "nhãn"})
    visit(an_giang.host, path, an_giang.editor, "post", data=inner_id)

    for item in (shown, free):
        item.refresh_from_db()
    assert [item.collection for item in (shown, free)] == [an_giang.federation.collection, inner]
    assert [item.tags.count() for item in (shown, free)] == [0, 1]


def test_list_of_files_opens_for_editors_with_what_readers_see(an_giang, visit, kind):
    item = make(kind, an_giang.federation.collection)
    use(kind, item, an_giang.news)
    path = "/admin/images/" if kind == "picture" else "/admin/documents/"

    assert "Cũ" in visit(an_giang.host, path, an_giang.editor).content.decode()


def test_edit_after_an_upload_is_bound_by_the_same(an_giang, visit, kind):
    item = make(kind, an_giang.federation.collection, uploaded_by_user=an_giang.editor)
    use(kind, item, an_giang.news)
    area, name = ("images", "image") if kind == "picture" else ("documents", "doc")
    for path in (f"/admin/{area}/multiple/{item.pk}/", f"/admin/{area}/multiple/{item.pk}/delete/"):
        data = {f"{name}-{item.pk}-title": "Mới"}
        headers = {"x-requested-with": "XMLHttpRequest"}
        assert visit(an_giang.host, path, an_giang.editor, "post", data=data, headers=headers).status_code == 403

    item.refresh_from_db()
    assert item.title == "Cũ"
