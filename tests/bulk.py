"""Many pages at once, for tests and benchmarks of size: rows as Wagtail would write them, without its events."""

import datetime
import uuid

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from catalogue import sync
from news.models import NewsPage

BATCH = 1000


def news(section, number, cover=None):
    """Put `number` live pieces of news under a section and bring the catalogue up to date.

    Args:
        section: a NewsIndexPage.
        number: how many.
        cover: a LibraryImage for all of them, or None.
    """
    section = Page.objects.get(pk=section.pk)
    first = section.numchild + 1
    now = timezone.now()
    content_type = ContentType.objects.get_for_model(NewsPage)
    for start in range(first, first + number, BATCH):
        steps = range(start, min(start + BATCH, first + number))
        pages = Page.objects.bulk_create(_page(section, step, now, content_type) for step in steps)
        # The child rows only: the parent rows exist already.
        children = [
            NewsPage(page_ptr_id=page.pk, date_shown=page.first_published_at, lead=f"Sapo {page.slug}.", cover=cover)
            for page in pages
        ]
        _insert_children(children)
    Page.objects.filter(pk=section.pk).update(numchild=first - 1 + number)
    sync.sync_subtree(section)


def _page(section, step, now, content_type):
    moment = now - datetime.timedelta(hours=7 * step)
    slug = f"tin-{step}-{uuid.uuid4().hex[:6]}"
    return Page(
        path=Page._get_path(section.path, section.depth + 1, step),
        depth=section.depth + 1,
        numchild=0,
        title=f"Tin số {step}",
        draft_title=f"Tin số {step}",
        slug=slug,
        url_path=f"{section.url_path}{slug}/",
        content_type=content_type,
        locale_id=section.locale_id,
        live=True,
        first_published_at=moment,
        last_published_at=moment,
    )


def _insert_children(children):
    from django.db import connection
    from django.db.models.sql import InsertQuery

    fields = NewsPage._meta.local_concrete_fields
    query = InsertQuery(NewsPage)
    query.insert_values(fields, children)
    query.get_compiler(connection=connection).execute_sql()
