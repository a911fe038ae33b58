"""Empties an HTTP cache that stands in front of the install, site by site.

Off unless `WAGTAILFRONTENDCACHE` names one (Wagtail's own setting, with its backends). A site's whole host is meant by
its front page's address: docs/delivery.md has the rule that a cache in front needs for that.
"""

from django.dispatch import receiver
from wagtail.contrib.frontend_cache.utils import get_backends, purge_urls_from_cache
from wagtail.models import Site

from core.site_versions import EVERYWHERE, moved


@receiver(moved)
def purge(sender, site_ids, **kwargs):
    """Tell the caches in front that sites have moved on."""
    if not get_backends():
        return
    sites = Site.objects.all() if EVERYWHERE in site_ids else Site.objects.filter(pk__in=site_ids)
    purge_urls_from_cache([f"{site.root_url}/" for site in sites])
