"""A file that is in use is not moved to another federation."""

import pytest
from wagtail.models import Collection, ReferenceIndex

from tests import builders

EDIT = {builders.picture: "/admin/images/{}/", builders.document: "/admin/documents/edit/{}/"}
BULK = {
    builders.picture: "/admin/bulk/library/libraryimage/add_to_collection/?",
    builders.document: "/admin/bulk/library/librarydocument/add_to_collection/?",
}
# A page that only a draft is, and one that readers see.
LIVE = pytest.mark.parametrize("live", [True, False])


@pytest.fixture(params=EDIT, ids=["picture", "document"])
def build(request):
    """The builder of pictures and of documents in turn."""
    return request.param


@pytest.fixture
def both(an_giang, ca_mau):
    """A manager of An Giang and of Cà Mau."""
    an_giang.manager.groups.add(ca_mau.federation.managers)
    return an_giang.manager


def use(item, section, live=True):
    link = f'<p><a linktype="document" id="{item.pk}">tệp</a></p>'
    is_picture = item._meta.model_name == "libraryimage"
    fields = {"cover": item} if is_picture else {"body": builders.body(builders.paragraph(link))}
    ReferenceIndex.create_or_update_for_object(builders.news(section, live=live, **fields))


def move(visit, host, build, user, item, collection):
    data = {"title": item.title, "collection": collection.pk}
    return visit(host, EDIT[build].format(item.pk), user, "post", data=data)


def move_in_bulk(visit, host, build, user, collection, *items):
    path = BULK[build] + "&".join(f"id={item.pk}" for item in items)
    return visit(host, path, user, "post", data={"collection": collection.pk}, follow=True)


def collection_of(item):
    return type(item).objects.get(pk=item.pk).collection


@LIVE
def test_form_refuses_at_the_field(an_giang, ca_mau, visit, both, build, live):
    item = build(an_giang.federation.collection)
    use(item, an_giang.news, live)

    response = move(visit, an_giang.host, build, both, item, ca_mau.federation.collection)

    assert list(response.context["form"].errors) == ["collection"]
    assert collection_of(item) == an_giang.federation.collection


@LIVE
def test_bulk_action_refuses_as_a_whole_and_names_the_file(an_giang, ca_mau, visit, both, build, live):
    used, free = (build(an_giang.federation.collection, title=title) for title in ("Dùng", "Rảnh"))
    use(used, an_giang.news, live)

    response = move_in_bulk(visit, an_giang.host, build, both, ca_mau.federation.collection, used, free)

    assert {collection_of(item) for item in (used, free)} == {an_giang.federation.collection}
    (message,) = response.context["messages"]
    assert "“Dùng”" in str(message)


def test_national_administrator_is_refused_likewise(an_giang, ca_mau, administrator, visit, build):
    item = build(an_giang.federation.collection)
    use(item, an_giang.news)
    move(visit, an_giang.host, build, administrator, item, ca_mau.federation.collection)
    move_in_bulk(visit, an_giang.host, build, administrator, ca_mau.federation.collection, item)

    assert collection_of(item) == an_giang.federation.collection


def test_file_that_nothing_uses_moves(an_giang, ca_mau, visit, both, build):
    one, other = (build(an_giang.federation.collection) for _number in range(2))
    move(visit, an_giang.host, build, both, one, ca_mau.federation.collection)
    move_in_bulk(visit, an_giang.host, build, both, ca_mau.federation.collection, other)

    assert {collection_of(item) for item in (one, other)} == {ca_mau.federation.collection}


def test_file_in_use_moves_within_its_federation_and_to_what_is_for_all(an_giang, administrator, visit, build):
    item = build(an_giang.federation.collection)
    use(item, an_giang.news)
    for place in (an_giang.federation.collection.add_child(name="Trong"), Collection.get_first_root_node()):
        move(visit, an_giang.host, build, administrator, item, place)
        assert collection_of(item) == place
