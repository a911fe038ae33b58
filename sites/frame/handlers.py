"""The events at which what stands around the pages of a site changes, or the site's place."""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from catalogue.models import Entry
from catalogue.signals import entries_stored
from core.addresses import FRONT_PAGE_DEPTH
from core.fragments import INSTALL, move
from library.models import LibraryImage, Rendition
from sites.models import Identity, Licence


@receiver(entries_stored)
def follow_the_catalogue(sender, page_ids, **kwargs):
    """The title, the address or the place in the menu of a page may be another."""
    sites = Entry.objects.filter(page_id__in=page_ids).order_by().values_list("site_id", flat=True)
    for site_id in sites.distinct():
        move(site_id)


@receiver(post_delete, sender=Entry)
def follow_a_page_that_left(sender, instance, **kwargs):
    """It may have stood in the menu."""
    move(instance.site_id)


@receiver(post_page_move)
def follow_a_move(sender, parent_page_before, parent_page_after, **kwargs):
    """The site that a page leaves is told of no entry."""
    roots = [parent.path[: FRONT_PAGE_DEPTH * Page.steplen] for parent in (parent_page_before, parent_page_after)]
    for site_id in Site.objects.filter(root_page__path__in=roots).order_by().values_list("pk", flat=True):
        move(site_id)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_a_restriction(sender, instance, **kwargs):
    """A page is closed or opened with all below it (core.routing.closed_paths)."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path is None:
        # It goes with its page, whose entry goes too.
        return
    for site_id, root in Site.objects.order_by().values_list("pk", "root_page__path"):
        if root.startswith(path) or path.startswith(root):
            move(site_id)


@receiver([post_save, post_delete], sender=Site)
def follow_a_site(sender, instance, **kwargs):
    """A host has come, has gone, or leads to another site; the place of one may now lie in that of another."""
    for site_id in [INSTALL, instance.pk, *Site.objects.order_by().values_list("pk", flat=True)]:
        move(site_id)


# By its class: a receiver of every deletion would keep Django from deleting any table's rows at once.
@receiver([post_save, post_delete], sender=Identity)
@receiver([post_save, post_delete], sender=Licence)
def follow_a_setting(sender, instance, **kwargs):
    """What a site says of itself is another."""
    move(instance.site_id)


@receiver([post_save, pre_delete], sender=LibraryImage)
def follow_a_picture(sender, instance, **kwargs):
    """A logo or a banner was replaced, or goes; before it goes, since the setting forgets it then without an event."""
    _move_those_with(instance.pk)


@receiver([post_save, post_delete], sender=Rendition)
def follow_a_cut(sender, instance, **kwargs):
    """From now on a cut of a logo or a banner is a file, or has to be made again (library.pictures)."""
    _move_those_with(instance.image_id)


def _move_those_with(image_id):
    shown = Identity.objects.filter(Q(logo=image_id) | Q(banner=image_id))
    for site_id in shown.values_list("site_id", flat=True):
        move(site_id)
