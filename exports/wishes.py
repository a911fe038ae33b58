"""Under what names a federation is to come back, and whether it can."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from sites.hostnames.rules import clean_hostname
from sites.models import Federation
from sites.roles import ROLES, group_name

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_SLUG = 60
_State = Federation.State


@dataclass(frozen=True)
class Wish:
    """What is asked of a restoration.

    Attributes:
        slug, hostname, port: of the federation here.
        state: what it is taken to when all of it is there.
        lets_people_in: whether its people get their places in the team back.
        is_return: whether it comes back under the names that it had.
    """

    slug: str
    hostname: str
    port: int
    state: str
    lets_people_in: bool
    is_return: bool


def is_slug(text):
    """Tell whether a text can be a federation's slug."""
    return len(text) <= _LONGEST_SLUG and bool(_SLUG.fullmatch(text))


def wish_for(manifest, slug="", hostname="", lets_people_in=None):
    """Return the Wish for an export.

    Args:
        manifest: of the export.
        slug, hostname: as somebody wrote them; "" for those of the export.
        lets_people_in: None to let them in only when the federation comes back under its own names: beside the living
            one nobody is put into a second team.

    Raises:
        ValidationError: by field, for names that cannot be had.
    """
    before = manifest["federation"]
    slug, hostname = slug.strip() or before["slug"], hostname.strip() or before["hostname"]
    problems = {}
    if not is_slug(slug):
        problems["slug"] = _("Use lower-case letters a–z, digits and single hyphens, e.g. ben-tre.")
    else:
        _check_slug(slug, before, problems)
    try:
        hostname = clean_hostname(hostname, slug)
    except ValidationError as refusal:
        problems["hostname"] = refusal.messages
    if before["state"] not in _State.values or before["unit_kind"] not in Federation.UnitKind.values:
        problems["slug"] = _("The manifest of this export is damaged.")
    if problems:
        raise ValidationError(problems)
    is_return = (slug, hostname) == (before["slug"], before["hostname"])
    return Wish(
        slug=slug,
        hostname=hostname,
        port=before["port"] if is_return else settings.SITE_PORT,
        # A copy is looked at first; nobody has to find two sites with one content.
        state=before["state"] if is_return else str(_State.PREPARING),
        lets_people_in=is_return if lets_people_in is None else lets_people_in,
        is_return=is_return,
    )


def _check_slug(slug, before, problems):
    national = Federation.UnitKind.NATIONAL
    if before["unit_kind"] == national and Federation.objects.filter(unit_kind=national).exclude(slug=slug).exists():
        problems["slug"] = _("This is the export of a national site, and this install has one.")
    with translation.override(settings.LANGUAGE_CODE):
        names = [group_name(slug, role) for role in ROLES]
    taken = Federation.objects.filter(slug=slug).first()
    if taken is not None:
        problems["slug"] = _("“%(slug)s” is the short name of %(name)s already. Choose another.") % {
            "slug": slug,
            "name": taken,
        }
    elif name := Group.objects.filter(name__in=names).values_list("name", flat=True).first():
        problems["slug"] = _("There is a group “%(name)s” already; rename or delete it.") % {"name": name}
