"""The events at which what is found changes; the catalogue knows them all."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.signals import entries_stored

from . import index
from .engines import get_engine
from .models import Document


@receiver(entries_stored)
def follow_the_catalogue(sender, page_ids, page, **kwargs):
    """Write what is said by the pages whose entries were stored."""
    if page is not None:
        index.store([page])
    else:
        index.store_ids(page_ids)


@receiver(post_delete, sender=Document)
def forget(sender, instance, **kwargs):
    """Tell an engine outside the database; the row itself went with its entry."""
    get_engine().remove(instance)
