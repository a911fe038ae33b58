"""What a feed holds: the latest of a site, of a section, or of a category."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from catalogue.models import Entry
from catalogue.paging import pages_in_order
from core.templatetags.presentation import date_line
from discovery.pages import changed_at, open_page
from discovery.pictures import Picture, card_of
from discovery.text import first_of
from home.models import HomePage
from news.models import NewsCategory, NewsIndexPage, NewsPage
from seminars.models import SeminarIndexPage, SeminarPage

LIMIT = 30


@dataclass(frozen=True)
class Item:
    """One piece of a feed."""

    page: object
    address: str
    published: object
    category: str
    author: str
    summary: str
    picture: Picture | None

    @property
    def changed(self):
        """When it was last published."""
        return timezone.localtime(changed_at(self.page))

    @property
    def guid(self):
        """What stays when the page moves or its host gets a new name; its address may not."""
        return self.page.translation_key.urn


@dataclass(frozen=True)
class Source:
    """A page that has a feed, narrowed to one category or not."""

    page: HomePage | NewsIndexPage | SeminarIndexPage
    category: NewsCategory | None = None

    @property
    def guid(self):
        """What the feed is known by for good."""
        if self.category is None:
            return self.page.translation_key.urn
        return uuid.uuid5(self.page.translation_key, f"category-{self.category.pk}").urn

    def title(self, publisher):
        """Return the feed's title: what it is about, and whose it is."""
        if isinstance(self.page, HomePage):
            return publisher.name
        return f"{self.category.name if self.category else self.page.title} – {publisher.name}"

    def description(self, publisher):
        """Return what the feed says of itself."""
        own = [] if self.category else [self.page.search_description, self.page.lead]
        return first_of(*own, publisher.identity.slogan, self.title(publisher))

    def address(self, publisher):
        """Return the full address of the page that the feed belongs to."""
        query = f"?category={self.category.slug}" if self.category else ""
        return f"{self.page.get_full_url(publisher.request)}{query}"

    def items(self, publisher):
        """Return the latest Items, the newest first, at the same number of queries for every size of site."""
        if isinstance(self.page, NewsIndexPage):
            items = _news(self._entries(), publisher)
        elif isinstance(self.page, SeminarIndexPage):
            items = _seminars(self._entries(), publisher)
        else:
            entries = Entry.objects.of_site(publisher.site)
            items = [*_news(entries.kind("news"), publisher), *_seminars(entries.kind("seminar"), publisher)]
        return sorted(items, key=lambda item: (item.published, item.page.pk), reverse=True)[:LIMIT]

    def _entries(self):
        entries = Entry.objects.in_section(self.page)
        return entries.facet(str(self.category.pk)) if self.category else entries


def source_at(request, path):
    """Return the Source whose feed lies at a path, or None: a section, or a section and a category's slug."""
    page = open_page(request, path)
    if isinstance(page, HomePage | NewsIndexPage | SeminarIndexPage):
        return Source(page)
    above, _slash, slug = path.rstrip("/").rpartition("/")
    section = open_page(request, above) if page is None or isinstance(page, NewsPage) else None
    if not isinstance(section, NewsIndexPage):
        return None
    category = next((category for category in section.category_list if category.slug == slug), None)
    return Source(section, category) if category else None


def _news(entries, publisher):
    pages = pages_in_order(entries.newest_first().page_ids()[:LIMIT], NewsPage.objects.for_feeds())
    return [
        Item(
            page=page,
            address=page.get_full_url(publisher.request),
            published=timezone.localtime(page.date_shown),
            category=page.category.name if page.category else "",
            author=page.byline,
            summary=page.lead,
            picture=card_of(page, publisher),
        )
        for page in pages
    ]


def _seminars(entries, publisher):
    """Return Items of the seminars that begin last: a follower wants to hear of one before it begins."""
    pages = pages_in_order(entries.newest_first().page_ids()[:LIMIT], SeminarPage.objects.for_feeds())
    return [
        Item(
            page=page,
            address=page.get_full_url(publisher.request),
            published=timezone.localtime(page.first_published_at or changed_at(page)),
            category=page.get_kind_display(),
            author=" - ".join(filter(None, [page.author, page.author_unit])),
            summary=". ".join(filter(None, [date_line(page.date), page.venue, page.lead])),
            picture=card_of(page, publisher),
        )
        for page in pages
    ]
