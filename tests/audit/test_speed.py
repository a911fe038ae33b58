"""Lighthouse at times records nothing on a busy machine: such a run is repeated, but not for ever, nor silently."""

import json
from types import SimpleNamespace

import pytest

from audit import speed

PERFECT = {"scores": dict.fromkeys(speed.FLOORS, 1), "short": [], "metrics": ["0.5 s"]}


@pytest.fixture
def node(tmp_path, monkeypatch):
    """Return what puts a stand-in for Node.js first on the path, whose first runs, so many, measure nothing."""

    def fails(times):
        failed, measured = tmp_path / "failed.json", tmp_path / "measured.json"
        failed.write_text(json.dumps({"error": "NO_NAVSTART"}))
        measured.write_text(json.dumps(PERFECT))
        runs = tmp_path / "runs"
        program = tmp_path / "node"
        program.write_text(
            f'#!/bin/sh\necho run >> {runs}\n[ "$(wc -l < {runs})" -le {times} ] && cat {failed} || cat {measured}\n'
        )
        program.chmod(0o755)
        return runs

    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return fails


@pytest.fixture
def subject():
    kind = SimpleNamespace(name="home", is_fast=True, is_indexed=True)
    return SimpleNamespace(kinds=[kind], debugging_port=1, url=lambda kind: "http://localhost/")


def test_a_run_that_measured_nothing_is_repeated_and_said(node, subject, capsys):
    runs = node(2)
    part = speed.check(subject)
    assert part.failures == []
    assert part.summary == "Lighthouse lowest 100/100/100/100"
    assert len(runs.read_text().split()) == 3
    assert capsys.readouterr().out.count("measured nothing: NO_NAVSTART") == 2


def test_a_page_that_cannot_be_measured_fails(node, subject):
    runs = node(99)
    part = speed.check(subject)
    assert part.failures == ["Lighthouse failed on home: NO_NAVSTART"]
    assert len(runs.read_text().split()) == speed.ATTEMPTS
