"""Strings of Wagtail and Django that our catalogue says in Vietnamese."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override

from core.wording import BORROWED


@pytest.fixture(scope="module")
def said():
    """Every string that Wagtail and Django offer for translation."""
    found = set()
    for package in ("wagtail", "django"):
        for path in Path(find_spec(package).origin).parent.glob("**/locale/en/LC_MESSAGES/django.po"):
            with path.open("rb") as catalogue:
                found |= {message.id for message in read_po(catalogue)}
    return found


def test_every_borrowed_string_is_still_said_and_has_its_vietnamese(said):
    assert [string for string in BORROWED if string not in said] == []
    with override("vi"):
        assert [string for string in BORROWED if gettext(string) == string] == []
