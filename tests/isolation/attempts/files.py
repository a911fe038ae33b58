"""Pictures and documents in the admin."""

from django.urls import reverse

from tests import builders

from .base import attempt

KINDS = ("library.LibraryImage", "library.LibraryDocument")


def _both(t, side=None):
    """Return [(namespace of the admin, file)] of a picture and a document of the foreign (or another) side."""
    side = side or t.foreign
    return [("wagtailimages", side.the(KINDS[0])), ("wagtaildocs", side.the(KINDS[1]))]


def _upload(namespace):
    if namespace == "wagtailimages":
        return builders.picture_file("anh-moi.png")
    return builders.picture_file("tai-lieu-moi.pdf")


def _bulk(file, action):
    return reverse("wagtail_bulk_action", args=("library", file._meta.model_name, action)) + f"?id={file.pk}"


@attempt("open and change theirs")
def _edit(t):
    for namespace, file in _both(t):
        address = reverse(f"{namespace}:edit", args=(file.pk,))
        t.get(address)
        t.post(address, {**t.form(address, administrator=True), "title": "Đổi"})


@attempt("delete theirs")
def _delete(t):
    for namespace, file in _both(t):
        t.get(reverse(f"{namespace}:delete", args=(file.pk,)))
        t.post(reverse(f"{namespace}:delete", args=(file.pk,)))


@attempt("see where theirs are used")
def _usage(t):
    for name, file in (("wagtailimages:image_usage", _both(t)[0][1]), ("wagtaildocs:document_usage", _both(t)[1][1])):
        t.get(reverse(name, args=(file.pk,)))


@attempt("move ours into their collection")
def _move_out(t):
    for namespace, file in _both(t, t.own):
        address = reverse(f"{namespace}:edit", args=(file.pk,))
        data = t.form(address)
        if data:
            t.post(address, {**data, "collection": t.foreign.federation.collection_id})


@attempt("upload into their collection")
def _upload_out(t):
    for namespace, _file in _both(t):
        data = {"title": "Mới", "collection": t.foreign.federation.collection_id, "file": _upload(namespace)}
        t.post(reverse(f"{namespace}:add"), data)


@attempt("upload many into their collection")
def _upload_many(t):
    for namespace, _file in _both(t):
        data = {"files[]": _upload(namespace), "title": "Mới", "collection": t.foreign.federation.collection_id}
        t.post(reverse(f"{namespace}:add_multiple"), data)


@attempt("upload into their collection from a chooser")
def _upload_in_chooser(t):
    for kind, prefix in (("wagtailimages", "image-chooser-upload"), ("wagtaildocs", "document-chooser-upload")):
        data = {
            f"{prefix}-title": "Mới",
            f"{prefix}-file": _upload(kind),
            f"{prefix}-collection": t.foreign.federation.collection_id,
        }
        t.get(reverse(f"{kind}_chooser:create"))
        t.post(reverse(f"{kind}_chooser:create"), data)


@attempt("change and delete theirs through the multiple uploader")
def _multiple(t):
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    for namespace, file in _both(t):
        prefix = "image" if namespace == "wagtailimages" else "doc"
        data = {f"{prefix}-{file.pk}-title": "Đổi", f"{prefix}-{file.pk}-collection": file.collection_id}
        t.post(reverse(f"{namespace}:edit_multiple", args=(file.pk,)), data, **ajax)
        t.post(reverse(f"{namespace}:delete_multiple", args=(file.pk,)), **ajax)


@attempt("finish or delete their unfinished uploads")
def _pending(t):
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    names = {
        "wagtailimages": ("create_multiple_from_uploaded_image", "uploaded-image"),
        "wagtaildocs": ("create_multiple_from_uploaded_document", "uploaded-document"),
    }
    uploads = t.foreign.things["wagtailcore.uploadedfile"]
    for (namespace, (name, prefix)), upload in zip(names.items(), uploads, strict=True):
        data = {
            f"{prefix}-{upload.pk}-title": "Lấy",
            f"{prefix}-{upload.pk}-collection": t.own.federation.collection_id,
        }
        t.post(reverse(f"{namespace}:{name}", args=(upload.pk,)), data, **ajax)
        t.post(reverse(f"{namespace}:delete_upload_multiple", args=(upload.pk,)), **ajax)


@attempt("take theirs into our collection in bulk")
def _bulk_take(t):
    for _namespace, file in _both(t):
        t.get(_bulk(file, "add_to_collection"))
        t.post(_bulk(file, "add_to_collection"), {"collection": t.own.federation.collection_id})


@attempt("put ours into their collection in bulk")
def _bulk_give(t):
    for _namespace, file in _both(t, t.own):
        t.post(_bulk(file, "add_to_collection"), {"collection": t.foreign.federation.collection_id})


@attempt("delete theirs in bulk, by number and by “all”")
def _bulk_delete(t):
    for _namespace, file in _both(t):
        t.get(_bulk(file, "delete"))
        t.post(_bulk(file, "delete"))
        everything = reverse("wagtail_bulk_action", args=("library", file._meta.model_name, "delete"))
        t.get(everything, {"id": "all"})


@attempt("tag theirs in bulk")
def _bulk_tags(t):
    for _namespace, file in _both(t):
        t.post(_bulk(file, "add_tags"), {"tags": "nhan-moi"})


@attempt("list what lies in their collection or has their tag")
def _list(t):
    for namespace, _file in _both(t):
        t.get(reverse(f"{namespace}:index"), {"collection_id": t.foreign.federation.collection_id})
        t.get(reverse(f"{namespace}:index"), {"q": t.foreign.mark.call})
        t.get(reverse(f"{namespace}:index_results"), {"collection_id": t.foreign.federation.collection_id})


@attempt("read their tags beside our lists")
def _tags(t):
    for namespace, _file in _both(t):
        t.get(reverse(f"{namespace}:index"))


@attempt("see their picture in the address generator")
def _generator(t):
    image = t.foreign.the(KINDS[0])
    t.get(reverse("wagtailimages:url_generator", args=(image.pk,)))
    t.get(reverse("wagtailimages:url_generator_output", args=(image.pk,)))
    t.get(reverse("wagtailimages:preview", args=(image.pk, "width-400")))
    t.get(reverse("wagtailimages:preview", args=(image.pk, "original")))


@attempt("list and open theirs through the admin's programming interface")
def _api(t):
    for kind, label in (("images", KINDS[0]), ("documents", KINDS[1])):
        t.get(reverse(f"wagtailadmin_api:{kind}:listing"), {"fields": "*"})
        t.get(reverse(f"wagtailadmin_api:{kind}:listing"), {"search": t.foreign.mark.call})
        t.get(reverse(f"wagtailadmin_api:{kind}:detail", args=(t.foreign.the(label).pk,)))
        t.get(reverse(f"wagtailadmin_api:{kind}:find"), {"id": t.foreign.the(label).pk})
