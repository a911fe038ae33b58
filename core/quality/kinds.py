"""The kinds of findings: what each is called, and how it is mended."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """What a finding is called.

    Attributes:
        name: what is the matter, in a few words.
        mend: what to do about it, in a sentence.
        rule: the rule of Wagtail's content checks that finds the same in the preview, where there is one.
    """

    name: str
    mend: str
    rule: str = ""


@dataclass(frozen=True)
class Finding:
    """Something about a page that could be better.

    Attributes:
        code: key of KINDS.
        path: content path of what it is about, as Wagtail writes it: "lead", "body.<id of the block>.text".
        place: the same in words.
        note: what was seen, e.g. “412 characters”; "" when the name says all.
        replacement: the text that would mend it, where that can be known; "" elsewhere.
    """

    code: str
    path: str
    place: str
    note: str = ""
    replacement: str = ""

    @property
    def name(self):
        """What is the matter, in the reader's language."""
        return KINDS[self.code].name

    @property
    def mend(self):
        """What to do about it, in the reader's language."""
        return KINDS[self.code].mend


_ALT_MEND = _(
    "Say in a sentence what can be seen, for readers who cannot see it. Open the picture with “Edit this image”."
)

KINDS = {
    "title-long": Kind(
        _("The title is long"),
        _("Keep to what is new, in 120 characters at most. Lists and search engines cut longer titles."),
    ),
    "capitals": Kind(
        _("Written all in capitals"),
        _("Write it in small letters: capitals are slow to read, and read aloud letter by letter."),
    ),
    "lead-missing": Kind(
        _("There is no lead"),
        _("Say in one or two sentences what happened, where and to whom. Lists show it under the title."),
    ),
    "lead-long": Kind(
        _("The lead is long"),
        _("Keep one or two sentences, 300 characters at most, and move the rest into the body."),
    ),
    "alt-missing": Kind(_("The picture has no alternative text"), _ALT_MEND),
    "alt-file-name": Kind(_("The alternative text is a file name"), _ALT_MEND, rule="alt-text-quality"),
    "link-vague": Kind(
        _("The link does not say where it leads"),
        _("Make the name of the target the link, e.g. “Plan no. 12 on Workers' Month”, not “click here”."),
    ),
    "link-address": Kind(
        _("The link shows a bare address"),
        _("Write the name of the page or document, and make that the link."),
    ),
    "heading-order": Kind(
        _("A sub-section stands before any section"),
        _("Choose the level “Section” for it. Readers who jump from heading to heading miss what is skipped."),
        rule="heading-order",
    ),
    "paragraph-long": Kind(
        _("The paragraph is long"),
        _("Divide it after a thought, so that it can be read on a phone: 200 words at most."),
    ),
    "double-space": Kind(_("Several spaces after one another"), _("Leave one of them.")),
}
