"""What people get wrong in specifications and sheets is refused in words that name the place and the mend."""

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from bench.lifecycle.bad_input import SPEC, Case, cases, refusal

CASES = cases()
named = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def row_counts():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@named
def test_place_and_mend_are_named(an_giang, case):
    with translation.override("en"):
        problems = refusal(case)

    assert problems
    assert problems[0][0] == case.place or (case.place.startswith("line") and problems[0][0].startswith(case.place))
    assert case.words in problems[0][1]


@named
def test_command_leaves_everything_as_it_was(an_giang, case, tmp_path):
    path = tmp_path / "input"
    path.write_bytes(case.content)
    before = row_counts()

    with pytest.raises(CommandError, match=str(path)):
        call_command("provision_sites" if case.is_sheet else "provision_site", str(path))

    assert row_counts() == before


@pytest.mark.parametrize("case", [case for case in CASES if case.is_sheet], ids=lambda case: case.name)
def test_board_says_so_too_and_offers_nothing_to_make(national, an_giang, administrator, visit, case):
    data = {"file": ContentFile(case.content, name="bang.xlsx")}

    answer = visit(national.host, reverse("board:sheet"), administrator, "post", data=data)

    assert answer.status_code == 200
    assert "confirmation" not in answer.context
    said = answer.context.get("outcomes") or answer.context["form"].errors["file"]
    assert said


def test_table_is_long_enough_and_a_good_specification_is_taken(an_giang):
    assert len(CASES) >= 20
    assert refusal(Case("a good one", SPEC.encode(), "", "", is_sheet=False)) == []
