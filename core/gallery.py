"""The block of a gallery, in whose form several pictures can be added at once."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.blocks import ListBlock
from wagtail.blocks.list_block import ListBlockAdapter


class GalleryBlock(ListBlock):
    """A list of figures, chosen one by one or several at once."""

    def deconstruct(self):
        """Stand in migrations as the list it is: only its form differs."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.ListBlock", args, kwargs


class GalleryBlockAdapter(ListBlockAdapter):
    """Gives the form of a gallery its script (static/js/editing/gallery.js)."""

    js_constructor = "core.blocks.GalleryBlock"

    def js_args(self, block):
        *args, meta = super().js_args(block)
        texts = {
            "severalText": _("Add several pictures"),
            "uploadText": _("Upload several new pictures (opens a new tab)"),
            "uploadUrl": reverse("wagtailimages:add_multiple"),
        }
        return [*args, {**meta, **texts}]

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["js/editing/gallery.js"])


register(GalleryBlockAdapter(), GalleryBlock)
