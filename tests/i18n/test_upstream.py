"""The Vietnamese of what Wagtail, Django and the add-ons say; an upgrade that says more fails here."""

import re

import pytest
from django.utils.translation import gettext, override
from django.utils.translation.trans_real import DjangoTranslation

from i18n import upstream

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
MODEL = "%(model_name)s"
# Spellings of the tone that the glossary does not use; whole syllables, since «hoàn» and «khoảng» have one only.
NEWER_TONES = re.compile(r"\b(?:x|h|kh|t|l|th|đ)(?:oá|oà|oả|oã|oạ|uý|uỳ|uỷ|uỹ|uỵ)\b", re.IGNORECASE)


@pytest.fixture(params=upstream.DOMAINS)
def domain(request):
    return request.param


def test_every_string_is_said_in_vietnamese_and_none_is_left_over(domain):
    missing, left_over = upstream.shortcomings(domain)
    assert (missing, left_over) == ([], [])


def test_placeholders_are_kept(domain):
    wrong = [message.id for message in upstream.kept(domain) if message.id and not _keeps_placeholders(message)]
    assert wrong == []


def test_one_way_of_writing_the_tone(domain):
    texts = [text for message in (*upstream.kept(domain), *upstream.ours()) for text in _strings(message)]
    assert [text for text in texts if NEWER_TONES.search(text)] == []


def test_they_reach_python_and_scripts():
    with override("vi"):
        assert gettext("Please select another parent.") == "Hãy chọn bộ sưu tập mẹ khác."
    scripts = DjangoTranslation("vi", domain="djangojs", localedirs=[])
    assert scripts.gettext("Collapse all") != "Collapse all"


def _keeps_placeholders(message):
    """Whether the Vietnamese has what the English has; of a plural, what its singular has at least, and no more."""
    if isinstance(message.id, str):
        # The explorer's list names its model, which is always a page; in the search Wagtail leaves it out: “6 None”.
        wanted = [name for name in PLACEHOLDER.findall(message.id) if "start_index" not in message.id or name != MODEL]
        return sorted(wanted) == sorted(PLACEHOLDER.findall(message.string))
    singular, plural, said = (set(PLACEHOLDER.findall(text)) for text in (*message.id, message.string[0]))
    return singular <= said <= singular | plural and not list(message.check())


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
