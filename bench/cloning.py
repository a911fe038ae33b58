"""A million pages from some thousand patterns, made inside PostgreSQL: rows copied with another number and date.

    with cloning.prepared():
        cloning.add(patterns)
        cloning.clone(later, first, places, …)

The patterns are pages that stand there already (bench.content). A clone differs from its pattern in what differs
between two pages of one kind: key, place in the tree, number in title and address, date, and what is found by them.
Of a search document the fingerprint is the pattern's: `manage.py search --repair` would write it anew.
"""

from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from catalogue.models import Entry
from core.title_terms import EVERYWHERE, words_at
from news.models import NewsPage
from search.models import Document
from search.terms import site_term, terms_of
from seminars.models import SeminarPage

from . import words

# Stands for the number of a clone in what is prepared of its pattern.
_MARK = 99887766
_ORDINAL_TERMS = sorted({*terms_of(0, words.ordinal(_MARK), "")} - {site_term(0)})

_PATTERNS = """
    CREATE TEMP TABLE IF NOT EXISTS bench_pattern (
        source integer, place integer, step integer, is_seminar boolean, type_id integer, site_id integer,
        home_id integer, section_path text, section_url text, headline text, title_words text, terms tsvector
    )
"""
# How Page._get_path writes a step: four digits of base 36.
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STEP = " || ".join(f"substr('{_DIGITS}', place_in_section / {36**power} %% 36 + 1, 1)" for power in (3, 2, 1, 0))
_NEW = f"""
    CREATE TEMP TABLE bench_new ON COMMIT PRESERVE ROWS AS
    WITH numbered AS (
        SELECT pattern.*, step + %(later)s AS new_step, (step + %(later)s) * %(sites)s + place AS number,
            CASE WHEN is_seminar THEN (step + %(later)s) / %(every)s + 1
                 ELSE step + %(later)s - (step + %(later)s) / %(every)s END AS place_in_section
        FROM bench_pattern pattern JOIN unnest(%(places)s, %(counts)s, %(wanted)s) AS room (id, first, until)
            ON room.id = place AND step + %(later)s >= room.first AND step + %(later)s < room.until
    ), dated AS (
        SELECT *, date_trunc('second', %(now)s - make_interval(
                secs => (mod((new_step * 0.6180339887)::numeric, 1) * %(days)s + 1)::float * 86400
            )) + number %% 1000000 * interval '1 microsecond' AS moment
        FROM numbered
    )
    SELECT *, (%(first)s + row_number() OVER (ORDER BY new_step, place) - 1)::integer AS pk,
        section_path || {_STEP} AS path, headline || ' Đợt ' || number AS title, 'trang-' || number AS slug,
        moment AT TIME ZONE %(zone)s AS local
    FROM dated
"""  # noqa: S608  (made of constants)

_MONTH = "to_char(new.local, 'YYYYMM')"
_TITLE_TERMS = (
    f"new.title || ' ' || replace(new.title_words, '{_MARK}', new.number::text) "
    f"|| ' s{EVERYWHERE}m' || {_MONTH} || ' s' || new.home_id || 'm' || {_MONTH}"
)

# What of a clone is not its pattern's, by column.
_PAGE = {
    "id": "new.pk",
    "path": "new.path",
    "translation_key": "md5(new.number::text)::uuid",
    "first_published_at": "new.moment",
    "last_published_at": "new.moment",
    "latest_revision_created_at": "new.moment",
    "title": "new.title",
    "draft_title": "new.title",
    "slug": "new.slug",
    "url_path": "new.section_url || new.slug || '/'",
}
_MIDNIGHT = f"date_trunc('day', new.local) AT TIME ZONE '{settings.TIME_ZONE}'"
_ENTRY = {
    "page_id": "new.pk",
    "shown_at": f"CASE WHEN new.is_seminar THEN {_MIDNIGHT} ELSE new.moment END",
    "changed_at": "new.moment",
    "last_day": "CASE WHEN new.is_seminar THEN new.local::date END",
}
_LISTED = ", ".join(f"'{term}'" for term in _ORDINAL_TERMS)
_NUMBERED = f"SELECT replace(term, '{_MARK}', new.number::text) FROM unnest(ARRAY[{_LISTED}]) AS term"  # noqa: S608
_YEAR = "'s' || new.site_id || 'y' || to_char(new.local, 'YYYY')"
_DOCUMENT = {
    "entry_id": "new.pk",
    "terms": f"new.terms || array_to_tsvector(ARRAY({_NUMBERED}) || ARRAY[{_YEAR}])",
}
_INDEX_ENTRY = {
    "id": f"nextval(pg_get_serial_sequence('{IndexEntry._meta.db_table}', 'id'))",
    "object_id": "new.pk::text",
    "title": "setweight(to_tsvector('simple', new.title), 'B')",
    "autocomplete": f"to_tsvector('simple', {_TITLE_TERMS})",
    "title_text": "new.title",
}


