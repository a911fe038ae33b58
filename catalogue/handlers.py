"""The events at which a page's place, state or openness changes."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import post_page_move

from core.pages import SitePage

from . import sync


@receiver(post_save)
def page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Every ORM path ends in save(): publish, unpublish, copy, alias, restore, expiry."""
    if not isinstance(instance, SitePage) or raw:
        return
    # Saving a draft writes a few fields of the row from an instance that holds the draft's values; what readers
    # see is what the row holds.
    stored = instance if update_fields is None else type(instance)._base_manager.get(pk=instance.pk)
    sync.sync_page(stored)


@receiver(post_page_move)
def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Wagtail's move saves the base Page, so `page_saved` does not see it; everything below moves too."""
    closed_before = parent_page_before.get_view_restrictions().exists()
    closed_after = parent_page_after.get_view_restrictions().exists()
    sync.move_subtree(instance, closure_changed=closed_before != closed_after)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def privacy_changed(sender, instance, raw=False, **kwargs):
    """A page made private leaves every list with all below it, and comes back when made public."""
    if not raw:
        sync.sync_subtree(instance.page)


@receiver(post_save, sender=Site)
def site_saved(sender, instance, raw=False, **kwargs):
    """A Site may have been given another root. (A deleted Site takes its entries along: CASCADE.)"""
    if not raw:
        sync.sync_site(instance)
