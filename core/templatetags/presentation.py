"""How values look on a public page: dates, numbers, the links of lists."""

import re
import unicodedata
from urllib.parse import urlencode, urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import number_format

from core.addresses import FRONT_PAGE_DEPTH

register = template.Library()

# Django's Vietnamese catalogue numbers the days («Thứ 4»); in print they are words.
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

# What a list's address may say; anything else in a query string is not carried from page to page.
LIST_KEYS = ("q", "type", "category", "time", "from", "to", "month", "page")

_LETTERS = {letter: number for number, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Order of the tones in Vietnamese dictionaries: level, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@register.filter
def date_line(value):
    """Write a date, or the local day of an aware datetime, as «Thứ Tư, 30/9/2026»; "" for no date."""
    if not value:
        return ""
    if hasattr(value, "hour") and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{WEEKDAYS[value.weekday()]}, {value.day}/{value.month}/{value.year}"


@register.filter
def grouped(value):
    """Write a number with Vietnamese signs, e.g. 2.379.912 or 12,5; "" for no number."""
    if value is None or value == "":
        return ""
    return number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def two_digits(value):
    """Write a whole number with at least two digits, as months in addresses are."""
    return f"{value:02d}"


@register.filter
def dialled(value):
    """Return what a `tel:` link dials for a number as people write it: digits, and the plus at its head."""
    plus = "+" if re.match(r"\D*\+", value) else ""
    return plus + re.sub(r"\D", "", value)


@register.filter
def host_name(url):
    """Return the host of an address without its «www.»."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.simple_tag(takes_context=True)
def list_query(context, **changes):
    """Return the query string of a list's link: what the list is narrowed to now, with changes.

    What a list is narrowed to is what its view understood (`list_values`), never the request's own words.

    Args:
        changes: new values by key; None takes a key out. The page starts again at 1 unless it is given.

    Returns:
        str such as "?category=tin-tuc&page=2"; "?" when nothing is left, which is the list from its start.
    """
    values = context["list_values"]
    kept = {key: values[key] for key in LIST_KEYS if values.get(key) and key != "page"}
    kept.update(changes)
    pairs = [(key, kept[key]) for key in LIST_KEYS if kept.get(key) not in (None, "", 1)]
    return "?" + urlencode(pairs)


@register.simple_tag
def page_numbers(page):
    """Return the numbers that a pagination shows, with the paginator's ellipsis where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def sections_above(page):
    """Return the pages between the front page and a page, from the top: the steps of its breadcrumb.

    No query for pages right under the front page or under a section, whose parent Wagtail keeps while it finds them.
    """
    if page.depth <= FRONT_PAGE_DEPTH + 1:
        return []
    if page.depth == FRONT_PAGE_DEPTH + 2:
        return [page.get_parent()]
    return list(page.get_ancestors().filter(depth__gt=FRONT_PAGE_DEPTH))


def vietnamese_order(text):
    """Return a key that sorts as Vietnamese dictionaries do: An, Ăn, Ấn, Bắc, Dak, Đà Nẵng, Đắk Lắk, Em.

    Letters come first, all of them; tones settle what is left. Python's own order puts Đ after Z, and the
    databases' orders differ.
    """
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text).lower():
        marks = unicodedata.normalize("NFD", character)
        tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
        # A space stands before every letter, so «An Giang» comes before «Anh Sơn»; unknown signs too.
        letters.append(_LETTERS.get(letter, -1))
        tones.append(tone)
    return letters, tones, text
