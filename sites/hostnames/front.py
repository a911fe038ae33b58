"""Empties a cache in front of the install under the names that lead on; of the main name `delivery.front` thinks.

The name of before held pages until it was changed.
"""

import copy

from django.dispatch import receiver
from wagtail.contrib.frontend_cache.utils import get_backends, purge_urls_from_cache

from core.site_versions import EVERYWHERE, moved
from sites.models import Domain


@receiver(moved)
def purge_further_names(sender, site_ids, **kwargs):
    """Tell the caches in front that sites have moved on."""
    if not get_backends():
        return
    domains = Domain.objects.select_related("federation__site")
    if EVERYWHERE not in site_ids:
        domains = domains.filter(federation__site__in=site_ids)
    purge_urls_from_cache([_address_under(domain) for domain in domains if not domain.is_main])


def _address_under(domain):
    site = copy.copy(domain.federation.site)
    site.hostname = domain.hostname
    return f"{site.root_url}/"
