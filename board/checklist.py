"""What a site needs before it is opened to readers, as a list that is looked at, not ticked off."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import second_factor
from catalogue.models import Entry
from sites.licence_warnings import licence_warnings
from sites.models import Licence
from sites.permissions import managers_in_force

from .network import tls_failure, where_it_leads


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
    leads_here, sentence = where_it_leads(hostname)
    return Item(_("The host name leads here"), leads_here, "" if leads_here else sentence)


def _tls(site):
    label = _("The connection is encrypted")
    if site.port != 443:
        return Item(label, False, _("The site is shown on port %(port)s, without encryption.") % {"port": site.port})
    failure = tls_failure(site.hostname, site.port)
    return Item(label, not failure, failure)
