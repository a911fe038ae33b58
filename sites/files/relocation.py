"""A picture or document that is in use stays with its federation.

In another federation's collection it would belong to that team, and the next save of the page that shows it would be
refused (sites.references). The root collection is for all sites, so moving there harms nobody.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from .use import is_in_use

_SITE_PATH_LENGTH = 2 * Collection.steplen


def validate_move(file, source, destination):
    """Refuse to move a picture or document that is in use out of its federation's collection.

    Args:
        file: the picture or document.
        source, destination: Collections, the one it lies in as stored and the one it is to lie in.

    Raises:
        ValidationError: with the code “file_in_use”.
    """
    stays = destination.path[:_SITE_PATH_LENGTH] == source.path[:_SITE_PATH_LENGTH]
    if stays or destination.is_root() or not is_in_use(file):
        return
    raise ValidationError(
        _(
            "“%(title)s” is in use on its site and cannot be moved to another one."
            " Take it out of the pages and settings first."
        )
        % {"title": file.title},
        code="file_in_use",
    )


@hooks.register("before_bulk_action")
def refuse_bulk_move(request, action_type, objects, action_class_instance):
    """Refuse a bulk move as a whole when one of its files cannot go, and name those that cannot."""
    if action_type != "add_to_collection" or action_class_instance.model not in {
        get_image_model(),
        get_document_model(),
    }:
        return None
    refusals = []
    for file in objects:
        try:
            validate_move(file, file.collection, action_class_instance.cleaned_form.cleaned_data["collection"])
        except ValidationError as error:
            refusals += error.messages
    for refusal in refusals:
        messages.error(request, refusal)
    return redirect(action_class_instance.next_url) if refusals else None
