"""Files as readers get them: theirs on our host."""

from django.urls import reverse

from .base import EVERYONE, SIGNED_IN, attempt


def _file(thing):
    return reverse("media", kwargs={"path": thing.file.name})


@attempt("get their document on our host", EVERYONE)
def _document(t):
    for document in t.foreign.things["library.librarydocument"]:
        t.get(reverse("wagtaildocs_serve", args=(document.pk, document.filename)))


@attempt("get their document on our host under another name", EVERYONE)
def _document_renamed(t):
    document = t.foreign.the("library.LibraryDocument")
    t.get(reverse("wagtaildocs_serve", args=(document.pk, t.own.the("library.LibraryDocument").filename)))


@attempt("get their document on our host by its path", EVERYONE)
def _document_path(t):
    t.get(_file(t.foreign.the("library.LibraryDocument")))


@attempt("get their cut picture on our host", EVERYONE)
def _picture(t):
    for rendition in t.foreign.things["library.rendition"]:
        t.get(_file(rendition))


@attempt("get the original of their picture, on our host and on theirs", EVERYONE)
def _original(t):
    t.get(_file(t.foreign.the("library.LibraryImage")))
    response = t.get(_file(t.foreign.the("library.LibraryImage")), place="foreign")
    return "the original" if response.status_code == 200 else None


@attempt("get their unfinished upload", EVERYONE)
def _upload(t):
    for upload in t.foreign.things["wagtailcore.uploadedfile"]:
        t.get(_file(upload))
        response = t.get(_file(upload), place="foreign")
        if response.status_code == 200:
            return "an upload that nobody has released"
    return None


@attempt("get their people's pictures", EVERYONE)
def _avatar(t):
    for user in t.foreign.people.values():
        t.get(reverse("media", kwargs={"path": user.wagtail_userprofile.avatar.name}))


@attempt("get a file by climbing out of the own folder", EVERYONE)
def _climb(t):
    rendition, own = t.foreign.the("library.Rendition"), t.own.the("library.Rendition")
    folder = own.file.name.rpartition("/")[0]
    for path in (f"{folder}/../../{rendition.file.name}", f"{folder}/..%2f..%2f{rendition.file.name}"):
        t.get(f"/media/{path}")


@attempt("get the document of their closed collection", EVERYONE)
def _closed(t):
    document = t.foreign.things["library.librarydocument"][-1]
    t.get(reverse("wagtaildocs_serve", args=(document.pk, document.filename)))
    response = t.get(reverse("wagtaildocs_serve", args=(document.pk, document.filename)), place="foreign")
    opened = response.status_code == 200 and document.title.encode() in getattr(response, "content", b"")
    return "the document" if opened else None


@attempt("pass the password question of their collection on our host", SIGNED_IN)
def _password(t):
    restriction = t.foreign.the("wagtailcore.CollectionViewRestriction")
    address = reverse("wagtaildocs_authenticate_with_password", args=(restriction.pk,))
    t.get(address)
    t.post(address, {"password": restriction.password, "return_url": "/"})
