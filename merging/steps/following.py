"""What follows from a page's place: catalogue entries, and where its visits are counted."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from catalogue.models import Entry
from news.models import NewsPage
from search import index, office
from visits.models import PageDay, PageTotal

BATCH = 500


def follow(part, source, destination):
    """Have a part's pages, as they lie now, belong to a Site in all that is derived from their place.

    Args:
        part: a Part.
        source, destination: the Sites they belonged to and belong to.
    """
    from .pages import brought

    keys = list(brought(part).order_by().values_list("pk", flat=True))
    for batch in _batches(keys):
        Entry.objects.filter(page_id__in=batch).update(site_id=destination.pk)
        for model in (PageTotal, PageDay):
            _count_elsewhere(model, batch, source, destination)
    _follow_sections(part)
    _follow_categories(keys)


def _follow_sections(part):
    """Entries name the page above; only that of the pages that were moved themselves is another one."""
    tops = Page.objects.filter(pk__in=part.moved_pages.values("page_id"))
    below = {}
    for pk, path in tops.values_list("pk", "path"):
        below.setdefault(path[: -Page.steplen], []).append(pk)
    for path, section_id in Page.objects.filter(path__in=below).values_list("path", "pk"):
        for batch in _batches(below[path]):
            Entry.objects.filter(page_id__in=batch).update(section_id=section_id)


def _follow_categories(keys):
    """Entries repeat the category of news."""
    for batch in _batches(keys):
        categories = {}
        for pk, category_id in NewsPage.objects.filter(pk__in=batch).values_list("pk", "category_id"):
            categories.setdefault(category_id, []).append(pk)
        for category_id, pages in categories.items():
            Entry.objects.filter(page_id__in=pages).update(facet=str(category_id or ""))


def _count_elsewhere(model, keys, source, destination):
    """Give the visits of pages to another site; what that one has counted of them already is added."""
    names = [field.name for field in model._meta.concrete_fields if field.name not in ("id", "site", "visits")]
    own = {
        tuple(getattr(row, name) for name in names): row
        for row in model.objects.filter(page_id__in=keys, site=destination)
    }
    for row in model.objects.filter(page_id__in=keys, site=source) if own else ():
        twin = own.get(tuple(getattr(row, name) for name in names))
        if twin is not None:
            row.visits += twin.visits
            twin.delete()
            row.save(update_fields=["visits"])
    model.objects.filter(page_id__in=keys, site=source).update(site=destination)


def index_anew(pages, root_id):
    """Write pages into both text indexes: that of readers, and the admin's, which know a page's place.

    Args:
        pages: list of primary keys.
        root_id: primary key of the front page they lie under now.
    """
    entries = Entry.objects.filter(page_id__in=pages)
    index.store_ids(list(entries.order_by("page_id").page_ids()))
    kinds = Page.objects.filter(pk__in=pages).order_by().values_list("content_type", flat=True).distinct()
    for page_class in (ContentType.objects.get_for_id(kind).model_class() for kind in kinds):
        office.store(page_class, page_class.get_indexed_objects().filter(pk__in=pages), root_id)


def _batches(keys):
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
