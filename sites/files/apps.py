"""Wagtail's pictures and documents, whose permission policies are ours: of two registered, the later one counts."""

from wagtail.documents import get_document_model
from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.images import get_image_model
from wagtail.images.apps import WagtailImagesAppConfig


def _register(model, auth_model):
    from wagtail.permissions import register_permission_policy

    from .policy import FourEyesFilePolicy

    register_permission_policy(model, FourEyesFilePolicy(model, auth_model, owner_field_name="uploaded_by_user"))


class ImagesConfig(WagtailImagesAppConfig):
    """Wagtail's pictures."""

    def ready(self):
        super().ready()
        _register(get_image_model(), "wagtailimages.Image")


class DocumentsConfig(WagtailDocsAppConfig):
    """Wagtail's documents."""

    def ready(self):
        super().ready()
        _register(get_document_model(), "wagtaildocs.Document")
