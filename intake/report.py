"""What came of a source: the findings of an intake, as they are noted, stored and shown.

A finding is stored by its code, so that whoever reads the report reads it in their own language.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

CONVERTED, DROPPED, DOUBTFUL = "converted", "dropped", "doubtful"

OUTCOMES = {
    CONVERTED: _("Taken over and changed"),
    DROPPED: _("Left out"),
    DOUBTFUL: _("Please look at this"),
}

# code -> (outcome, what is said). The most important of an outcome first.
FINDINGS = {
    "spam": (DROPPED, _("Lines cut out because they look like injected advertising")),
    "hidden_on_page": (DROPPED, _("Text that readers of the old page could not see")),
    "site_frame": (DROPPED, _("Lines of the old site's frame: banner, counters, menu, footer")),
    "deleted_text": (DROPPED, _("Text that was marked as deleted (tracked changes)")),
    "hidden_text": (DROPPED, _("Hidden text")),
    "comment": (DROPPED, _("Comments")),
    "picture_format": (DROPPED, _("Pictures in a format that browsers do not show (EMF, WMF, SVG)")),
    "picture_damaged": (DROPPED, _("Pictures that are damaged")),
    "picture_too_large": (DROPPED, _("Pictures that are too large")),
    "picture_tiny": (DROPPED, _("Ornaments: pictures of a few pixels")),
    "picture_elsewhere": (
        DROPPED,
        _("Pictures that are not in the file, only their address is: upload them yourself"),
    ),
    "picture_too_many": (DROPPED, _("Pictures beyond the number that one page can take")),
    "equation": (DROPPED, _("Equations: write them as text, or insert them as a picture")),
    "diagram": (DROPPED, _("Charts, diagrams and drawn shapes: insert them as a picture")),
    "embedded_object": (DROPPED, _("Embedded files and forms: upload them as documents")),
    "table_too_large": (DROPPED, _("Tables too large for a page: upload them as a document")),
    "contents_list": (DROPPED, _("Table of contents")),
    "header_footer": (DROPPED, _("Header and footer of the sheets")),
    "link": (DROPPED, _("Links that lead nowhere on the web; their text stays")),
    "underline": (DROPPED, _("Underlining: on the web it means a link")),
    "tcvn3": (CONVERTED, _("Pieces of text in TCVN3 fonts, now in Unicode")),
    "vni": (CONVERTED, _("Pieces of text in VNI fonts, now in Unicode")),
    "title": (CONVERTED, _("Title")),
    "lead": (CONVERTED, _("Lead")),
    "day": (CONVERTED, _("Date")),
    "byline": (CONVERTED, _("Byline")),
    "picture": (CONVERTED, _("Pictures, now in the library")),
    "caption": (CONVERTED, _("Captions of pictures")),
    "cover": (CONVERTED, _("Cover picture: the picture before the text")),
    "heading": (CONVERTED, _("Headings")),
    "list": (CONVERTED, _("Lists")),
    "typed_list": (CONVERTED, _("Lists whose numbers or dashes were typed by hand")),
    "table": (CONVERTED, _("Tables")),
    "note": (CONVERTED, _("Footnotes, now numbered under “Ghi chú” at the end")),
    "web_link": (CONVERTED, _("Links")),
    "inserted_text": (CONVERTED, _("Tracked insertions, now part of the text")),
    "text_box": (CONVERTED, _("Text boxes, now paragraphs of the text")),
    "spaces": (CONVERTED, _("Superfluous spaces and invisible signs taken out")),
    "no_title": (DOUBTFUL, _("No title was found: enter one")),
    "long_title": (DOUBTFUL, _("The first paragraph is too long for a title; its beginning was taken: shorten it")),
    "capitals_title": (DOUBTFUL, _("The title is in capitals, which are hard to read")),
    "day_without_year": (DOUBTFUL, _("A day without a year was found: check the date of the page")),
    "day_in_text": (DOUBTFUL, _("A day was found in the text; the date of the page is today: check it")),
    "foreign_line": (DOUBTFUL, _("Paragraphs that are hardly Vietnamese: is that meant, or injected?")),
    "old_encoding": (
        DOUBTFUL,
        _("The file says nothing of its encoding; it was read as Windows-1258: check the letters"),
    ),
    "unicode_in_old_font": (DOUBTFUL, _("Text in a TCVN3 or VNI font that is in Unicode already and was kept")),
    "strike": (DOUBTFUL, _("Text that was struck through is now ordinary text")),
    "missing_alternative": (DOUBTFUL, _("Pictures without alternative text: write what they show")),
    "bare_caption": (DOUBTFUL, _("Paragraphs that look like the caption of a picture that did not come along")),
    "possible_heading": (DOUBTFUL, _("Bold lines that may be headings")),
    "heading_level": (DOUBTFUL, _("Headings of a lower level, now sub-sections")),
    "list_goes_on": (DOUBTFUL, _("Numbered lists that went on after other text begin again at 1")),
    "heading_number": (DOUBTFUL, _("Headings numbered by Word lost their number")),
    "merged_cells": (DOUBTFUL, _("Merged cells of tables were divided")),
    "table_header": (DOUBTFUL, _("Tables without a row of headings: name their columns")),
    "table_in_table": (DOUBTFUL, _("Tables inside a table became text of the cell")),
    "layout_table": (DOUBTFUL, _("Tables that only arranged the sheet became paragraphs: check the order")),
}

# Of what was left out, what an editor has to judge all the same.
JUDGED = {"spam", "hidden_on_page"}

MAX_SAMPLES = 30
MAX_SAMPLE = 300


@dataclass
class Finding:
    """Something to tell of: how often it was met, and what it was about."""

    count: int = 0
    samples: list = field(default_factory=list)


@dataclass
class Report:
    """The findings of one intake.

    Attributes:
        findings: {code: Finding}.
        suggestions: {name: value}: what is offered and not done (intake.suggestions).
    """

    findings: dict = field(default_factory=dict)
    suggestions: dict = field(default_factory=dict)

    def note(self, code, sample="", count=1):
        """Note a finding.

        Args:
            code: a key of FINDINGS.
            sample: what it is about, in a few words.
            count: how often; nothing is noted for 0.

        Raises:
            KeyError: for a code that nobody could read.
        """
        if code not in FINDINGS:
            raise KeyError(code)
        if not count:
            return
        finding = self.findings.setdefault(code, Finding())
        finding.count += count
        sample = " ".join(str(sample).split())
        if sample and len(finding.samples) < MAX_SAMPLES:
            finding.samples.append(sample if len(sample) <= MAX_SAMPLE else f"{sample[: MAX_SAMPLE - 1]}…")

    def count(self, code):
        """Return how often something was met."""
        return self.findings[code].count if code in self.findings else 0

    def samples(self, code):
        """Return what a finding is about."""
        return self.findings[code].samples if code in self.findings else []

    def as_data(self):
        """Return what is stored (Intake.report)."""
        findings = {code: {"count": one.count, "samples": one.samples} for code, one in self.findings.items()}
        return {"findings": findings, "suggestions": self.suggestions}


def sections(data):
    """Return stored findings as they are shown.

    Args:
        data: what Report.as_data returned, perhaps by an older version of this module; unknown codes are left out.

    Returns:
        list of (outcome, label, total, [(label, count, samples, is_open)]): what to look at first, then what was left
        out; is_open: whether the samples are to be seen at once, as they are of what an editor has to judge.
    """
    found = data.get("findings", {})
    shown = []
    for outcome in (DOUBTFUL, DROPPED, CONVERTED):
        lines = [
            (label, found[code]["count"], found[code]["samples"], kind == DOUBTFUL or code in JUDGED)
            for code, (kind, label) in FINDINGS.items()
            if kind == outcome and code in found
        ]
        if lines:
            shown.append((outcome, OUTCOMES[outcome], sum(line[1] for line in lines), lines))
    return shown
