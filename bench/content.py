"""Fills a scratch database with sites and pages, deterministically and by the hundred thousand.

    sites = content.provision()         34 federations, by the product's own function
    content.grow(sites, 200_000)        until there are so many pages in all

What is written is what the product would have written: pages in their place in the tree, catalogue entries, search
documents, and on PostgreSQL the rows of the admin's search. What a page does not need to be shown or found is left
out: revisions, log entries, the reference index.
"""

import datetime
import hashlib
import json
import sys
import uuid
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from tqdm import tqdm
from wagtail.models import Collection, Page

from accounts.models import User
from catalogue.models import Entry
from news.models import NewsIndexPage, NewsPage
from search import index
from search.models import Document
from search.terms import site_term, terms_of, year_term
from seminars.models import SeminarIndexPage, SeminarPage
from sites.models import Federation, Identity
from sites.provisioning import FederationSpec
from sites.provisioning import provision as provision_federation

from . import rows, words
from .pictures import pictures_for

SITES = 34
YEARS = 10
# One page in so many is a seminar; as many have no cover.
SEMINAR_EVERY, BARE_EVERY = 20, 4
BATCH = 5000
_DAY = datetime.timedelta(days=1)


@dataclass
class Place:
    """A site with its two sections, and what stands in them."""

    federation: Federation
    news: NewsIndexPage
    seminars: SeminarIndexPage
    pictures: list
    categories: list
    counts: dict = field(default_factory=lambda: {"news": 0, "seminars": 0})


def provision(number=SITES):
    """Provision so many federations, each with an editor (`editor@` its host); return a Place for each."""
    specs = [
        {"slug": f"tinh-{one}", "name": f"Tỉnh {one}", "unit_kind": "tỉnh", "hostname": f"tinh-{one}.example"}
        for one in range(1, number + 1)
    ]
    for spec in specs:
        # Whoever has an account joins at once; the others would be sent an invitation.
        editor = User.objects.create_user(f"editor@{spec['hostname']}", None)
        spec["people"] = [{"email": editor.email, "role": "editors"}]
        provision_federation(FederationSpec.from_mapping(spec))
    slugs = [spec["slug"] for spec in specs]
    # In the collection that is for all sites: to fill 34 takes longer than any measurement.
    pictures = pictures_for(Collection.get_first_root_node())
    return [_place(one, pictures) for one in Federation.objects.filter(slug__in=slugs).order_by("pk")]


def _place(federation, pictures):
    home = federation.site.root_page
    news = NewsIndexPage.objects.child_of(home).get()
    return Place(
        federation=federation,
        news=news,
        seminars=SeminarIndexPage.objects.child_of(home).get(),
        pictures=pictures,
        categories=list(news.categories.all()),
    )


def grow(places, total):
    """Add pages to all places in turn until there are `total` of them, with a progress bar."""
    existing = sum(sum(place.counts.values()) for place in places)
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    numbers = iter(tqdm(range(existing, total), desc="pages", unit="", file=sys.stderr, mininterval=2))
    with rows.without_text_indexes(Document, *_admin_index()):
        start = first
        while batch := list(islice(numbers, BATCH)):
            _write([_Made(places[n % len(places)], n, start + place) for place, n in enumerate(batch)])
            start += len(batch)
        for place in places:
            for section, key in ((place.news, "news"), (place.seminars, "seminars")):
                Page.objects.filter(pk=section.pk).update(numchild=place.counts[key])
        _write_admin_index(first)
    rows.follow_up(Page)


