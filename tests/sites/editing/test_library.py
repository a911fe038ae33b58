"""Pictures that are uploaded in the form of a page go to the collection of the page's own federation."""

import pytest
from bs4 import BeautifulSoup

from library.models import LibraryImage
from tests import builders


def own_collection(response):
    """Return the primary key that the form names, or None."""
    mark = BeautifulSoup(response.content, "html.parser").find(attrs={"data-own-collection": True})
    return mark and int(mark["data-own-collection"])


@pytest.fixture
def upload(visit):
    """Return a function that sends a picture to Wagtail's view for several, as the script does."""

    def send(team, user, collection, name="a.png"):
        data = {"files[]": builders.picture_file(name), "title": "Ảnh kéo vào", "collection": collection.pk}
        headers = {"x-requested-with": "XMLHttpRequest"}
        return visit(team.host, "/admin/images/multiple/add/", user, "post", data=data, headers=headers)

    return send


def test_form_names_the_collection_of_the_page(an_giang, ca_mau, administrator, visit):
    page = builders.news(an_giang.news, live=False)
    add = f"/admin/pages/add/news/newspage/{an_giang.news.pk}/"
    for user in (an_giang.editor, administrator):
        for address in (f"/admin/pages/{page.pk}/edit/", add):
            assert own_collection(visit(an_giang.host, address, user)) == an_giang.federation.collection_id
    ca_mau.federation.editors.user_set.add(an_giang.editor)
    theirs = f"/admin/pages/add/news/newspage/{ca_mau.news.pk}/"
    assert own_collection(visit(ca_mau.host, theirs, an_giang.editor)) == ca_mau.federation.collection_id


def test_upload_lands_there(an_giang, upload):
    assert upload(an_giang, an_giang.editor, an_giang.federation.collection).json()["success"]

    image = LibraryImage.objects.get(title="Ảnh kéo vào")
    assert image.collection == an_giang.federation.collection
    assert image.default_alt_text == ""


def test_neighbour_and_stranger_put_nothing_there(an_giang, ca_mau, stranger, upload):
    for team, user in ((an_giang, ca_mau.editor), (ca_mau, ca_mau.editor), (an_giang, stranger)):
        upload(team, user, an_giang.federation.collection)

    assert not LibraryImage.objects.filter(title="Ảnh kéo vào").exists()
