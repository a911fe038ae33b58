"""Many federations from a sheet: what would become of each row, and making them one by one.

Each row is made whole or not at all, and a row that is made already changes nothing. So work that was interrupted is
finished by doing it again, and a sheet may be used as often as one likes.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sites.models import Federation

from .build import provision
from .headings import label_of
from .sheet import Row, check_rows

NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"


@dataclass
class Outcome:
    """What would become, or has become, of a row.

    Attributes:
        line: of the sheet.
        slug, name, hostname: as the row has them.
        verdict: NEW, CHANGED, SAME (nothing to do) or WRONG.
        notes: sentences: what is changed, or what is wrong and how it is mended.
        url: address of the site, where there is one.
    """

    line: int
    slug: str
    name: str
    hostname: str
    verdict: str
    notes: list = field(default_factory=list)
    url: str = ""


def rows_from(data):
    """Return the checked Rows of plain data as `plain` gives it."""
    return check_rows([Row(line, values) for line, values in data])


def plain(rows):
    """Return rows as plain data for JSON: [line, {field: text}] each."""
    return [[row.line, row.values] for row in rows]


def foresee(rows):
    """Return the Outcome that each of some checked rows would have. Nothing is made.

    A federation that is not there is not tried out, which would take as long as making it.
    """
    known = set(Federation.objects.values_list("slug", flat=True))
    return [_foreseen(row, known) for row in rows]


def _foreseen(row, known):
    if row.spec is None:
        return _wrong(row, row.problems)
    if row.spec.slug not in known:
        return _outcome(row, NEW, _notes_of(row.spec))
    return _from_report(row, provision(row.spec, dry_run=True))


def _notes_of(spec):
    """Return what is worth knowing of a federation before it is made."""
    notes = []
    if spec.state == Federation.State.LIVE:
        notes.append(_("Readers see it at once, without a look at what is missing."))
    if spec.people:
        addresses = ", ".join(person.email for person in spec.people)
        notes.append(_("Invitations: %(addresses)s") % {"addresses": addresses})
    return notes


def carry_out(row, actor=None, since=None):
    """Make or complete the federation of one row.

    Args:
        row: a checked Row.
        actor: the User who asks, or None.
        since: datetime at which this work was begun; a federation made after it counts as made by it, though the work
            was interrupted in between. None: only by this call.

    Returns:
        Outcome
    """
    if row.spec is None:
        return _wrong(row, row.problems)
    try:
        report = provision(row.spec, actor=actor)
    except ValidationError as error:
        return _wrong(row, [("", message) for message in error.messages])
    made_at = Federation.objects.values_list("created_at", flat=True).get(slug=row.spec.slug)
    is_new = ("federation", row.spec.slug) in report.changes or (since is not None and made_at >= since)
    return _outcome(row, NEW, [], report.url) if is_new else _from_report(row, report)


def _from_report(row, report):
    notes = [f"{label}: {', '.join(names)}" for label, names in report.for_people()]
    if report.changes and not notes:
        notes = [_("Rights and approval are put in order.")]
    return _outcome(row, CHANGED if report.changes else SAME, notes, report.url)


def _wrong(row, problems):
    notes = [f"{label_of(name)}: {message}" if name else message for name, message in problems]
    return _outcome(row, WRONG, notes)


def _outcome(row, verdict, notes, url=""):
    said = {name: row.values.get(name, "") for name in ("slug", "name", "hostname")}
    return Outcome(row.line, **said, verdict=verdict, notes=notes, url=url)
