"""A cut that was made or removed is known at once to the process that did it."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .cuts import forget
from .models import Rendition


@receiver([post_save, post_delete], sender=Rendition)
def forget_the_cuts(sender, instance, **kwargs):
    """Have the next page ask for the cuts of the picture."""
    forget(instance.image_id)
