"""The columns of a sheet of federations: what stands at their head, for programs and for people."""

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.text import clean_text

# {field of a specification: what people call it}, in the order of the template.
COLUMNS = {
    "slug": _("Short name in commands"),
    "name": _("Name of the province or city"),
    "unit_kind": _("Kind of unit"),
    "hostname": _("Host name"),
    "managers": _("E-mail of managers"),
    "reviewers": _("E-mail of reviewers"),
    "editors": _("E-mail of editors"),
    "seat": _("Seat"),
    "predecessors": _("Predecessors"),
    "starter": _("Begins with"),
    "state": _("State"),
    "port": _("Port"),
    "identity.name": _("Name of the site"),
    "identity.governing_body": _("Governing body above the name"),
    "identity.slogan": _("Slogan"),
    "identity.accent_colour": _("Accent colour"),
    "licence.managing_body": _("Managing body"),
    "licence.governing_body": _("Governing body in the footer"),
    "licence.licence_number": _("Licence number"),
    "licence.issuing_authority": _("Issued by"),
    "licence.issued_on": _("Issued on"),
    "licence.expires_on": _("Expires on"),
    "licence.responsible_person": _("Responsible for the content"),
    "licence.address": _("Address"),
    "licence.phones": _("Telephone"),
    "licence.fax": _("Fax"),
    "licence.email": _("E-mail for readers"),
    "licence.builder_credit": _("Site built by"),
}
# A row without these is no federation.
REQUIRED = ("slug", "name", "unit_kind", "hostname")
# {field: what to write}, for those of which it is not plain.
HINTS = {
    "slug": _("Lower-case letters a–z, digits and single hyphens, e.g. ben-tre. It never changes."),
    "name": _("Without “province” or “city”, e.g. Bến Tre."),
    "unit_kind": _("tỉnh or thành phố."),
    "hostname": _("Without https:// and without a path, e.g. congdoanbentre.vn."),
    "managers": _("One address, or several with semicolons. Each is sent an invitation."),
    "reviewers": _("Likewise."),
    "editors": _("Likewise."),
    "predecessors": _("Merged federations, with semicolons between them."),
    "starter": _("Empty or standard; small for few sections; copy:ben-tre for the structure of that site."),
    "state": _("Empty or preparing; live for a site that readers see at once."),
    "port": _("Empty, but for a site on a port of its own."),
    "identity.name": _("Empty: made from the kind of unit and the name."),
    "identity.accent_colour": _("# and six digits or letters a–f, e.g. #0b6b4f; white text must be readable on it."),
    "licence.licence_number": _("For example 06/GP-TTĐT."),
    "licence.issued_on": _("Day/month/year, e.g. 05/06/2020."),
    "licence.expires_on": _("Day/month/year."),
    "licence.phones": _("Several with semicolons. Write it as text, so that the zero at the beginning stays."),
}


def label_of(name):
    """Return what people call a field of a specification in the active language, itself for one without a column."""
    return capfirst(str(COLUMNS.get(name, name)))


def field_of(heading):
    """Return the field of a specification that a column's heading means, or None.

    A heading is the field's own name, or what people call it in any language of the install; capitals, spaces around
    it and the mark of a required column do not matter.
    """
    word = _plain(heading)
    return next((name for name in COLUMNS if word in _names(name)), None)


def _names(name):
    names = {name}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            names.add(_plain(COLUMNS[name]))
    return names


def _plain(heading):
    return " ".join(clean_text(str(heading)).casefold().rstrip(" *").split())
