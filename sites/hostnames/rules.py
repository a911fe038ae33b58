"""Which host name a federation may have."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.text import clean_text
from sites.models import Domain, Federation

# RFC 1123: labels of letters, digits and inner hyphens, 63 at most each.
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOSTNAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_LONGEST = 253


def clean_hostname(text, federation_slug):
    """Return a host name as it is stored.

    Args:
        text: what somebody wrote.
        federation_slug: slug of the federation that wants it, which may be one in the making.

    Raises:
        ValidationError: for what is no host name, or is another federation's.
    """
    hostname = clean_text(text).strip().lower().rstrip(".")
    if len(hostname) > _LONGEST or not _HOSTNAME.fullmatch(hostname):
        raise ValidationError(
            _("“%(hostname)s” is no hostname. Write it like ldld.bentre.vn: no https://, path or space.")
            % {"hostname": hostname}
        )
    owner = _owner_of(hostname)
    # A site that is no federation's has no slug, and neither has a federation that is in the making.
    if owner is not None and not (isinstance(owner, Federation) and owner.slug == federation_slug):
        raise taken(hostname, owner)
    return hostname


def taken(hostname, owner):
    """Return the ValidationError that says whose a host name is."""
    return ValidationError(
        _("“%(hostname)s” is the address of %(owner)s already. Choose another.")
        % {"hostname": hostname, "owner": owner}
    )


def _owner_of(hostname):
    """Return the Federation that a host name belongs to; the Site, where a site is no federation's; or None."""
    domain = Domain.objects.filter(hostname=hostname).select_related("federation").first()
    if domain is not None:
        return domain.federation
    site = Site.objects.filter(hostname=hostname).select_related("federation").first()
    return getattr(site, "federation", site)
