"""Specifications from files: YAML for one federation, CSV for many."""

import csv
import io

import yaml
from django.utils.translation import gettext as _

from .spec import FederationSpec, SpecError


class _TextLoader(yaml.SafeLoader):
    """Reads values as they are written: plain YAML takes the telephone number 0276300001 for an octal number."""


_TextLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text):
    """Return the FederationSpec in a YAML text.

    Raises:
        SpecError: when the text is no YAML, or the specification has problems.
    """
    try:
        data = yaml.load(text, Loader=_TextLoader)  # noqa: S506  (a SafeLoader)
    except yaml.YAMLError as error:
        raise SpecError([("", _("This is not valid YAML: %(error)s") % {"error": error})]) from error
    return FederationSpec.from_mapping(data)


def read_csv(text):
    """Return the specifications in a CSV text, all of them checked before any is used.

    The first line names the fields; a field of a part is written `licence.phones`. Empty cells are left out.

    Args:
        text: str; a byte order mark is fine.

    Returns:
        list of FederationSpec, in the order of the rows.

    Raises:
        SpecError: with every problem of every row; each field is preceded by its line, e.g. `line 4, hostname`.
    """
    # strict: a quote that is never closed would swallow the rows after it.
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    specs, problems, seen = [], [], {"slug": {}, "hostname": {}}
    try:
        for row in reader:
            line = reader.line_num
            found = _row_problems(row)
            try:
                spec = FederationSpec.from_mapping({key: value for key, value in row.items() if key and value})
            except SpecError as error:
                found += error.problems
            else:
                specs.append(spec)
                found += _repeated(spec, line, seen)
            problems += [(_("line %(line)s, %(field)s") % {"line": line, "field": name}, text) for name, text in found]
    except csv.Error as error:
        problems.append((_("line %(line)s") % {"line": reader.line_num}, str(error)))
    if not specs and not problems:
        problems.append(("", _("The sheet has no rows.")))
    if problems:
        raise SpecError(problems)
    return specs


def _row_problems(row):
    if None in row:
        return [("", _("This row has more cells than the sheet has columns."))]
    return []


def _repeated(spec, line, seen):
    """Return problems for a slug or hostname that an earlier row has; remember this row's."""
    problems = []
    for name, lines in seen.items():
        value = getattr(spec, name)
        if value in lines:
            problems.append((name, _("“%(value)s” is on line %(line)s too.") % {"value": value, "line": lines[value]}))
        lines.setdefault(value, line)
    return problems
