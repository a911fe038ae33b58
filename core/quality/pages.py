"""Findings about a page."""

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import StructValue
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from .capitals import is_shouted, sentence_case
from .kinds import Finding
from .places import parts, place_of, stream_fields
from .rich_text import read
from .wording import has_double_spaces, is_address, is_file_name, is_vague

# Editors' custom, not a standard: what lists, shared cards and a phone's screen show without cutting.
TITLE_LENGTH = 120
LEAD_LENGTH = 300
PARAGRAPH_WORDS = 200


def findings_of(page):
    """Return what could be better about a page's writing.

    Args:
        page: a core.pages.SitePage with the values to look at, saved or not.

    Returns:
        list of Finding, in the order of the page; empty when there is nothing to say.
    """
    # Few pages have something in capitals; of the others nobody asks what they say.
    beside = cache(lambda: "\n".join(_texts_of(page)))
    found = [*_of_title(page, beside), *_of_lead(page, beside), *_of_cover(page)]
    for field in stream_fields(page):
        found += _of_stream(getattr(page, field.name), field.name, beside)
    return [Finding(code, path, place_of(page, path), *further) for code, path, *further in found]


def word_count(page):
    """Return the number of words (in Vietnamese: syllables) of a page's lead and blocks."""
    return sum(len(text.split()) for text in _texts_of(page))


def _texts_of(page):
    """Return the texts of a page's lead and blocks."""
    texts = [getattr(page, "lead", "")]
    for field in stream_fields(page):
        texts += field.get_searchable_content(getattr(page, field.name))
    return texts


# Each of the following yields (code, path, note, replacement), the last two where there is something to say.
# `beside` returns the page's text.


def _of_title(page, beside):
    title = page.title or ""
    if len(title) > TITLE_LENGTH:
        yield "title-long", "title", _characters(title)
    yield from _of_words(title, "title", beside)


def _of_lead(page, beside):
    lead = getattr(page, "lead", "")
    if not lead and getattr(page, "wants_lead", False):
        yield "lead-missing", "lead"
    elif len(lead) > LEAD_LENGTH:
        yield "lead-long", "lead", _characters(lead)
    yield from _of_words(lead, "lead", beside)


def _of_cover(page):
    cover = getattr(page, "cover", None)
    if cover is not None:
        yield from _of_picture(cover, "cover")


def _of_stream(stream, name, beside):
    """Look at the blocks of a StreamField."""
    has_section = False
    for path, value in parts(stream, name):
        if isinstance(value, RichText):
            yield from _of_rich_text(value.source, path)
        elif isinstance(value, AbstractImage) and not path.endswith(".poster"):
            # The still picture of a video decorates: its title stands beside it.
            yield from _of_picture(value, path)
        elif isinstance(value, StructValue) and "level" in value:
            yield from _of_words(value.get("text") or "", f"{path}.text", beside)
            if value["level"] == "h3" and not has_section:
                yield "heading-order", f"{path}.level"
            has_section = True


def _of_words(text, path, beside):
    """Look at plain text, such as a title, a lead or a heading."""
    if is_shouted(text):
        yield "capitals", path, _("check the names in what is offered"), sentence_case(text, beside())
    if has_double_spaces(text):
        yield "double-space", path


def _of_rich_text(source, path):
    content = read(source)
    for words in content.links:
        if is_vague(words):
            yield "link-vague", path, f"“{words.strip()}”"
        elif is_address(words):
            yield "link-address", path, f"“{words.strip()}”"
    longest = max((len(text.split()) for text in content.paragraphs), default=0)
    if longest > PARAGRAPH_WORDS:
        yield "paragraph-long", path, ngettext("%(count)d word", "%(count)d words", longest) % {"count": longest}
    if any(is_shouted(text) for text in content.paragraphs):
        # No offer: what is bold or a link in it would be lost.
        yield "capitals", path
    if any(has_double_spaces(text) for text in content.paragraphs):
        yield "double-space", path


def _of_picture(picture, path):
    words = picture.default_alt_text
    if not words:
        yield "alt-missing", path, f"“{picture.title}”"
    elif is_file_name(words):
        yield "alt-file-name", path, f"“{words}”"


def _characters(text):
    return ngettext("%(count)d character", "%(count)d characters", len(text)) % {"count": len(text)}
