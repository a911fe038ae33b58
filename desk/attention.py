"""What needs a manager's eye on a site: pictures without words, links that lead nowhere, pages grown old."""

import datetime

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, get_default_page_content_type

from catalogue.models import Entry
from library.models import LibraryImage

SHOWN = 5
# A page that stands for itself (about us, who does what) is to be looked at once a year.
STALE_DAYS = 365


def pictures_without_words(federation):
    """Return the pictures that pages of a federation use and that have no alternative text, the newest first.

    WCAG 2.2, 1.1.1: readers who cannot see a picture are told what it shows.

    Returns:
        QuerySet of LibraryImage.
    """
    return (
        LibraryImage.objects.filter(collection__path__startswith=federation.collection.path, description="")
        .filter(Exists(_references_to(LibraryImage)))
        .order_by("-created_at", "-pk")
    )


def stale_pages(site):
    """Return the pages of a site that stand for themselves and were last published long ago, the oldest first.

    News and seminars grow old as they should and are left out.

    Returns:
        QuerySet of Page.
    """
    before = timezone.now() - datetime.timedelta(days=STALE_DAYS)
    standing = Entry.objects.of_site(site).kind("page").page_ids()
    return Page.objects.filter(pk__in=standing, last_published_at__lt=before).order_by("last_published_at")


def broken_links(root_page):
    """Return the pages below a front page that readers are led to from another page and do not find.

    Args:
        root_page: the front page of a site.

    Returns:
        QuerySet of Page that are not live; `linking_page` holds the key of a live page that leads there.
    """
    references = _references_to(Page).filter(base_content_type=get_default_page_content_type())
    live = Page.objects.filter(live=True, path__startswith=root_page.path).annotate(key=Cast("pk", CharField()))
    linking = references.filter(object_id__in=live.values("key"))
    return (
        Page.objects.filter(live=False, path__startswith=root_page.path)
        .annotate(linking_page=linking.values("object_id")[:1])
        .filter(linking_page__isnull=False)
        .order_by("title")
    )


def _references_to(model):
    """Return the references to the row of an outer query of a model."""
    return ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(model),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
