"""What a site needs before it is opened to readers, as a list that is looked at, not ticked off."""

import socket
import ssl
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import second_factor
from catalogue.models import Entry
from sites.licence_warnings import licence_warnings
from sites.models import Federation, Licence
from sites.permissions import managers_in_force

# Each look at the network waits so many seconds at most.
PATIENCE = 3


@dataclass(frozen=True)
class Item:
    """One thing a site needs.

    Attributes:
        label: what it is.
        is_done: bool.
        detail: what is missing, or "".
        address: where it can be mended, or "".
    """

    label: str
    is_done: bool
    detail: str = ""
    address: str = ""


def checklist_of(federation):
    """Return the Items of a federation in the order in which they are usually done. Looks at the network."""
    people = reverse("people:team", args=[federation.pk])
    managers = list(managers_in_force(federation=federation))
    warnings = licence_warnings(Licence.for_site(federation.site))
    guarded = any(second_factor.is_set_up(membership.user) for membership in managers)
    has_news = Entry.objects.of_site(federation.site).kind("news").exists()
    return [
        Item(_("A manager has accepted the invitation"), bool(managers), "" if managers else _("Nobody yet."), people),
        Item(_("A manager has a second factor"), guarded, "" if guarded else _("Nobody yet."), people),
        Item(_("Licence and contact are complete"), not warnings, " ".join(warnings)),
        Item(_("First news are published"), has_news, "" if has_news else _("None yet.")),
        _dns(federation.site.hostname),
        _tls(federation.site),
    ]


def _dns(hostname):
    """Compare where a name leads with where that of the national site does."""
    label = _("The host name leads here")
    found, here = addresses_of(hostname), _own_addresses()
    if not found:
        return Item(label, False, _("%(hostname)s leads nowhere yet.") % {"hostname": hostname})
    if not found & here:
        values = {"hostname": hostname, "found": ", ".join(sorted(found)), "here": ", ".join(sorted(here))}
        return Item(label, False, _("%(hostname)s leads to %(found)s; this install is at %(here)s.") % values)
    return Item(label, True)


def _own_addresses():
    national = Federation.objects.filter(unit_kind=Federation.UnitKind.NATIONAL).select_related("site").first()
    return addresses_of(national.site.hostname) if national else frozenset()


def addresses_of(hostname):
    """Return the IP addresses of a host name as a frozenset, empty when there are none."""
    try:
        return frozenset(found[4][0] for found in socket.getaddrinfo(hostname, None, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        return frozenset()


def _tls(site):
    label = _("The connection is encrypted")
    if site.port != 443:
        return Item(label, False, _("The site is shown on port %(port)s, without encryption.") % {"port": site.port})
    try:
        with socket.create_connection((site.hostname, site.port), timeout=PATIENCE) as connection:
            ssl.create_default_context().wrap_socket(connection, server_hostname=site.hostname).close()
    except OSError as error:
        return Item(label, False, str(error))
    return Item(label, True)
