"""The forms of pictures and documents: Wagtail's, which leave a file in use with its federation."""

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .relocation import validate_move


class _StaysInUse:
    def clean_collection(self):
        """Refuse another federation's collection for a file that is in use."""
        collection = self.cleaned_data["collection"]
        if self.instance.pk:
            validate_move(self.instance, self.instance.collection, collection)
        return collection


class ImageForm(_StaysInUse, BaseImageForm):
    """The form of a picture (WAGTAILIMAGES_IMAGE_FORM_BASE)."""


class DocumentForm(_StaysInUse, BaseDocumentForm):
    """The form of a document (WAGTAILDOCS_DOCUMENT_FORM_BASE)."""
