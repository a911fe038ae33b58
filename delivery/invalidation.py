"""What moves a site's version: every event at which something changes that its readers see.

Drafts move nothing. A page is seen on its own site alone, since none may refer to another site's (sites.references); a
picture on every site whose pages use it.
"""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from catalogue.models import Entry
from catalogue.signals import entries_stored
from core.site_versions import EVERYWHERE, move
from home.models import HomePage
from library.models import LibraryImage, Rendition

# What saving a draft, locking a page or planning its publishing writes into the row of a page.
FIELDS_OF_DRAFTS = frozenset({
    "approved_schedule", "draft_title", "go_live_at", "has_unpublished_changes", "latest_revision",
    "latest_revision_created_at", "locked", "locked_at", "locked_by", "wagtail_admin_comments",
})  # fmt: skip


def sites_of_paths(paths):
    """Return the ids of the Sites that pages at these places of the tree belong to, as a set."""
    roots = sorted(Site.objects.order_by().values_list("root_page__path", "pk"), key=lambda root: -len(root[0]))
    found = {next((pk for root, pk in roots if path.startswith(root)), None) for path in paths}
    # A page above the sites' roots is seen nowhere itself.
    return found - {None}


def sites_showing(instance):
    """Return the ids of the Sites whose pages refer to a picture or document. Settings: see `sites.versions`.

    Args:
        instance: a saved model instance that Wagtail's reference index knows.
    """
    pages = set()
    for reference in ReferenceIndex.get_references_to(instance).select_related("base_content_type").order_by():
        if reference.base_content_type.model_class() is Page:
            pages.add(int(reference.object_id))
    paths = Page.objects.filter(pk__in=pages).values_list("path", flat=True)
    return sites_of_paths(paths) if pages else set()


def sites_listing_federations():
    """Return the ids of the Sites whose front page names all sites."""
    roots = HomePage.objects.filter(live=True, lists_federations=True).values_list("pk", flat=True)
    return set(Site.objects.filter(root_page__in=roots).order_by().values_list("pk", flat=True))


@receiver(entries_stored)
def catalogue_changed(sender, page_ids, page, **kwargs):
    """Lists, menu and archive are read from it. A page that is saved is known to be a draft or not (`page_saved`)."""
    if page is None:
        move(Entry.objects.filter(page_id__in=page_ids).order_by().values_list("site_id", flat=True).distinct())


@receiver([page_published, page_unpublished])
def readers_see_or_lose_a_page(sender, instance, **kwargs):
    move(sites_of_paths([instance.path]))


@receiver(post_save)
def page_saved(sender, instance, created, raw=False, update_fields=None, **kwargs):
    """Some changes say nothing else: expiry marks, imports, an alias that follows its page."""
    if raw or not issubclass(sender, Page) or (created and not instance.live):
        return
    if update_fields is None or not FIELDS_OF_DRAFTS.issuperset(update_fields):
        move(sites_of_paths([instance.path]))


@receiver(pre_delete)
def page_goes(sender, instance, **kwargs):
    """Before, as long as the index knows who refers to it; pages, pictures and documents alike."""
    if issubclass(sender, Page) and instance.live:
        move(sites_of_paths([instance.path]))
    elif issubclass(sender, (get_image_model(), get_document_model())):
        move(sites_showing(instance))


@receiver(post_page_move)
def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Both sites, should a page ever change its site; all when front pages are put into another order.

    Their places in the tree are numbered anew then, and with them those of all pages below.
    """
    parents = (parent_page_before.path, parent_page_after.path)
    if all(sites_of_paths([path]) for path in parents):
        move(sites_of_paths(parents))
    else:
        move([EVERYWHERE])


@receiver(post_save)
def picture_or_document_saved(sender, instance, created, raw=False, **kwargs):
    if not raw and not created and issubclass(sender, (get_image_model(), get_document_model())):
        move(sites_showing(instance))


@receiver(post_delete, sender=Rendition)
def cut_removed(sender, instance, **kwargs):
    """Pages that name its file would show nothing. One that was made is only named by a shorter address."""
    move(sites_showing(LibraryImage(pk=instance.image_id)))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def openness_changed(sender, instance, raw=False, **kwargs):
    """A page is closed or opened with all below it, whole sites among that (core.routing)."""
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path is not None and not raw:
        roots = Site.objects.order_by().values_list("pk", "root_page__path")
        move(pk for pk, root in roots if root.startswith(path) or path.startswith(root))


@receiver([post_save, post_delete], sender=Redirect)
def redirect_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        move([instance.site_id or EVERYWHERE])


@receiver([post_save, post_delete])
def setting_changed(sender, instance, raw=False, **kwargs):
    """Name, colours, licence of a site; the portal's front page names all sites."""
    if not raw and issubclass(sender, BaseSiteSetting):
        move({instance.site_id} | sites_listing_federations())


@receiver([post_save, post_delete], sender=Site)
def site_changed(sender, instance, raw=False, **kwargs):
    """Another host name stands in addresses that other sites show."""
    if not raw:
        move({EVERYWHERE})
