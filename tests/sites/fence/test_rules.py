"""The table of the fence is whole: no address of the admin is forgotten, and no id in one goes unasked."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from sites.fence import rules

# Parameters of admin addresses that name no object.
NO_IDS = {
    "action",
    "action_name",
    "app_label",
    "app_name",
    "chapter",
    "content_type_app_name",
    "content_type_model_name",
    "filter_spec",
    "model_name",
}
# Ids that a rule's `check` looks at together with others.
CHECKED = {("wagtailadmin_editing_sessions:ping", "object_id")}


def admin_patterns():
    """Return (name with namespaces, names of its parameters) of every address under admin/."""

    def walk(resolver, namespaces, inside):
        for pattern in resolver.url_patterns:
            is_admin = inside or str(pattern.pattern).startswith("admin/")
            if isinstance(pattern, URLPattern):
                if is_admin and pattern.name:
                    yield ":".join([*namespaces, pattern.name]), set(pattern.pattern.regex.groupindex)
            else:
                more = [pattern.namespace] if pattern.namespace else []
                yield from walk(pattern, [*namespaces, *more], is_admin)

    return list(walk(get_resolver(), [], False))


def test_every_address_of_the_admin_has_been_looked_at():
    assert [name for name, _parameters in admin_patterns() if not rules.is_classified(name)] == []


def test_the_table_names_no_address_that_is_gone():
    names = {name for name, _parameters in admin_patterns()}
    stale = [name for name in {*rules.RULES, *rules.OPEN} if name not in names]
    stale += [closed for closed in rules.CLOSED if not any(rules.matches(name, closed) for name in names)]

    assert stale == []


@pytest.mark.parametrize("name", rules.RULES)
def test_every_id_in_an_address_has_its_kind(name):
    parameters = set().union(*(found for known, found in admin_patterns() if known == name))
    asked = {*rules.rule_for(name).path, *(parameter for known, parameter in CHECKED if known == name)}

    assert parameters - NO_IDS == asked


@pytest.mark.parametrize("name", ["wagtailadmin_pages:invented", "people_of_tomorrow:index", ""])
def test_an_address_nobody_knows_is_closed(name):
    assert rules.rule_for(name) is None
    assert not rules.is_classified(name)


def test_no_name_is_both_let_in_and_closed():
    assert [name for name in rules.RULES if name in rules.CLOSED] == []
    assert all(re.search(r"\w", reason) for reason in rules.CLOSED.values())
