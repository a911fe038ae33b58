"""What stands beside the news on a front page: notices and quick links."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class TargetValue(blocks.StructValue):
    """A value that leads to a page of the site or to an address."""

    @property
    def href(self):
        """The address to link to; "" for a page that is not published, or when there is neither."""
        page = self.get("page")
        if page is not None:
            return page.url if page.live else ""
        return self.get("url") or ""


class TargetBlock(blocks.StructBlock):
    """A text with a page of the site or an address, not both."""

    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("or an address"), required=False, max_length=500)

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("url"):
            raise StructBlockValidationError(
                {"url": ValidationError(_("Choose a page or enter an address, not both."))}
            )
        return cleaned


class NoticeBlock(TargetBlock):
    """A short notice, shown until a day."""

    text = blocks.CharBlock(label=_("Notice"), max_length=250)
    until = blocks.DateBlock(
        label=_("Shown until"), required=False, help_text=_("The last day. Empty: until somebody takes it away.")
    )

    class Meta:
        icon = "bell"
        label = _("Notice")
        label_format = "{text}"
        value_class = TargetValue
        form_layout = ["text", "page", "url", "until"]


class QuickLinkBlock(TargetBlock):
    """A link to another site, such as a sister federation or a ministry, or to a page of one's own."""

    text = blocks.CharBlock(label=_("Text"), max_length=120)

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{text}"
        value_class = TargetValue
        form_layout = ["text", "page", "url"]

    def clean(self, value):
        cleaned = super().clean(value)
        if not (cleaned.get("page") or cleaned.get("url")):
            raise StructBlockValidationError({"url": ValidationError(_("Choose a page or enter an address."))})
        return cleaned
