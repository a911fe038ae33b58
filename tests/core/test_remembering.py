"""What is rendered once for the same values, and never for others."""

import time

from django.template import Context, Template

from core.memory import Memory


def test_text_is_kept_for_the_same_values_alone():
    template = Template("{% load remembering %}{% remember a b %}{{ a }}-{{ b }}-{{ seen }}{% endremember %}")

    assert template.render(Context({"a": 1, "b": "x", "seen": 1})) == "1-x-1"
    assert template.render(Context({"a": 1, "b": "x", "seen": 2})) == "1-x-1"
    assert template.render(Context({"a": 1, "b": "y", "seen": 2})) == "1-y-2"


def test_missing_values_are_values_too():
    template = Template("{% load remembering %}{% remember page.title %}{{ page.title }}!{% endremember %}")

    assert template.render(Context({})) == "!"
    assert template.render(Context({"page": {"title": "A"}})) == "A!"


def test_memory_is_bounded_and_keeps_what_is_used():
    memory = Memory(2)
    for key in ("a", "b"):
        memory.put(key, key)
    memory.get("a")

    memory.put("c", "c")

    assert [memory.get(key) for key in ("a", "b", "c")] == ["a", None, "c"]


def test_memory_forgets_in_time(monkeypatch):
    memory = Memory(2, lifetime=10)
    memory.put("a", "a")
    later = time.monotonic() + 11
    monkeypatch.setattr(time, "monotonic", lambda: later)

    assert memory.get("a") is None
