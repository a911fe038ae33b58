"""The events at which a page's place, state or openness changes."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from core.pages import SitePage

from . import sync


@receiver(post_save)
def page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Every ORM path ends in save(): publish, unpublish, copy, alias, restore, expiry.

    Bulk actions, expiry and the unpublishing of aliases save the base Page. Saving a draft writes a few fields of
    the row from an instance that holds the draft's values. In both cases what readers see is what the row holds.
    """
    if raw or not issubclass(sender, Page):
        return
    if sender is Page:
        # None when the page's type is no longer installed, or its own row not yet stored.
        instance = instance.specific_class and instance.specific_class._base_manager.filter(pk=instance.pk).first()
    elif update_fields is not None:
        instance = sender._base_manager.get(pk=instance.pk)
    if isinstance(instance, SitePage):
        sync.sync_page(instance)


@receiver(post_page_move)
def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Wagtail's move saves the moved page alone; everything below it has moved too."""
    closed_before = parent_page_before.get_view_restrictions().exists()
    closed_after = parent_page_after.get_view_restrictions().exists()
    sync.move_subtree(instance, closure_changed=closed_before != closed_after)


@receiver(post_save, sender=PageViewRestriction)
def page_made_private(sender, instance, raw=False, **kwargs):
    """A page made private leaves every list with all below it."""
    if not raw:
        sync.sync_subtree(instance.page)


@receiver(post_delete, sender=PageViewRestriction)
def page_made_public(sender, instance, origin=None, **kwargs):
    """A page made public again comes back with all below it; one that is being deleted itself does not."""
    if isinstance(origin, PageViewRestriction) or getattr(origin, "model", None) is PageViewRestriction:
        sync.sync_subtree(instance.page)


@receiver(post_save, sender=Site)
def site_saved(sender, instance, raw=False, **kwargs):
    """A Site may have been given another root."""
    if not raw:
        sync.sync_site(instance)


@receiver(post_delete, sender=Site)
def site_deleted(sender, instance, origin=None, **kwargs):
    """Its entries went with it (CASCADE); where its tree lies inside another Site's, they are that one's now."""
    is_deleted_itself = isinstance(origin, Site) or getattr(origin, "model", None) is Site
    if is_deleted_itself and (root := Page.objects.filter(pk=instance.root_page_id).first()):
        sync.sync_subtree(root)
