"""What moves a site's version besides the events of delivery.invalidation: rows that only `sites` knows."""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver

from core.site_versions import move
from delivery.invalidation import sites_listing_federations
from library.models import LibraryImage, Rendition

from .models import Federation, Identity


@receiver([post_save, post_delete], sender=Federation)
def federation_changed(sender, instance, raw=False, **kwargs):
    """A federation's row is seen on its site, and on front pages that name all federations."""
    if not raw:
        move({instance.site_id} | sites_listing_federations())


@receiver([post_save, pre_delete], sender=LibraryImage)
def picture_changed(sender, instance, **kwargs):
    """A logo or a banner was replaced, or goes; before it goes, since the setting forgets it then without an event.

    Wagtail's reference index does not know settings.
    """
    _move_sites_with(instance.pk)


@receiver(post_delete, sender=Rendition)
def cut_removed(sender, instance, **kwargs):
    """Pages that name the file of a logo's cut would show nothing."""
    _move_sites_with(instance.image_id)


def _move_sites_with(image_id):
    shown = Identity.objects.filter(Q(logo=image_id) | Q(banner=image_id))
    move(shown.values_list("site_id", flat=True))
