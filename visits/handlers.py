"""What a team changes about its counter shows at the next visit."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import VisitCounter
from .stores import get_store


@receiver([post_save, post_delete], sender=VisitCounter, dispatch_uid="visits.counter_changed")
def forget_base(sender, instance, raw=False, **kwargs):
    """Have the figures of the setting's site read anew, once the change is there to be read."""
    if not raw:
        transaction.on_commit(lambda: get_store().forget_base(instance.site_id), robust=True)
