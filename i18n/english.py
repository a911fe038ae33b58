"""Tells what of a visible text is still English."""

import re
import unicodedata
from functools import cache

from . import upstream

# A Vietnamese syllable without its marks: what begins it, and what it rhymes with.
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
_RHYME = (
    "(?:oao|oai|oay|oeo|uye|uyu|uya|uoi|uou|ieu|yeu|uay|uao|ia|ie|ye|ua|uo|ue|uy|ui|uu|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|iu|"
    "[aeiouy])(?:ch|nh|ng|[cmnpt])?"
)
_SYLLABLE = re.compile(_ONSET + _RHYME)
_WORD = re.compile(r"[^\W\d_]+(?:’[a-z]+|'[a-z]+)?")
# Addresses and names of fields are no words of a language.
_CODE = re.compile(r"\S*(?:@|_|://)\S*")
# What is written the same in both languages: names, and terms that the glossary keeps.
SAME = {
    "aegis", "alt", "asia", "authenticator", "avif", "chi", "cmd", "cms", "com", "csv", "ctrl", "dd", "django", "docx",
    "email", "english", "enter", "esc", "example", "excel", "facebook", "fax", "freeotp", "gb", "gif", "gmt", "google",
    "gp", "hh", "html", "http", "https", "id", "ip", "iso", "javascript", "jpeg", "jpg", "json", "kb", "logo",
    "markdown", "mb", "menu", "microsoft", "minh", "mm", "online", "pdf", "ph", "png", "px", "python", "qr", "rss",
    "sapo", "seo", "shift", "svg", "tab", "txt", "url", "utc", "utf", "video", "wagtail", "webp", "word", "www",
    "xlsx", "youtube", "yyyy", "zalo", "zip",
}  # fmt: skip


def english_in(text):
    """Return the English words in a text, in their order; [] for Vietnamese, names and numbers.

    A word is English when the source strings of the install hold it, and it is no Vietnamese syllable written without
    marks; “on” or “to” alone are not told apart, and “in” means to print.

    Args:
        text: what a person sees.
    """
    return [word for word in _WORD.findall(_CODE.sub(" ", text)) if _is_english(word.lower())]


def _is_english(word):
    if not word.isascii() or len(word) < 2 or word in SAME or word not in _lexicon():
        return False
    return not _SYLLABLE.fullmatch(word)


@cache
def _lexicon():
    """The words of every English string that is translated anywhere in the install."""
    words = set()
    for catalogue in (*map(upstream.said, upstream.DOMAINS), upstream.ours()):
        for message in catalogue:
            for text in message.id if isinstance(message.id, tuple) else (message.id,):
                bare = re.sub(r"%\(\w+\)[sd]|\{[^}]*\}|<[^>]+>|&\w+;", " ", text)
                words.update(word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", bare)))
    return words
