"""The events at which what is found changes; the catalogue knows them all."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from catalogue.signals import entries_stored
from core.title_terms import ROOT_LENGTH

from . import index, office
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


@receiver(post_page_move)
def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """The admin looks for a page in its tree (core.title_terms); in another one all that moved has other terms."""
    if parent_page_before.path[:ROOT_LENGTH] != parent_page_after.path[:ROOT_LENGTH]:
        office.store_below(Page.objects.get(pk=instance.pk))
