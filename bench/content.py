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
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from tqdm import tqdm
from wagtail.models import Collection, Page

from accounts.models import User
from catalogue.models import Entry
from core.title_terms import EVERYWHERE, month_at, words_at
from library.models import LibraryImage
from news.models import NewsIndexPage, NewsPage
from search import index
from search.models import Document
from search.terms import site_term, terms_of, year_term
from seminars.models import SeminarIndexPage, SeminarPage
from sites.models import Federation, Identity
from sites.provisioning import FederationSpec
from sites.provisioning import provision as provision_federation

from . import cloning, rows, words
from .pictures import pictures_for

SITES = 34
YEARS = 10
# One page in so many is a seminar; as many have no cover.
SEMINAR_EVERY, BARE_EVERY = 20, 4
BATCH = 5000
# So many pages of each place are made one by one, and cloned where the database can: a multiple of SEMINAR_EVERY.
PATTERNS = 100
_DAY = datetime.timedelta(days=1)


@dataclass
class Place:
    """A site with its two sections, and what stands in them."""

    federation: Federation
    news: NewsIndexPage
    seminars: SeminarIndexPage
    pictures: list
    categories: list
    number: int = 0
    count: int = 0

    @property
    def seminar_count(self):
        """How many of its pages are seminars: the first of each so many."""
        return -(-self.count // SEMINAR_EVERY)


def provision(number=SITES):
    """Provision so many federations, each with an editor (`editor@` its host); return a Place for each."""
    specs = [
        {
            "slug": f"tinh-{one}",
            "name": f"Tỉnh {one}",
            "unit_kind": "tỉnh",
            "state": "live",
            "hostname": f"tinh-{one}.example",
        }
        for one in range(1, number + 1)
    ]
    for spec in specs:
        # Whoever has an account joins at once; the others would be sent an invitation.
        editor = User.objects.create_user(f"editor@{spec['hostname']}", None)
        spec["people"] = [{"email": editor.email, "role": "editors"}]
        provision_federation(FederationSpec.from_mapping(spec))
    # In the collection that is for all sites: to fill 34 takes longer than any measurement.
    pictures_for(Collection.get_first_root_node())
    return provisioned()


def provisioned():
    """Return the Places of the federations that stand in the database already."""
    pictures = list(LibraryImage.objects.order_by("pk"))
    found = Federation.objects.filter(slug__startswith="tinh-").order_by("pk")
    return [_place(number, one, pictures) for number, one in enumerate(found)]


def _place(number, federation, pictures):
    home = federation.site.root_page
    news = NewsIndexPage.objects.child_of(home).get()
    return Place(
        federation=federation,
        news=news,
        seminars=SeminarIndexPage.objects.child_of(home).get(),
        pictures=pictures,
        categories=list(news.categories.all()),
        number=number,
    )


def grow(places, total):
    """Add pages to some places until there are `total` of them there, evenly, with a progress bar.

    The first of each place are made one by one; where the database can, the others are cloned from these.
    """
    wanted = {place.number: total // len(places) + (n < total % len(places)) for n, place in enumerate(places)}
    missing = sum(max(0, wanted[place.number] - place.count) for place in places)
    with (
        tqdm(total=missing, desc="pages", unit="", file=sys.stderr, mininterval=2) as progress,
        rows.without_indexes(Page, NewsPage, SeminarPage, Entry, Document, *_admin_index()),
        cloning.prepared() if cloning.is_possible() else nullcontext(),
    ):
        _make(places, wanted, progress)
        if cloning.is_possible():
            _clone(places, wanted, progress)
        progress.set_description("indexes")
    for place in places:
        for section, amount in (
            (place.news, place.count - place.seminar_count),
            (place.seminars, place.seminar_count),
        ):
            Page.objects.filter(pk=section.pk).update(numchild=amount)
    rows.follow_up(Page)


def _make(places, wanted, progress):
    """Write the first pages of the places, all of them where nothing can be cloned."""
    # All sites in turn, as they are written in life: no table holds one of them in one piece.
    steps = [
        (step, place)
        for place in places
        for step in range(place.count, min(wanted[place.number], PATTERNS if cloning.is_possible() else sys.maxsize))
    ]
    steps.sort(key=lambda made: (made[0], made[1].number))
    first = _next_pk()
    for start in range(0, len(steps), BATCH):
        batch = enumerate(steps[start : start + BATCH], first + start)
        made = [_Made(place, step, pk) for pk, (step, place) in batch]
        _write(made)
        progress.update(len(made))
    for step, place in steps:
        place.count = max(place.count, step + 1)


def _clone(places, wanted, progress):
    """Write the other pages of the places, a generation of clones at a time."""
    latest = max(wanted.values())
    for later in range(PATTERNS, latest, PATTERNS):
        rooms = [(place.number, place.count, wanted[place.number]) for place in places]
        written = cloning.clone(
            later, _next_pk(), rooms, sites=SITES, every=SEMINAR_EVERY, now=_now(), days=YEARS * 365
        )
        progress.update(written)
    for place in places:
        place.count = max(place.count, wanted[place.number])


def _next_pk():
    return (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1


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
    """One page, as rows.

    Args:
        place: the Place it lies in.
        step: how many pages of the place were made before it.
        pk: its primary key.
    """

    def __init__(self, place, step, pk):
        self.place, self.step, self.pk = place, step, pk
        self.number = step * SITES + place.number
        self.is_seminar = step % SEMINAR_EVERY == 0
        self.section = place.seminars if self.is_seminar else place.news
        # Sites begin at different places of the vocabulary.
        self.variant = step + 101 * place.number
        self.headline = words.headline(self.variant)
        self.title = f"{self.headline} {words.ordinal(self.number)}"
        # The golden ratio spreads the dates evenly over the years, whatever the number of pages; none of them is new.
        age = step * 0.6180339887 % 1 * YEARS * 365 + 1
        self.moment = (_now() - age * _DAY).replace(microsecond=self.number % 1_000_000)
        self.cover = None if step % BARE_EVERY == 0 else place.pictures[step % len(place.pictures)]
        self.category = place.categories[step % len(place.categories)] if place.categories else None
        self.lead = words.lead(self.variant)

    def page(self):
        slug = f"trang-{self.number}"
        return {
            "id": self.pk,
            "path": Page._get_path(self.section.path, self.section.depth + 1, self._step_in_section()),
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
            "body": _body(self.variant, self.place.pictures),
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
            "changed_at": self.moment,
            "last_day": day if self.is_seminar else None,
        }

    def document(self):
        site_id = self.place.federation.site_id
        own = {*terms_of(site_id, words.ordinal(self.number), ""), year_term(site_id, self._local.year)}
        terms = " ".join(sorted(self._shared_terms() | own))
        fingerprint = hashlib.sha256(f"{index.VERSION}\n{terms}\n{self._text}".encode()).hexdigest()[:32]
        return {"entry_id": self.pk, "fingerprint": fingerprint, "text": self._text, "terms": terms}

    def admin_index(self):
        """The row of Wagtail's own search, as its texts."""
        home = self.place.federation.site.root_page_id
        terms = [
            term
            for place in (EVERYWHERE, home)
            for term in (*words_at(place, self.title), month_at(place, self._local.year, self._local.month))
        ]
        ids = [_content_type(SeminarPage if self.is_seminar else NewsPage), str(self.pk)]
        return [*ids, self.title, " ".join([self.title, *terms]), self._text, self.title, self._text]

    def pattern(self):
        """What clones take from it."""
        return {
            "source": self.pk,
            "place": self.place.number,
            "step": self.step,
            "is_seminar": self.is_seminar,
            "type_id": _content_type(SeminarPage if self.is_seminar else NewsPage),
            "site_id": self.place.federation.site_id,
            "home_id": self.place.federation.site.root_page_id,
            "section_path": self.section.path,
            "section_url": self.section.url_path,
            "headline": self.headline,
            "terms": self._shared_terms(),
        }

    @property
    def _local(self):
        return timezone.localtime(self.moment)

    @property
    def _text(self):
        return "\n".join([self.lead, *words.paragraphs(self.variant)])

    def _shared_terms(self):
        """The terms of the search that do not hang on the number and the date."""
        site = {site_term(self.place.federation.site_id)}
        return _terms_of_text(self._text) | _terms_of_title(self.headline) | site

    def _step_in_section(self):
        seminars = self.step // SEMINAR_EVERY
        return seminars + 1 if self.is_seminar else self.step - seminars


def _write(made):
    rows.write(Page, (one.page() for one in made))
    rows.write(NewsPage, (one.own() for one in made if not one.is_seminar))
    rows.write(SeminarPage, (one.own() for one in made if one.is_seminar))
    rows.write(Entry, (one.entry() for one in made))
    rows.write(Document, (one.document() for one in made))
    if cloning.is_possible():
        _write_admin_index(made)
        cloning.add([one.pattern() for one in made])


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
    VALUES (%s, %s, setweight(to_tsvector('simple', %s), 'B'), to_tsvector('simple', %s), to_tsvector('simple', %s),
        0.99, %s, %s)
"""


def _admin_index():
    from wagtail.search.models import IndexEntry

    return [IndexEntry] if connection.vendor == "postgresql" else []


def _write_admin_index(made):
    """Write the rows of Wagtail's own search."""
    for model in _admin_index():
        with connection.cursor() as cursor:
            cursor.executemany(_ADMIN_INDEX.format(model._meta.db_table), [one.admin_index() for one in made])
