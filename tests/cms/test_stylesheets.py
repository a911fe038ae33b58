"""The style sheets are whole: a rule that is left open swallows all that follow it, and no browser says so."""

import re

import pytest
from django.conf import settings

SHEETS = sorted((settings.BASE_DIR / "cms" / "static" / "css").glob("*.css"))
_NO_RULES = re.compile(r'/\*.*?\*/|"[^"]*"', re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_is_closed(sheet):
    text = _NO_RULES.sub("", sheet.read_text("utf-8"))

    assert text.count("{") == text.count("}")
