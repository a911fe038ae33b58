"""Where pictures and documents lie, and to whom pictures are shown."""

import re

import pytest
from wagtail.models import Collection

from tests import builders


@pytest.fixture
def folder(an_giang):
    """The media folder of An Giang."""
    return f"c{an_giang.federation.collection.pk}"


@pytest.fixture
def nested(an_giang):
    """A collection two levels below An Giang's own."""
    top = Collection.objects.get(pk=an_giang.federation.collection.pk)
    return top.add_child(name="2026").add_child(name="Hội thao")


@pytest.fixture
def rendition(an_giang):
    """A cut of a picture of An Giang."""
    return builders.picture(an_giang.federation.collection).get_rendition("fill-16x9")


def test_files_lie_in_the_folder_of_their_federation(an_giang, folder):
    collection = an_giang.federation.collection
    picture = builders.picture(collection)

    assert re.fullmatch(rf"{folder}/originals/anh[^/]*\.png", picture.file.name)
    assert re.fullmatch(rf"{folder}/pictures/anh[^/]*\.png", picture.get_rendition("width-8").file.name)
    assert re.fullmatch(rf"{folder}/documents/tai-lieu[^/]*\.pdf", builders.document(collection).file.name)


def test_files_of_a_nested_collection_lie_in_the_folder_of_the_federation(folder, nested):
    picture = builders.picture(nested)

    assert picture.file.name.startswith(f"{folder}/originals/")
    assert picture.get_rendition("width-8").file.name.startswith(f"{folder}/pictures/")
    assert builders.document(nested).file.name.startswith(f"{folder}/documents/")


def test_files_of_the_root_collection_lie_in_a_folder_of_their_own(db):
    root = Collection.get_first_root_node()

    assert builders.picture(root).file.name.startswith(f"c{root.pk}/originals/")
    assert builders.document(root).file.name.startswith(f"c{root.pk}/documents/")


def test_renaming_a_collection_moves_no_file(an_giang, folder):
    collection = an_giang.federation.collection
    collection.name = "Tên mới"
    collection.save()

    assert builders.picture(collection).file.name.startswith(f"{folder}/")


def test_file_name_cannot_leave_the_folder(an_giang, folder):
    document = builders.document(an_giang.federation.collection, name="../../tai-lieu.pdf")

    assert re.fullmatch(rf"{folder}/documents/tai-lieu[^/]*\.pdf", document.file.name)


def test_title_never_stands_in_for_the_alternative_text(an_giang):
    picture = builders.picture(an_giang.federation.collection, title="IMG_2031.JPG")

    assert picture.default_alt_text == ""
    assert picture.get_rendition("width-8").alt == ""


def test_alternative_text_is_what_somebody_wrote(an_giang):
    picture = builders.picture(an_giang.federation.collection, description="Chủ tịch trao quà cho nữ công nhân")

    assert picture.get_rendition("width-8").alt == "Chủ tịch trao quà cho nữ công nhân"


def test_titles_of_files_are_stored_in_one_unicode_form(an_giang):
    collection = an_giang.federation.collection
    decomposed = "To\u0323a \u0111a\u0300m"

    assert builders.picture(collection, title=decomposed).title == "Tọa đàm"
    assert builders.document(collection, title=decomposed).title == "Tọa đàm"


def test_own_host_shows_a_picture_to_readers_and_lets_them_keep_it(an_giang, visit, rendition):
    response = visit(an_giang.host, rendition.url)

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "public" in response["Cache-Control"]
    assert "Vary" not in response


def test_picture_of_a_nested_collection_is_shown_on_its_federations_host(an_giang, visit, nested):
    assert visit(an_giang.host, builders.picture(nested).get_rendition("width-8").url).status_code == 200


def test_picture_of_the_root_collection_is_for_all_sites(an_giang, ca_mau, visit):
    shared = builders.picture(Collection.get_first_root_node()).get_rendition("width-8")

    for team in (an_giang, ca_mau):
        assert visit(team.host, shared.url).status_code == 200


def test_picture_of_a_merged_federations_collection_is_shown_by_its_successor(an_giang, ca_mau, visit, rendition):
    # A merge hangs the old collection under the successor's; files stay where they are.
    Collection.objects.get(pk=an_giang.federation.collection_id).move(
        Collection.objects.get(pk=ca_mau.federation.collection_id), pos="sorted-child"
    )

    assert visit(ca_mau.host, rendition.url).status_code == 200


def test_host_of_the_neighbour_does_not_show_it(an_giang, ca_mau, visit, rendition):
    assert visit(ca_mau.host, rendition.url).status_code == 404
    assert visit(ca_mau.host, rendition.url, ca_mau.manager).status_code == 404
    assert visit(ca_mau.host, rendition.url, an_giang.manager).status_code == 404


def test_administrator_sees_every_picture_on_every_host_and_no_cache_keeps_it(ca_mau, administrator, visit, rendition):
    response = visit(ca_mau.host, rendition.url, administrator)

    assert response.status_code == 200
    assert "public" not in response["Cache-Control"]


@pytest.mark.parametrize("person", [None, "editor", "administrator"])
def test_originals_are_served_to_nobody(an_giang, administrator, visit, rendition, person):
    user = {None: None, "editor": an_giang.editor, "administrator": administrator}[person]

    assert visit(an_giang.host, rendition.image.file.url, user).status_code == 404


def test_documents_are_not_served_past_their_own_view(an_giang, administrator, visit):
    document = builders.document(an_giang.federation.collection)

    assert visit(an_giang.host, f"/media/{document.file.name}", administrator).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "{folder}/pictures/../originals/{name}",
        "{folder}/pictures/..%2foriginals%2f{name}",
        "{folder}/pictures/%2e%2e/originals/{name}",
        "{folder}/pictures/..",
        "{folder}/pictures/",
        "{folder}/pictures",
        "{folder}/pictures//{name}",
        "{folder}/pictures/%00",
        "{folder}/pictures/{name}%0a",
        "{folder}",
        "../secret-key",
        "/etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "{folder}/pictures/khong-co.png",
        "c999999999999999999/pictures/anh.png",
    ],
)
def test_address_that_leads_elsewhere_is_not_found(an_giang, administrator, visit, folder, rendition, path):
    name = rendition.image.file.name.rpartition("/")[2]
    address = "/media/" + path.format(folder=folder, name=name)

    assert visit(an_giang.host, address).status_code == 404
    assert visit(an_giang.host, address, administrator).status_code == 404


def test_pictures_are_only_read(an_giang, visit, rendition):
    assert visit(an_giang.host, rendition.url, method="post").status_code == 405
