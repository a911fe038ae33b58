"""A federation's row is seen on its site, and on front pages that name all federations (delivery.invalidation)."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from delivery.invalidation import sites_listing_federations
from delivery.versions import move

from .models import Federation


@receiver([post_save, post_delete], sender=Federation)
def federation_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        move({instance.site_id} | sites_listing_federations())
