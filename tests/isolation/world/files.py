"""The pictures, documents and uploads of a side."""

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from wagtail.log_actions import log
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile

from library.models import LibraryDocument, LibraryImage
from tests import builders
from tests.cast import PASSWORD

CUTS = ("width-400", "max-165x165", "max-800x600", "original")


def add_files(side):
    """Fill the collection and one below it: pictures with a cut, documents, tags, unfinished uploads, privacy."""
    top = Collection.objects.get(pk=side.federation.collection_id)
    below = top.add_child(name=side.mark.text("sub-collection"))
    closed = Collection.objects.get(pk=top.pk).add_child(name=side.mark.text("closed-collection"))
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="password", password=PASSWORD
    )
    side.note(below, top, closed)
    side.note(restriction)
    for number, collection in enumerate((top, below, closed)):
        _picture(side, collection, number)
        _document(side, collection, number)
    _uploads(side)


def _picture(side, collection, number):
    mark = side.mark
    image = LibraryImage.objects.create(
        title=mark.text("picture-title"),
        description=mark.text("picture-description"),
        credit=mark.text("picture-credit"),
        file=builders.picture_file(f"{mark.token(f'picture-file-{number}')}.png", size=(640, 480), colour=mark.colour),
        collection=collection,
        uploaded_by_user=side.people["editor"],
    )
    image.tags.add(mark.text("picture-tag"))
    image.get_file_size(), image.get_file_hash()
    # As pages and the admin's lists would cut it: no request of a run has to.
    side.note(*(image.get_rendition(cut) for cut in CUTS))
    log(instance=image, action="wagtail.create", user=side.people["editor"], title=image.title)
    side.note(image)


def _document(side, collection, number):
    mark = side.mark
    document = LibraryDocument.objects.create(
        title=mark.text("document-title"),
        file=ContentFile(
            f"%PDF-1.4 {mark.text('document-content')}".encode(), name=f"{mark.token(f'document-file-{number}')}.pdf"
        ),
        collection=collection,
        uploaded_by_user=side.people["editor"],
    )
    document.get_file_size(), document.get_file_hash()
    document.tags.add(mark.text("document-tag"))
    log(instance=document, action="wagtail.edit", user=side.people["manager"], title=document.title)
    side.note(document)


def _uploads(side):
    """Leave two uploads as the multiple uploader does when their form is not finished."""
    for model, name in ((LibraryImage, "upload.png"), (LibraryDocument, "upload.pdf")):
        upload = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=builders.picture_file(f"{side.mark.token(name)}", colour=side.mark.colour),
            uploaded_by_user=side.people["editor"],
        )
        side.note(upload)
