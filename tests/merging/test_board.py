"""The board's pages of mergers: theirs alone who run the whole install, and what they say of bad input."""

import pytest
from django.urls import reverse

from jobs.models import Job
from merging.models import Merger
from sites.models import Federation

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def data(an_giang, ca_mau):
    """What a filled-in form sends."""
    return {
        "successor": an_giang.federation.pk,
        "predecessors": [ca_mau.federation.pk],
        "until": "30/06/2025",
        "into": "sections",
        "brings_people": "on",
    }


@pytest.fixture
def board(visit, national, administrator):
    """Return a function that opens an address of the board as the national administrator."""

    def open_address(name, *args, method="get", **kwargs):
        return visit(national.host, reverse(f"board:{name}", args=args), administrator, method, **kwargs)

    return open_address


def test_pages_are_for_national_administrators_alone(
    filled, merge, visit, an_giang, ca_mau, national, administrator, stranger
):
    merger = merge()
    places = [("mergers", []), ("new_merger", []), ("merger", [merger.pk])]
    for name, args in places:
        path = reverse(f"board:{name}", args=args)
        assert visit(national.host, path, administrator).status_code == 200
        for person in (an_giang.manager, an_giang.editor, national.manager):
            assert visit(an_giang.host, path, person).status_code == 404
        assert visit(an_giang.host, path, ca_mau.manager).status_code in (302, 404)
        assert visit(an_giang.host, path, stranger).status_code in (302, 404)
        assert visit(an_giang.host, path).status_code == 302
    undo = reverse("board:undo_merger", args=[merger.pk])
    for person in (an_giang.manager, ca_mau.manager, stranger):
        answer = visit(an_giang.host, undo, person, "post", data={"confirmation": "An Giang"})
        assert answer.status_code in (302, 404)
    merger.refresh_from_db()
    assert merger.state == Merger.State.DONE


def test_plan_is_shown_and_nothing_done(filled, board, data, ca_mau):
    shown = board("new_merger", method="post", data=data)

    assert shown.status_code == 200
    text = shown.content.decode()
    assert filled["story"].title not in text
    assert "Cà Mau → An Giang" in text
    assert "www.ca-mau.example" in text
    assert not Merger.objects.exists()
    assert Federation.objects.get(pk=ca_mau.federation.pk).state == Federation.State.LIVE


def test_name_must_be_typed(filled, board, data):
    for typed in ("", "Cà Mau"):
        shown = board("new_merger", method="post", data={**data, "merge": "1", "confirmation": typed})
        assert shown.status_code == 200
        assert "confirmation" in shown.context["form"].errors
    assert not Merger.objects.exists()


def test_merger_and_its_undoing_run_as_jobs(filled, board, data, ca_mau):
    answer = board("new_merger", method="post", data={**data, "merge": "1", "confirmation": " an giang "})

    job = Job.objects.get()
    assert answer["Location"] == reverse("board:job", args=[job.pk])
    assert (job.state, job.done) == (Job.State.DONE, job.total)
    # Should it fail, the board says so at each of them.
    assert ca_mau.federation.pk in job.parameters["federations"]
    merger = Merger.objects.get()
    assert merger.state == Merger.State.DONE
    assert reverse("board:merger", args=[merger.pk]) in board("job", job.pk).content.decode()
    assert "Cà Mau" in board("merger", merger.pk).content.decode()
    assert board("mergers").status_code == 200
    assert Federation.objects.get(pk=ca_mau.federation.pk).state == Federation.State.CLOSED

    board("undo_merger", merger.pk, method="post", data={"confirmation": "Cà Mau"})
    assert Merger.objects.get().state == Merger.State.DONE
    board("undo_merger", merger.pk, method="post", data={"confirmation": "An Giang"})
    assert Merger.objects.get().state == Merger.State.UNDONE
    assert Federation.objects.get(pk=ca_mau.federation.pk).state == Federation.State.LIVE
    assert board("undo_merger", merger.pk, method="post", data={"confirmation": "An Giang"}).status_code == 302


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"successor": ""}, "successor"),
        ({"successor": "999999"}, "successor"),
        ({"successor": "x' OR 1"}, "successor"),
        ({"predecessors": []}, "predecessors"),
        ({"predecessors": ["999999"]}, "predecessors"),
        ({"until": "31/02/2025"}, "until"),
        ({"until": "01/01/0001"}, "until"),
        ({"into": "elsewhere"}, "into"),
    ],
)
def test_bad_input_is_named_at_its_field(filled, board, data, change, field):
    shown = board("new_merger", method="post", data={**data, **change, "merge": "1", "confirmation": "An Giang"})

    assert shown.status_code == 200
    assert field in shown.context["form"].errors
    assert not Merger.objects.exists()


def test_what_stands_against_a_merger_is_said(filled, board, data, an_giang):
    shown = board("new_merger", method="post", data={**data, "predecessors": [an_giang.federation.pk]})

    assert shown.context["form"].non_field_errors()
    assert not Merger.objects.exists()
