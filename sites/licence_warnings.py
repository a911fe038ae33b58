"""What is doubtful about a site's licence. It is said, and never stands in the way of saving."""

import re

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue.models import Entry
from news.models import NewsPage

# "06/GP-TTĐT" is the common shape; others exist (with a year, a department's own letters).
USUAL_NUMBER = re.compile(r"\d{1,4}(/\d{4})?/(GP|GXN)-[A-ZĐ&.-]{2,20}")
EXPIRY_NOTICE_DAYS = 90


def licence_warnings(licence):
    """Return what should be looked at, as sentences in the active language.

    Args:
        licence: a Licence, saved or not.

    Returns:
        list of str; empty when nothing is doubtful.
    """
    warnings = number_warnings(licence) + term_warnings(licence)
    if not licence.licence_number and republishes(licence.site):
        warnings.append(
            _("This site republishes news of the press without a licence number. Republishing needs a licence.")
        )
    missing = [
        str(licence._meta.get_field(name).verbose_name)
        for name in ("managing_body", "responsible_person", "address", "phones", "email")
        if not getattr(licence, name)
    ]
    if missing:
        warnings.append(_("The law wants this in the footer too: %(fields)s.") % {"fields": ", ".join(missing)})
    return warnings


def number_warnings(licence):
    """Return what is doubtful about a licence's number and what belongs to it, as sentences."""
    warnings = []
    number = licence.licence_number
    if number and not USUAL_NUMBER.fullmatch(number):
        warnings.append(
            _("The licence number “%(number)s” does not look like 06/GP-TTĐT. Compare it with the document.")
            % {"number": number}
        )
    if number and not licence.issuing_authority:
        warnings.append(_("A licence number is given, but not who issued it."))
    if number and not licence.issued_on:
        warnings.append(_("A licence number is given, but not the date of issue."))
    return warnings


def term_warnings(licence):
    """Return what is doubtful about a licence's term, as sentences."""
    if not licence.expires_on:
        return []
    if licence.issued_on and licence.expires_on <= licence.issued_on:
        return [_("The licence expires before it was issued. Compare the dates with the document.")]
    days = (licence.expires_on - timezone.localdate()).days
    date = date_format(licence.expires_on, "SHORT_DATE_FORMAT")
    if days < 0:
        return [_("The licence expired on %(date)s.") % {"date": date}]
    if days <= EXPIRY_NOTICE_DAYS:
        return [_("The licence expires on %(date)s, in %(days)s days.") % {"date": date, "days": days}]
    return []


def republishes(site):
    """Return whether a live page of the site is republished from another publisher."""
    live = Entry.objects.of_site(site).kind("news").page_ids()
    return NewsPage.objects.filter(pk__in=live, origin=NewsPage.Origin.REPUBLISHED).exists()
