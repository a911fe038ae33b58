"""When something last changed, for what repeats a whole site: asked of the heads of indexes, never of all entries."""

from django.db.models import Case, OuterRef, Subquery, When

from . import blocks
from .models import Entry

# From the head of one block to the head of the next one, and in each to what changed last: as many steps down an index
# as there are blocks, however many entries they hold. Written out because the ORM knows no recursion.
_LATEST = """
    WITH RECURSIVE blocks (number) AS (
        SELECT MIN(page_id / {width}) FROM catalogue_entry WHERE site_id = %s
        UNION ALL
        SELECT (
            SELECT page_id / {width} FROM catalogue_entry
            WHERE site_id = %s AND page_id / {width} > blocks.number ORDER BY page_id / {width} LIMIT 1
        ) FROM blocks WHERE blocks.number IS NOT NULL
    )
    SELECT latest.page_id, latest.changed_at FROM blocks JOIN catalogue_entry latest ON latest.page_id = (
        SELECT page_id FROM catalogue_entry
        WHERE site_id = %s AND page_id / {width} = blocks.number ORDER BY changed_at DESC LIMIT 1
    ) ORDER BY blocks.number
"""


def latest_by_block(site):
    """Return {number of a block: when the last of its entries changed} of a site, in order; one query."""
    found = Entry.objects.raw(_LATEST.format(width=blocks.WIDTH), [site.pk] * 3)
    return {entry.page_id // blocks.WIDTH: entry.changed_at for entry in found}


def latest_below(site, block):
    """Return {page id: when what its list shows last changed} of the pages of one block with others below; one query.

    The front page shows what is newest of the whole site.
    """
    parents = Entry.objects.of_site(site).in_block(block).filter(page__numchild__gt=0)
    below = Entry.objects.filter(section_id=OuterRef("page_id")).latest_change()
    of_site = Entry.objects.of_site(site).latest_change()
    newest = Case(When(page_id=site.root_page_id, then=Subquery(of_site)), default=Subquery(below))
    return {page_id: moment for page_id, moment in parents.values_list("page_id", newest) if moment}
