"""The blocks of a page's body. There is no raw HTML block: what an editor can enter, a reader can be shown."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .gallery import GalleryBlock
from .videos import validate_video_url

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
CELL_FEATURES = ["bold", "italic", "link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the body; the page's title is the only first-level one."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("h2", _("Section")), ("h3", _("Sub-section"))], default="h2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        label_format = "{text}"

    def get_searchable_content(self, value):
        """Return the words alone: the name of the level is not what a reader reads."""
        return self.child_blocks["text"].get_searchable_content(value.get("text") or "")


class FigureBlock(blocks.StructBlock):
    """A picture with what belongs under it. Its alternative text is the picture's own (library.LibraryImage)."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=120,
        help_text=_("Empty: the credit stored with the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and whose they are."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    attribution = blocks.CharBlock(label=_("Name and title"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, max_length=255, help_text=_("Empty: the document's own title.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        template = "blocks/document.html"


class TableBlock(TypedTableBlock):
    """A table with a heading per column and a caption that says what it shows."""

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class VideoBlock(blocks.StructBlock):
    """A link to a video at an allow-listed provider; a reader's browser asks that provider only after a click."""

    url = blocks.URLBlock(
        label=_("Address"),
        validators=[validate_video_url],
        help_text=_("For example https://www.youtube.com/watch?v=…"),
    )
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    poster = ImageChooserBlock(label=_("Still picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class BodyBlock(blocks.StreamBlock):
    """What the body of any page may hold."""

    # Not required: an empty one left standing must not keep a reviewer from approving; readers are not shown it.
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        required=False,
        features=PARAGRAPH_FEATURES,
        template="blocks/paragraph.html",
        icon="pilcrow",
    )
    heading = HeadingBlock()
    image = FigureBlock()
    gallery = GalleryBlock(
        FigureBlock(), label=_("Gallery"), min_num=2, max_num=60, icon="image", template="blocks/gallery.html"
    )
    quote = QuoteBlock()
    document = DocumentBlock()
    table = TableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            (
                "rich_text",
                blocks.RichTextBlock(label=_("Formatted text"), required=False, features=CELL_FEATURES),
            ),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False, template="blocks/number.html")),
        ]
    )
    video = VideoBlock()
