"""Redirects from a file: read, checked line by line, then made all together or not at all."""

import csv
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log

from core.text import clean_text

from .addresses import clean_source, clean_target
from .chains import SiteRedirects
from .rules import refuse_conflicts, warnings_about

MAX_LINES = 1000
# As people or an old site write the kinds.
_PERMANENT = {"", "301", "permanent", "vĩnh viễn", "lâu dài"}
_TEMPORARY = {"302", "temporary", "tạm thời"}


@dataclass
class Line:
    """One line of the file.

    Attributes:
        number: as a spreadsheet program counts.
        old, new, kind: the cells as they are.
        path, target, is_permanent: what they come to, once checked.
        is_stored: whether there is this very redirect already.
        errors, warnings: sentences about it.
    """

    number: int
    old: str
    new: str
    kind: str = ""
    path: str = ""
    target: str = ""
    is_permanent: bool = True
    is_stored: bool = False
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)


def read(text, most=MAX_LINES):
    """Return the lines of a file's text. A heading and empty lines are passed over.

    Args:
        text: CSV with commas, semicolons or tabs between two or three columns.
        most: how many lines are taken.

    Returns:
        list of Line

    Raises:
        ValidationError: for a file as a whole: empty, too long, not a table.
    """
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=separator)]
    except csv.Error as error:
        raise ValidationError(_("The file is no table. Save it as CSV.")) from error
    lines = [
        Line(number, *[*row, "", ""][:3])
        for number, row in enumerate(rows, start=1)
        if any(row) and not (number == 1 and _is_heading(row))
    ]
    if not lines:
        raise ValidationError(_("There is no redirect in the file."))
    if len(lines) > most:
        raise ValidationError(
            _("The file has %(lines)d lines; %(most)d are taken at once. Split it.")
            % {"lines": len(lines), "most": most}
        )
    return lines


def check(lines, site):
    """Find out for each line whether it can become a redirect; write it into the line.

    The lines are looked at together: two of the same old address, or a circle among them, are errors too. A redirect
    that is there already is none, so that a file may be taken in again.

    Args:
        lines: list of Line, changed in place.
        site: the Site that the redirects are for.

    Returns:
        bool: whether all lines are right.
    """
    redirects = SiteRedirects(site)
    for line in lines:
        _clean(line, site)
    good = [line for line in lines if not line.errors]
    redirects.look_up({line.path for line in good} | {redirects.next_of(line.target) for line in good} - {None})
    first = {}
    for line in good:
        earlier = first.setdefault(line.path, line)
        if earlier is not line:
            line.errors.append(_("The same old address stands in line %(number)d.") % {"number": earlier.number})
        elif redirects.has_this(line.path, line.target, line.is_permanent):
            line.is_stored = True
        elif redirects.has(line.path):
            _try(line, lambda line=line: refuse_conflicts(redirects, line.path, None))
    planned = new_ones(good)
    for line in planned:
        redirects.add(line.path, redirects.next_of(line.target))
    for line in planned:
        _look_for_circle(line, redirects)
    return not any(line.errors for line in lines)


def new_ones(lines):
    """Return the lines of which a redirect is to be made."""
    return [line for line in lines if not line.errors and not line.is_stored]


def save(lines, site, user):
    """Make the redirects of lines that were checked, and write each into the history; all or none.

    Args:
        lines: list of Line without errors; those that are there already are passed over.
        site: the Site they are for.
        user: who does it, or None for the command line.
    """
    with transaction.atomic():
        for line in new_ones(lines):
            redirect = Redirect.objects.create(
                site=site, old_path=line.path, redirect_link=line.target, is_permanent=line.is_permanent
            )
            log(redirect, "wagtail.create", user=user)


def _is_heading(row):
    return not row[0].startswith("/") and "://" not in row[0]


def _clean(line, site):
    """Check the cells of one line by themselves."""
    if not line.old or not line.new:
        line.errors.append(_("The line needs an old and a new address."))
        return
    _try(line, lambda: setattr(line, "path", clean_source(line.old, site)))
    _try(line, lambda: setattr(line, "target", clean_target(line.new, site)))
    kind = clean_text(line.kind).strip().casefold()
    line.is_permanent = kind in _PERMANENT | _as_exported(True)
    if not line.is_permanent and kind not in _TEMPORARY | _as_exported(False):
        line.errors.append(
            _("“%(kind)s” is no kind of redirect. Leave the cell empty, or write “tạm thời”.") % {"kind": line.kind}
        )


def _as_exported(is_permanent):
    """Return the word that our own spreadsheet has for a kind, in the reader's language."""
    return {str(Redirect(is_permanent=is_permanent).get_is_permanent_display()).casefold()}


def _look_for_circle(line, redirects):
    """Check one line with the redirects that there are and that there will be."""
    step = redirects.steps.pop(line.path)
    _try(line, lambda: refuse_conflicts(redirects, line.path, step))
    redirects.add(line.path, step)
    if not line.errors:
        line.warnings = warnings_about(redirects, line.path, line.target)


def _try(line, work):
    """Do something that may refuse, and write the refusal into the line."""
    try:
        work()
    except ValidationError as error:
        line.errors += error.messages
