"""What is made from the rows of a federation: lists, readers' search, the admin's search, the index of references.

Each part may be made twice, so a run that broke off is taken up by running it again.
"""

from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends

from catalogue.sync import sync_subtree
from library.models import LibraryDocument, LibraryImage
from search import office

from .estate import Estate
from .registry import exported_kinds

BATCH = 200


def rebuild(federation, advance):
    """Make all of it for one federation.

    Args:
        federation: the Federation.
        advance: called as advance(done, total, message).
    """
    estate = Estate.of(federation)
    home = Page.objects.get(pk=estate.root)
    advance(0, 0, _("Lists and search are being made"))
    sync_subtree(home)
    office.store_below(home)
    for model in (LibraryImage, LibraryDocument):
        for batch in _batches(model.objects.filter(collection__path__startswith=estate.collection_path)):
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, batch)
    _index_references(estate, advance)


def _index_references(estate, advance):
    kinds = [kind for kind in exported_kinds() if ReferenceIndex.is_indexed(kind.model) and kind.model is not Page]
    total = sum(kind.queryset(estate).count() for kind in kinds)
    done = 0
    for kind in kinds:
        for batch in _batches(kind.queryset(estate)):
            for instance in batch:
                ReferenceIndex.create_or_update_for_object(instance)
            done += len(batch)
            advance(done, total, _("References are being noted"))


def _batches(rows):
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield batch
