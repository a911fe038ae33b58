"""The block of a gallery, in whose form several pictures can be added at once."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
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
    """Gives the form of a gallery its scripts (static/js/editing/gallery.js and upload.js), and those their texts."""

    js_constructor = "core.blocks.GalleryBlock"

    def js_args(self, block):
        *args, meta = super().js_args(block)
        upload = {
            "addUrl": reverse("wagtailimages:add_multiple"),
            "chosenUrl": reverse("wagtailimages_chooser:chosen_multiple"),
            "maxSize": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
            "texts": self._texts(),
        }
        return [*args, {**meta, **upload}]

    @staticmethod
    def _texts():
        # What stands in braces the scripts fill in.
        return {
            "several": _("Pictures from the library"),
            "fromComputer": _("Pictures from this computer"),
            "drop": _("or drop the files here"),
            "uploading": _("Uploading picture {number} of {total} …"),
            "uploaded": _("{number} of {total} pictures uploaded."),
            "tooBig": _("{file}: the file is larger than %(limit)s. Please make the picture smaller and add it again.")
            % {"limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)},
            "failed": _("{file}: could not be uploaded. Are you online and signed in? Please add it again."),
            "alt": _("What the picture shows, for readers who cannot see it"),
            "altSaved": _("Saved with the picture."),
            "altFailed": _("Could not be saved. Please change it here again, or at the picture in the library."),
        }

    @cached_property
    def media(self):
        return super().media + forms.Media(js=["js/editing/upload.js", "js/editing/gallery.js"])


register(GalleryBlockAdapter(), GalleryBlock)
