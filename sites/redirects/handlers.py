"""Redirects when a page's address changes.

Wagtail makes them: for the page and all that is published below it, on the page's own site. What it leaves standing is
the redirect from an address that a page has come back to. It has no effect while the page is published, and sends
readers in a circle when the page is taken down.
"""

from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.signals import page_slug_changed, post_page_move

from .chains import path_on


@receiver(page_slug_changed)
@receiver(post_page_move)
def forget_ways_to_itself(sender, instance, **kwargs):
    """Delete the redirects that lead from the new address of a page, or of one below it, to that very page."""
    site = instance.get_site()
    if site is None:
        return
    below = Redirect.objects.filter(site=site, redirect_page__path__startswith=instance.path)
    rows = below.values_list("pk", "old_path", "redirect_page__url_path")
    circular = [pk for pk, old_path, url_path in rows if path_on(site, url_path) == old_path]
    if circular:
        Redirect.objects.filter(pk__in=circular).delete()
