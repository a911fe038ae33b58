"""The last days of licences and domains: who is warned, and when.

Twice, 90 and 30 days before. What was sent is recorded in the row itself (sites.models.term), in the transaction that
locks it while the mail goes out: two runs at a time send one mail, one that failed is sent by a later run, and a
process that dies in between sends it twice rather than never. A term that is entered late is warned of late, also when
it is over.
"""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core import mail
from sites.models import Domain, Federation, Licence
from sites.permissions import managers_in_force

DAYS_BEFORE = (30, 90)


def warn_of_terms():
    """Tell managers and national administrators of the terms that end soon, each of the two times once.

    A mail that cannot be sent is tried again at the next run.

    Returns:
        list of Licence and Domain: those that they were told of.
    """
    near = timezone.localdate() + datetime.timedelta(days=max(DAYS_BEFORE))
    # A licence ends with the work on a site; a name leads on for ever, and so has to be paid for.
    licences = Licence.objects.filter(site__federation__state__in=Federation.WORKING)
    told = []
    for rows in (licences, Domain.objects.all()):
        keys = list(rows.filter(expires_on__lte=near).order_by("expires_on", "pk").values_list("pk", flat=True))
        told += filter(None, (_warn(rows.model, key) for key in keys))
    return told


def step_due(term, today):
    """Return which of DAYS_BEFORE a term is to be warned of today, or None when that was done or is not near.

    Args:
        term: a Licence or Domain.
        today: the local date.
    """
    if term.expires_on is None:
        return None
    left = (term.expires_on - today).days
    step = next((days for days in sorted(DAYS_BEFORE) if left <= days), None)
    was_told = term.warned_of == term.expires_on and term.warned_days is not None
    return None if step is None or (was_told and term.warned_days <= step) else step


@transaction.atomic
def _warn(model, key):
    """Send the warning of one term if it is due; return the term, or None when nothing was sent."""
    today = timezone.localdate()
    term = model.objects.select_for_update(skip_locked=True).filter(pk=key).first()
    step = term and step_due(term, today)
    if not step or not _send(term, today):
        return None
    # No save: nothing that readers see has changed.
    model.objects.filter(pk=key).update(warned_of=term.expires_on, warned_days=step)
    return term


def federation_of(term):
    """Return the Federation whose licence or domain ends."""
    return term.federation if isinstance(term, Domain) else term.site.federation


def _send(term, today):
    federation = federation_of(term)
    recipients = _recipients(federation)
    context = {"term": term, "federation": federation, "days": (term.expires_on - today).days}
    if isinstance(term, Licence):
        address = reverse("wagtailsettings:edit", args=["sites", "licence", term.site_id])
        context["link"] = federation.site.root_url + address
    # A mail to nobody counts as sent elsewhere; here somebody is still to be told.
    return bool(recipients) and mail.send(f"sites/terms/{term._meta.model_name}.txt", recipients, **context)


def _recipients(federation):
    """Return the addresses of a federation's managers, if it is worked on, and of the national administrators."""
    managers = managers_in_force(federation=federation) if federation.is_worked_on else ()
    national = User.objects.filter(is_superuser=True, is_active=True).order_by("pk")
    addresses = [membership.user.email for membership in managers and managers.select_related("user")]
    return [*addresses, *national.values_list("email", flat=True)]
