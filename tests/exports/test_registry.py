"""No table is forgotten: each is a federation's or the install's, exported or left out for a reason."""

from collections import Counter

import pytest
from django.apps import apps

from exports import manifest
from exports.estate import Estate
from exports.registry import exported_kinds, kinds

# Groups cannot be given a collection that only they may see: teams have no such choice.
EMPTY = {"wagtailcore.CollectionViewRestriction_groups"}


def test_every_model_is_in_the_registry_once():
    counted = Counter(kind.label for kind in kinds())

    installed = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert installed == counted.keys(), "Add it to exports/registry.py."
    assert set(counted.values()) == {1}


def test_what_is_left_out_is_left_out_for_a_reason():
    silent = [kind.label for kind in kinds() if kind.rows is None and not kind.left_out]

    assert silent == []


def test_the_full_federation_has_rows_of_every_exported_kind(full):
    estate = Estate.of(full)
    empty = {kind.label for kind in exported_kinds() if not kind.queryset(estate).exists()}

    assert empty <= EMPTY, "A round trip proves nothing of these: have tests/isolation/world make some."


@pytest.mark.parametrize(
    "secret", ["password", "key", "token_hash", "key_hash", "digest", "session_data", "last_login"]
)
def test_no_secret_of_a_person_has_a_column_in_an_export(secret):
    of_readers = {"wagtailcore.PageViewRestriction", "wagtailcore.CollectionViewRestriction"}
    found = [label for label, names in manifest.schema().items() if secret in names and label not in of_readers]

    assert found == []


def test_nobody_elses_rows_are_found(full, an_giang, ca_mau):
    estate, other = Estate.of(full), Estate.of(an_giang.federation)
    shared = {
        kind.label
        for kind in kinds()
        if kind.rows and kind.queryset(estate).filter(pk__in=kind.queryset(other).values("pk")).exists()
    }

    assert shared == set()
