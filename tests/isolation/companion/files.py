"""Files: uploading, changing, moving and deleting one's own pictures and documents."""

from django.urls import reverse

from library.models import LibraryDocument, LibraryImage
from tests import builders

from .base import task

AREAS = (("images", LibraryImage, "anh-moi.png", "image"), ("docs", LibraryDocument, "tai-lieu-moi.pdf", "document"))
AJAX = {"headers": {"x-requested-with": "XMLHttpRequest"}}


def unused(desk, model):
    """Return a file of the side that no page shows; one that readers see is changed by reviewers and managers only."""
    return desk.side.things[model._meta.label_lower][-1]


def _for_each_area(what):
    """Register a task for pictures and one for documents; the function takes the desk and an entry of AREAS."""

    def register(function):
        for entry in AREAS:
            task(f"{what} ({entry[0]})")(lambda desk, entry=entry: function(desk, *entry))
        return function

    return register


@_for_each_area("upload a file")
def _upload(desk, area, model, name, _prefix):
    collection = desk.side.federation.collection_id
    data = {"title": "Tệp mới", "collection": collection, "file": builders.picture_file(name)}
    desk.post(reverse(f"wagtail{area}:add"), data)
    assert model.objects.get(title="Tệp mới").collection_id == collection


@_for_each_area("upload a file with the multiple uploader")
def _upload_many(desk, area, model, name, _prefix):
    collection = desk.side.things["wagtailcore.collection"][0].pk
    data = {"title": "Tệp mới", "collection": collection, "files[]": builders.picture_file(name)}
    answer = desk.post(reverse(f"wagtail{area}:add_multiple"), data, 200, **AJAX)
    assert '"success": true' in answer
    assert model.objects.get(title="Tệp mới").collection_id == collection


@_for_each_area("upload a file while choosing")
def _upload_choosing(desk, area, model, name, prefix):
    data = {
        f"{prefix}-chooser-upload-title": "Tệp mới",
        f"{prefix}-chooser-upload-collection": desk.side.federation.collection_id,
        f"{prefix}-chooser-upload-file": builders.picture_file(name),
    }
    desk.post(reverse(f"wagtail{area}_chooser:create"), data, 200)
    assert model.objects.filter(title="Tệp mới").exists()


@_for_each_area("rename a file and move it to a collection inside")
def _change(desk, area, model, _name, _prefix):
    file = unused(desk, model)
    inside = desk.side.things["wagtailcore.collection"][0].pk
    address = reverse(f"wagtail{area}:edit", args=(file.pk,))
    desk.post(address, {**desk.form(address), "title": "Đổi tên", "collection": inside, "file": ""})
    file = model.objects.get(pk=file.pk)
    assert (file.title, file.collection_id) == ("Đổi tên", inside)


@_for_each_area("delete a file")
def _delete(desk, area, model, _name, _prefix):
    file = unused(desk, model)
    desk.get(reverse(f"wagtail{area}:delete", args=(file.pk,)))
    desk.post(reverse(f"wagtail{area}:delete", args=(file.pk,)))
    assert not model.objects.filter(pk=file.pk).exists()


@_for_each_area("tag several files at once")
def _bulk_tags(desk, _area, model, _name, _prefix):
    file = unused(desk, model)
    address = reverse("wagtail_bulk_action", args=("library", model._meta.model_name, "add_tags"))
    desk.get(f"{address}?id={file.pk}")
    desk.post(f"{address}?id={file.pk}", {"tags": "nhan-moi"})
    assert "nhan-moi" in file.tags.names()


@_for_each_area("move several files at once")
def _bulk_move(desk, _area, model, _name, _prefix):
    file = unused(desk, model)
    inside = desk.side.things["wagtailcore.collection"][0].pk
    address = reverse("wagtail_bulk_action", args=("library", model._meta.model_name, "add_to_collection"))
    desk.post(f"{address}?id={file.pk}", {"collection": inside})
    assert model.objects.get(pk=file.pk).collection_id == inside


@_for_each_area("delete several files at once")
def _bulk_delete(desk, _area, model, _name, _prefix):
    file = unused(desk, model)
    address = reverse("wagtail_bulk_action", args=("library", model._meta.model_name, "delete"))
    desk.post(f"{address}?id={file.pk}")
    assert not model.objects.filter(pk=file.pk).exists()
