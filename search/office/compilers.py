"""What is asked when pages are searched in the admin: in one tree, and of a frequent word a bounded number.

Wagtail's compilers look for the words in the whole index and then ask which of the pages are wanted. Here the words
are looked for in the place that the queryset is about (`places`, core.title_terms); how they are put together, and
what is best among what is found, remains Wagtail's.
"""

from django.db.models import CharField, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page, Site
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, Or, Phrase, PlainText

from catalogue.models import Entry
from core.title_terms import EVERYWHERE, ROOT_LENGTH, month_at, words_at

from .places import paths_of

# Of all titles with the words, and of those in the newest months, so many at most are ranked and counted.
CANDIDATES = 1000
# The newest months are those that the newest entries of a site lie in, so many of them.
RECENT = 500


class PlacedQueryCompiler:
    """Mixed into a compiler of Wagtail's: asks for words with their place."""

    def search(self, config, start, stop, score_field=None, **options):
        """Return the queryset of the pages found; anything but pages is searched as Wagtail does."""
        asked = self.query
        placed = self._placed() if issubclass(self.queryset.model, Page) and not self.fields else None
        if placed is None:
            return super().search(config, start, stop, score_field=score_field, **options)
        self.query = placed
        try:
            return self.search_placed(asked, config, start, stop, score_field=score_field, **options)
        finally:
            self.query = asked

    def search_placed(self, asked, config, start, stop, **options):
        """Do the same for `self.query`, which has the places in it; `asked` is the query as it was asked."""
        return super().search(config, start, stop, **options)

    def _placed(self):
        queries = [_at(place, self.query) for place in self.places]
        return None if None in queries else _either(queries)

    @cached_property
    def paths(self):
        """The paths below which is searched, or None."""
        return paths_of(self.queryset.query)

    @cached_property
    def places(self):
        """What the terms are to begin with: the roots of some trees, or EVERYWHERE."""
        paths = self.paths
        if not paths or any(len(path) < ROOT_LENGTH for path in paths):
            return [EVERYWHERE]
        roots = Page.objects.filter(path__in={path[:ROOT_LENGTH] for path in paths})
        return list(roots.order_by("pk").values_list("pk", flat=True)) or [EVERYWHERE]


class BoundedQueryCompiler(PlacedQueryCompiler):
    """The same on PostgreSQL, with a bound: no word costs more than CANDIDATES titles, however many it stands in.

    The newest of them come first: when the bound is reached, it is old pages that are left out.
    """

    _found = None

    def search_placed(self, asked, config, start, stop, score_field=None, **options):
        rank = Subquery(
            IndexEntry.objects.filter(
                content_type=OuterRef("content_type"), object_id=Cast(OuterRef("pk"), CharField())
            ).values(rank=self.build_tsrank(F("autocomplete"), asked, config=config))
        )
        # With the accents as they were typed first, then the newest.
        found = self.queryset.filter(pk__in=self._page_ids(asked, config))
        return self._apply_ordering_and_scoring(found, rank, start, stop, score_field)

    def _page_ids(self, asked, config):
        """Return the primary keys of what is ranked: asked for once, though results are counted and then shown."""
        if self._found is None:
            self._found = set(self._candidates(self.query, config))
            if len(self._found) == CANDIDATES:
                recent = _either([_recent(place, asked) for place in self.places])
                self._found.update(self._candidates(recent, config))
        return self._found

    def _candidates(self, query, config):
        entries = IndexEntry.objects.filter(autocomplete=self.build_tsquery(query, config=config))
        entries = entries.annotate(page_id=Cast("object_id", IntegerField()))
        paths = self.paths or ()
        if any(len(path) > ROOT_LENGTH for path in paths):
            below = Q()
            for path in paths:
                below |= Q(path__startswith=path)
            entries = entries.filter(page_id__in=Page.objects.filter(below).values("pk"))
        return entries.values_list("page_id", flat=True)[:CANDIDATES]


def _recent(place, asked):
    """Return the query for the words of a place in its newest months."""
    months = _newest_months(place)
    if place == EVERYWHERE and isinstance(asked, PlainText):
        # All words in full: those that begin like the last one are too many to be asked for twice.
        words = " ".join(words_at(place, asked.query_string))
        return _either([PlainText(f"{words} {month}") for month in months])
    return And([_at(place, asked), PlainText(" ".join(months), operator="or")])


def _at(place, query):
    """Return a query of Wagtail's for the words of a place, or None for a kind of query that has no words."""
    if isinstance(query, And | Or):
        parts = [_at(place, part) for part in query.subqueries]
        return None if None in parts else type(query)(parts)
    if not isinstance(query, PlainText | Phrase):
        return None
    words = " ".join(words_at(place, query.query_string))
    if not words:
        return None
    return Phrase(words) if isinstance(query, Phrase) else PlainText(words, query.operator)


def _either(queries):
    return queries[0] if len(queries) == 1 else Or(queries)


def _newest_months(place):
    """Return the terms of the months in which the newest entries of a place lie, up to the present one."""
    now = timezone.localtime()
    site = Site.objects.filter(root_page_id=place).order_by("pk").values("pk")[:1]
    moments = Entry.objects.filter(site_id=Subquery(site)).newest_first().values_list("shown_at", flat=True)
    oldest = moments[RECENT : RECENT + 1].first() if place != EVERYWHERE else None
    first = timezone.localtime(oldest) if oldest else now
    numbers = range(first.year * 12 + first.month - 1, now.year * 12 + now.month)
    return [month_at(place, number // 12, number % 12 + 1) for number in numbers]