def one_site(number):
    """Provision one federation with so many pages, a logo, and seminars to come.

    Returns:
        (host, {kind: address})
    """
    (place,) = places = provision(1)
    Identity.objects.filter(site=place.federation.site).update(logo=place.pictures[0])
    grow(places, number)
    for one in range(4):
        day = timezone.localdate() + (one + 1) * _DAY
        seminar = SeminarPage(
            title=words.title(one), date=day, lead=words.lead(one), venue="A", body=_body(one, place.pictures)
        )
        place.seminars.add_child(instance=seminar)
    stories = NewsPage.objects.child_of(place.news).filter(cover__isnull=False).order_by("-date_shown")
    addresses = {
        "home": "/",
        "list": f"/{place.news.slug}/",
        "article": stories[number // 4].get_url_parts()[2],
        "seminar": seminar.get_url_parts()[2],
        "seminar list": f"/{place.seminars.slug}/",
        "404": "/khong-co/",
    }
    return place.federation.site.hostname, addresses


class _Made:
    """One page, as rows."""

    def __init__(self, place, number, pk):
        self.place, self.number, self.pk = place, number, pk
        self.is_seminar = number // len(place.counts) % SEMINAR_EVERY == 0
        self.section = place.seminars if self.is_seminar else place.news
        key = "seminars" if self.is_seminar else "news"
        place.counts[key] += 1
        self.step = place.counts[key]
        self.title = words.title(number)
        # The golden ratio spreads the dates evenly over the years, whatever the number of pages; none of them is new.
        age = number * 0.6180339887 % 1 * YEARS * 365 + 1
        self.moment = (_now() - age * _DAY).replace(microsecond=number % 1_000_000)
        self.cover = None if number % BARE_EVERY == 0 else place.pictures[number % len(place.pictures)]
        self.category = place.categories[number % len(place.categories)] if place.categories else None
        self.lead = words.lead(number)

    def page(self):
        slug = f"trang-{self.number}"
        return {
            "id": self.pk,
            "path": Page._get_path(self.section.path, self.section.depth + 1, self.step),
            "depth": self.section.depth + 1,
            "translation_key": uuid.UUID(int=(self.number << 64) + self.pk),
            "locale_id": self.section.locale_id,
            "first_published_at": self.moment,
            "last_published_at": self.moment,
            "latest_revision_created_at": self.moment,
            "title": self.title,
            "draft_title": self.title,
            "slug": slug,
            "content_type_id": _content_type(SeminarPage if self.is_seminar else NewsPage),
            "url_path": f"{self.section.url_path}{slug}/",
        }

    def own(self):
        shared = {
            "page_ptr_id": self.pk,
            "lead": self.lead,
            "body": _body(self.number, self.place.pictures),
            "cover_id": self.cover and self.cover.pk,
        }
        if self.is_seminar:
            return {**shared, "date": timezone.localdate(self.moment)}
        return {**shared, "date_shown": self.moment, "category_id": self.category and self.category.pk}

    def entry(self):
        day = timezone.localdate(self.moment)
        midnight = datetime.datetime.combine(day, datetime.time.min, timezone.get_default_timezone())
        return {
            "page_id": self.pk,
            "site_id": self.place.federation.site_id,
            "section_id": self.section.pk,
            "kind": "seminar" if self.is_seminar else "news",
            "facet": "hoi-thao" if self.is_seminar else str(self.category.pk if self.category else ""),
            "shown_at": midnight if self.is_seminar else self.moment,
            "last_day": day if self.is_seminar else None,
        }

    def document(self):
        text = "\n".join([self.lead, *words.paragraphs(self.number)])
        site = site_term(self.place.federation.site_id)
        year = year_term(self.place.federation.site_id, timezone.localtime(self.moment).year)
        found = _terms_of_text(text) | _terms_of_title(words.headline(self.number)) | {site, year}
        terms = " ".join(sorted(found | set(terms_of(0, words.ordinal(self.number), "")) - {site_term(0)}))
        fingerprint = hashlib.sha256(f"{index.VERSION}\n{terms}\n{text}".encode()).hexdigest()[:32]
        return {"entry_id": self.pk, "fingerprint": fingerprint, "text": text, "terms": terms}


def _write(made):
    rows.write(Page, (one.page() for one in made))
    rows.write(NewsPage, (one.own() for one in made if not one.is_seminar))
    rows.write(SeminarPage, (one.own() for one in made if one.is_seminar))
    rows.write(Entry, (one.entry() for one in made))
    rows.write(Document, (one.document() for one in made))


@cache
def _now():
    return timezone.now().replace(minute=0, second=0)


@cache
def _content_type(model):
    return ContentType.objects.get_for_model(model).pk


@cache
def _terms_of_text(text):
    return frozenset(terms_of(0, "", text)) - {site_term(0)}


@cache
def _terms_of_title(headline):
    return frozenset(terms_of(0, headline, "")) - {site_term(0)}


@cache
def _stored_body(variant, picture_id):
    blocks = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in words.paragraphs(variant)]
    blocks.insert(2, {"type": "image", "value": {"image": picture_id, "caption": "", "credit": ""}})
    return json.dumps(blocks)


def _body(number, pictures):
    return _stored_body(number % words.BODIES, pictures[number % len(pictures)].pk)


_ADMIN_INDEX = """
    INSERT INTO {} (content_type_id, object_id, title, autocomplete, body, title_norm, title_text, body_text)
    SELECT p.content_type_id, p.id::text, setweight(to_tsvector('simple', p.title), 'A'),
        to_tsvector('simple', p.title), to_tsvector('simple', d.text), 0.99, p.title, d.text
    FROM wagtailcore_page p JOIN search_document d ON d.entry_id = p.id WHERE p.id >= %s
"""


def _admin_index():
    from wagtail.search.models import IndexEntry

    return [IndexEntry] if connection.vendor == "postgresql" else []


def _write_admin_index(first):
    """Write the rows of Wagtail's own search for pages from a primary key on."""
    for model in _admin_index():
        with connection.cursor() as cursor:
            cursor.execute(_ADMIN_INDEX.format(model._meta.db_table), [first])