def is_possible():
    """Tell whether the database can."""
    return connection.vendor == "postgresql"


@contextmanager
def prepared():
    """Make room for the patterns of this connection, and write as fast as PostgreSQL can for the time being."""
    with connection.cursor() as cursor:
        cursor.execute(_PATTERNS)
        # No event and no foreign key is asked of rows that are right by the making; patterns are found by their keys.
        cursor.execute("SET default_toast_compression = 'lz4'; SET session_replication_role = replica")
        cursor.execute("SET enable_hashjoin = off; SET enable_mergejoin = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET default_toast_compression; RESET session_replication_role")
            cursor.execute("RESET enable_hashjoin; RESET enable_mergejoin")


def add(patterns):
    """Take note of pages that were just written.

    Args:
        patterns: dicts of what clones take from each, by the columns of bench_pattern; `terms` is a set without those
            of the number and of the year. `title_words` is left out.
    """
    marked = words.ordinal(_MARK)
    for pattern in patterns:
        places = (EVERYWHERE, pattern["home_id"])
        found = [term for place in places for term in words_at(place, f"{pattern['headline']} {marked}")]
        pattern["title_words"] = " ".join(found)
        pattern["terms"] = " ".join(f"'{term}'" for term in sorted(pattern["terms"]))
    columns = ", ".join(patterns[0])
    marks = ", ".join(f"%({name})s" for name in patterns[0])
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO bench_pattern ({columns}) VALUES ({marks})", patterns)  # noqa: S608


def clone(later, first, places, **constants):
    """Write a page for each pattern, `later` steps behind it in its section; return how many were written.

    Args:
        later: number of steps.
        first: primary key of the first clone.
        places: (number of a place, steps that are there, steps that are wanted) tuples.
        constants: the values of _NEW that bench.content decides.
    """
    numbers, counts, wanted = (list(column) for column in zip(*places, strict=True))
    values = {"later": later, "first": first, "places": numbers, "counts": counts, "wanted": wanted, **constants}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_new")
        cursor.execute(_NEW, {**values, "zone": settings.TIME_ZONE})
        amount = cursor.rowcount
        _copy(cursor, Page, _PAGE)
        _copy(cursor, NewsPage, {"page_ptr_id": "new.pk", "date_shown": "new.moment"})
        _copy(cursor, SeminarPage, {"page_ptr_id": "new.pk", "date": "new.local::date"})
        _copy(cursor, Entry, _ENTRY)
        _copy(cursor, Document, _DOCUMENT)
        _copy(
            cursor,
            IndexEntry,
            _INDEX_ENTRY,
            "old.object_id = new.source::text AND old.content_type_id = new.type_id",
        )
    return amount


def _copy(cursor, model, changed, joined=None):
    """Copy the patterns' rows of a model's own table, with what is changed by column."""
    columns = [field.column for field in model._meta.local_concrete_fields]
    values = ", ".join(changed.get(column, f'old."{column}"') for column in columns)
    table, key = model._meta.db_table, model._meta.pk.column
    joined = joined or f'old."{key}" = new.source'
    names = ", ".join(f'"{column}"' for column in columns)
    source = f'bench_new new JOIN "{table}" old ON {joined} ORDER BY new.pk'
    cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {source}')  # noqa: S608  (the bench's own)
