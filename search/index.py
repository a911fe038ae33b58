"""Keeping the documents true to the pages.

`handlers` calls `store` whenever the catalogue stored an entry; that one is gone, the database follows by itself. What
passes the events by (raw SQL, `update()`), and a new way of making terms, are found and mended by `differences` and
`repair` (`manage.py search`).
"""

import hashlib

from django.utils import timezone
from wagtail.models import Page

from catalogue.models import Entry

from .content import text_of
from .engines import get_engine
from .models import Document
from .terms import terms_of, year_term

BATCH = 200
# Part of every fingerprint: raise it when terms or texts are made in another way, and `repair` writes all anew.
VERSION = 2


def document_for(page, site_id):
    """Return the unsaved Document that a specific page on a Site should have."""
    text = text_of(page)
    year = timezone.localtime(page.get_date_shown()).year
    terms = " ".join(sorted([*terms_of(site_id, page.title, text), year_term(site_id, year)]))
    fingerprint = hashlib.sha256(f"{VERSION}\n{terms}\n{text}".encode()).hexdigest()[:32]
    return Document(entry_id=page.pk, fingerprint=fingerprint, text=text, terms=terms)


def store(pages):
    """Write the documents of some specific pages that have a catalogue entry; return how many were out of date."""
    documents = _outdated(pages)
    if documents:
        Document.objects.bulk_create(
            documents,
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["fingerprint", "text", "terms"],
        )
    # Also those whose text is as it was: the date or the category may be another.
    get_engine().store([page.pk for page in pages])
    return len(documents)


def store_ids(page_ids):
    """Write the documents of pages by their primary keys, a batch at a time; return how many were out of date."""
    starts = range(0, len(page_ids), BATCH)
    return sum(store(_specific(page_ids[start : start + BATCH])) for start in starts)


def differences():
    """Return the number of pages whose document is missing or out of date."""
    return sum(len(_outdated(pages)) for pages in _all_pages())


def repair():
    """Bring every document up to date; return how many were written."""
    return sum(store(pages) for pages in _all_pages())


def _outdated(pages):
    found = Entry.objects.filter(pk__in=[page.pk for page in pages])
    stored = {pk: rest for pk, *rest in found.values_list("pk", "site_id", "search_document__fingerprint")}
    documents = []
    for page in pages:
        if page.pk in stored:
            site_id, fingerprint = stored[page.pk]
            document = document_for(page, site_id)
            if document.fingerprint != fingerprint:
                documents.append(document)
    return documents


def _all_pages():
    last_pk = 0
    while ids := list(Entry.objects.filter(pk__gt=last_pk).order_by("pk").page_ids()[:BATCH]):
        last_pk = ids[-1]
        yield _specific(ids)


def _specific(page_ids):
    return list(Page.objects.filter(pk__in=page_ids).specific())
