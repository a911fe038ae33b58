"""Keeping the catalogue true to the page tree.

Every function here derives rows from pages; nothing else writes them. `handlers` calls them at each event through
which Django and Wagtail change pages. Raw SQL, `QuerySet.update()` and fixtures pass the events by: for these there
are `differences` and `repair` (`manage.py catalogue`).
"""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page, PageViewRestriction, Site, get_page_models

from core.pages import SitePage

from .models import Entry
from .signals import entries_stored

BATCH = 500
_FIELDS = ["site_id", "section_id", "kind", "facet", "shown_at", "changed_at", "last_day", "in_menu"]


def catalogued_models():
    """Return the page classes that have entries."""
    return [model for model in get_page_models() if issubclass(model, SitePage) and model.catalogue_kind]


@dataclass(frozen=True)
class Surroundings:
    """What decides about many pages at once, read in two queries.

    Attributes:
        roots: (root page path, site id) pairs, the longest path first.
        closed: paths of the pages that carry a view restriction; what lies below is closed too.
    """

    roots: tuple
    closed: tuple

    @classmethod
    def read(cls):
        """Read the sites' roots and the restricted pages."""
        roots = Site.objects.order_by().values_list("root_page__path", "pk")
        closed = PageViewRestriction.objects.values_list("page__path", flat=True)
        return cls(tuple(sorted(roots, key=lambda root: -len(root[0]))), tuple(closed))

    def site_id(self, path):
        """Return the id of the Site whose root is `path` or nearest above it, or None."""
        return next((site_id for root, site_id in self.roots if path.startswith(root)), None)

    def is_closed(self, path):
        """Return whether a page at `path`, or one above it, is restricted."""
        return any(path.startswith(closed) for closed in self.closed)

    def entry_for(self, page, section_id):
        """Return the unsaved Entry that a specific page should have, or None if readers may not find it.

        Args:
            page: an instance of its most specific class.
            section_id: primary key of the page's parent.
        """
        if not (isinstance(page, SitePage) and page.catalogue_kind and page.live) or page.is_out_of_date:
            return None
        shown_at = page.get_date_shown()
        site_id = self.site_id(page.path)
        if shown_at is None or site_id is None or self.is_closed(page.path):
            return None
        return Entry(
            page_id=page.pk,
            site_id=site_id,
            section_id=section_id,
            kind=page.catalogue_kind,
            facet=page.get_facet(),
            shown_at=shown_at,
            changed_at=page.last_published_at or page.first_published_at or shown_at,
            last_day=page.get_last_day(),
            in_menu=page.show_in_menus,
        )


def sync_page(page):
    """Bring the entry of one saved specific page up to date."""
    entry = None
    # A page that is not live is the common case of a save while editing: it costs no look at the surroundings.
    if page.live:
        entry = Surroundings.read().entry_for(page, page.get_parent().pk)
    if entry is None:
        Entry.objects.filter(page_id=page.pk).delete()
    else:
        # Its children are in memory only: modelcluster stores them after the page.
        _store([entry], page)


def move_subtree(page, closure_changed):
    """Follow a move: the whole subtree takes the site of its new place.

    Args:
        page: the moved page, freshly loaded.
        closure_changed: whether old and new parent differ in being open to readers; if so, rows come or go.
    """
    surroundings = Surroundings.read()
    holds_a_root = any(root.startswith(page.path) for root, _site_id in surroundings.roots)
    if closure_changed or holds_a_root:
        sync_subtree(page)
        return
    site_id = surroundings.site_id(page.path)
    with transaction.atomic():
        below = Entry.objects.filter(page__path__startswith=page.path)
        if site_id is None:
            below.delete()
        elif page.numchild and not below.exclude(page_id=page.pk).exists():
            # It comes from outside every site; its own row was made when the move saved it.
            sync_subtree(page)
        else:
            # The moved page itself has its new site already, from being saved.
            elsewhere = below.exclude(site_id=site_id)
            moved = list(elsewhere.page_ids())
            elsewhere.update(site_id=site_id)
            Entry.objects.filter(page_id=page.pk).update(section_id=page.get_parent().pk)
            if moved:
                entries_stored.send(sender=Entry, page_ids=moved, page=None)


def sync_subtree(page):
    """Derive the entries of a page and everything below it anew. Returns the number of rows written or removed."""
    return sum(_settle(*found) for found in _differences(Page.objects.filter(path__startswith=page.path)))


def sync_site(site):
    """Follow a change of a Site's root page: drop what it left behind, take in what it covers now."""
    root = site.root_page
    stranded = Entry.objects.filter(site=site).exclude(page__path__startswith=root.path)
    if stranded.exists():
        repair()
    elif not Entry.objects.filter(page=root, site=site).exists():
        sync_subtree(root)


def differences():
    """Compare the whole catalogue with the tree.

    Returns:
        (missing, stale): a list of unsaved Entry rows to write, and a list of page ids whose row must go.
    """
    missing, stale = [], []
    for rows, gone in _differences(Page.objects.all()):
        missing += rows
        stale += gone
    return missing, stale


def repair():
    """Make the catalogue equal to the tree. Returns (rows written, rows removed)."""
    written = removed = 0
    for rows, gone in _differences(Page.objects.all()):
        _settle(rows, gone)
        written += len(rows)
        removed += len(gone)
    return written, removed


def _differences(pages):
    """Yield (rows to write, page ids to remove) for the pages of a queryset, a batch at a time."""
    surroundings = Surroundings.read()
    parent_ids = dict(pages.filter(numchild__gt=0).values_list("path", "pk"))
    for model in catalogued_models():
        queryset = model.objects.filter(pk__in=pages.values("pk")).order_by("pk").select_related(None)
        last_pk = 0
        while batch := list(queryset.filter(pk__gt=last_pk)[:BATCH]):
            last_pk = batch[-1].pk
            yield _compare(batch, surroundings, parent_ids)


def _compare(batch, surroundings, parent_ids):
    stored = {entry.page_id: entry for entry in Entry.objects.filter(page_id__in=[page.pk for page in batch])}
    write, remove = [], []
    for page in batch:
        parent_path = page.path[: -Page.steplen]
        section_id = parent_ids.get(parent_path) or page.get_parent().pk
        expected = surroundings.entry_for(page, section_id)
        found = stored.get(page.pk)
        if expected is None:
            if found is not None:
                remove.append(page.pk)
        elif found is None or any(getattr(found, name) != getattr(expected, name) for name in _FIELDS):
            write.append(expected)
    return write, remove


def _settle(rows, gone):
    with transaction.atomic():
        if gone:
            Entry.objects.filter(page_id__in=gone).delete()
        _store(rows)
    return len(rows) + len(gone)


def _store(rows, page=None):
    if rows:
        Entry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=[name.removesuffix("_id") for name in _FIELDS],
        )
        entries_stored.send(sender=Entry, page_ids=[row.page_id for row in rows], page=page)
