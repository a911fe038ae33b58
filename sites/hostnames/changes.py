"""Giving a federation another main host name, more names, or fewer."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Site

from sites.models import Domain, Federation

from .rules import clean_hostname, taken

MAIN, ADD, REMOVE = "federation.main_hostname", "federation.add_hostname", "federation.remove_hostname"


def change_main_hostname(federation, text, actor):
    """Show a federation's pages under another name; the one before leads on to it from then on.

    Args:
        federation: the Federation; its Site is brought up to date.
        text: the new name, as somebody wrote it.
        actor: the User who asks, or None for the command line.

    Raises:
        ValidationError: for a name that cannot be had; nothing is changed then.
    """
    with transaction.atomic(), LogContext(user=actor):
        row = _locked(federation)
        hostname = clean_hostname(text, row.slug)
        before = row.site.hostname
        if hostname == before:
            raise ValidationError(_("“%(hostname)s” is the main name already.") % {"hostname": hostname})
        with _refusing_taken(hostname):
            for name in (before, hostname):
                Domain.objects.get_or_create(federation=row, hostname=name)
            row.site.hostname = hostname
            row.site.save(update_fields=["hostname"])
        log(row, MAIN, data={"before": before, "after": hostname})
        transaction.on_commit(Site.clear_site_root_paths_cache)
    federation.refresh_from_db()


def add_hostname(federation, text, actor, expires_on=None):
    """Have one more name lead to a federation's site; return its Domain. Arguments and errors as above."""
    with transaction.atomic(), LogContext(user=actor):
        row = _locked(federation)
        hostname = clean_hostname(text, row.slug)
        if Domain.objects.filter(federation=row, hostname=hostname).exists():
            raise ValidationError(_("“%(hostname)s” is among the names already.") % {"hostname": hostname})
        with _refusing_taken(hostname):
            domain = Domain.objects.create(federation=row, hostname=hostname, expires_on=expires_on)
        log(row, ADD, data={"hostname": hostname})
    return domain


def remove_hostname(domain, actor):
    """Have a name lead nowhere any more. Raises ValidationError for the main one."""
    with transaction.atomic(), LogContext(user=actor):
        row = _locked(domain.federation)
        if domain.hostname == row.site.hostname:
            raise ValidationError(_("The site is shown under this name. Make another one the main name first."))
        log(row, REMOVE, data={"hostname": domain.hostname})
        domain.delete()


@contextmanager
def _refusing_taken(hostname):
    """Refuse a name that somebody else has taken since it was looked at: each federation locks its own row alone."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise taken(hostname, _("another federation")) from error


def _locked(federation):
    return Federation.objects.select_for_update(of=("self",), no_key=True).select_related("site").get(pk=federation.pk)
