"""Stylesheets are whole: a rule that is never closed takes all that follow into itself, and no browser says so."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "cms" / "static" / "css"
# What a brace in it means nothing: comments and strings.
OPAQUE = re.compile(r"""/\*.*?\*/|"[^"\n]*"|'[^'\n]*'""", re.DOTALL)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.css")), ids=lambda path: path.name)
def test_every_rule_is_closed_before_the_next_begins(path):
    depth, deepest = 0, 0
    for brace in re.findall(r"[{}]", OPAQUE.sub("", path.read_text("utf-8"))):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
        deepest = max(deepest, depth)

    assert depth == 0
    # A rule in a condition in another one; ours are nested no deeper.
    assert deepest <= 3
