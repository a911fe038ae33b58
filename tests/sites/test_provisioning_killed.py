"""A run that is killed and run again makes what an undisturbed run makes, row for row."""

import signal
from pathlib import Path

import pytest

from bench.lifecycle.databases import scratch_databases
from bench.lifecycle.provisioning import said, work
from bench.lifecycle.rows_dump import differences

# What the undisturbed run leaves is made once, for all of these.
pytestmark = pytest.mark.xdist_group("provisioning killed")

HEAD = "slug,name,unit_kind,hostname,predecessors,managers"
ROWS = [
    "mot,Một,tỉnh,mot.example,Cũ A; Cũ B,quan.ly@mot.example",
    "hai,Hai,thành phố,hai.example,,quan.ly@hai.example",
    "ba,Ba,tỉnh,ba.example,Cũ C,",
]


@pytest.fixture(scope="module")
def databases():
    with scratch_databases() as found:
        assert work(found.new("prepared"), "prepare")[0] == 0
        yield found


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    path = tmp_path_factory.mktemp("sheet") / "federations.csv"
    path.write_text("\n".join([HEAD, *ROWS]), "utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(databases, sheet):
    """What an undisturbed run leaves."""
    database = databases.copy("undisturbed", "prepared")
    assert work(database, "command", str(sheet))[0] == 0
    return said(database, "dump")


def slugs(dumped):
    return [column for row in dumped["sites.Federation"] for column in row if column.startswith("slug=")]


@pytest.mark.parametrize("model", ["sites.invitation", "sites.licence"])
def test_run_again_after_being_killed_in_the_second_federation(databases, sheet, undisturbed, model):
    database = databases.copy("killed", "prepared")

    assert work(database, "command", str(sheet), "2", model)[0] == -signal.SIGKILL
    left = said(database, "dump")
    assert slugs(left) == ["slug=mot"]
    assert differences(left, undisturbed)

    assert work(database, "command", str(sheet))[0] == 0
    assert differences(said(database, "dump"), undisturbed) == []


def test_second_run_changes_nothing(databases, sheet, undisturbed):
    database = databases.copy("again", "undisturbed")

    again = said(database, "make", str(Path(sheet)))

    assert [row["changes"] for row in again["rows"]] == [0, 0, 0]
    assert differences(said(database, "dump"), undisturbed) == []


def test_comparison_sees_one_word_that_differs(databases, sheet, undisturbed, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(sheet.read_text("utf-8").replace("Cũ C", "Cũ D"), "utf-8")
    database = databases.copy("other", "prepared")
    assert work(database, "command", str(other))[0] == 0

    (line,) = differences(said(database, "dump"), undisturbed)

    assert line.startswith("sites.Predecessor")
