"""The commands around provisioning: a file in, a report out, and nothing half done."""

import json

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import translation

from sites.models import Federation
from sites.provisioning import build

SPEC = "slug: mot\nname: Một\nunit_kind: tỉnh\nhostname: mot.example\n"
HEAD = "slug,name,unit_kind,hostname,predecessors"
ROWS = ["mot,Một,tỉnh,mot.example,Cũ A; Cũ B", "hai,Hai,thành phố,hai.example,", "ba,Ba,tỉnh,ba.example,"]
COMMANDS = ["provision_site", "provision_sites"]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def write(tmp_path):
    """Return a function that writes lines into a file and returns its path."""

    def to_file(*lines, name="input"):
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        return path

    return to_file


@pytest.fixture
def inputs(write):
    """A good input for each command."""
    return {"provision_site": write(SPEC, name="mot.yaml"), "provision_sites": write(HEAD, *ROWS, name="sites.csv")}


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and returns what it printed."""

    def command(*args, **options):
        call_command(*map(str, args), **options)
        return capsys.readouterr().out

    return command


def row_counts():
    """Return how many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def made():
    return set(Federation.objects.values_list("slug", flat=True)) & {"mot", "hai", "ba"}


def test_one_site_is_made_and_each_thing_made_is_named(db, run, inputs):
    output = run("provision_site", inputs["provision_site"])

    assert made() == {"mot"}
    assert "made site: mot.example" in output
    assert output.splitlines()[-1].startswith("mot: changed ")
    assert "1 site," in output


def test_sheet_makes_a_site_for_each_row_and_counts(db, run, inputs):
    output = run("provision_sites", inputs["provision_sites"])

    assert made() == {"mot", "hai", "ba"}
    assert list(Federation.objects.get(slug="mot").predecessors.values_list("name", flat=True)) == ["Cũ A", "Cũ B"]
    assert "3 sites checked, 3 changed" in output
    assert "15 page" in output


@pytest.mark.parametrize("command", COMMANDS)
def test_second_run_changes_nothing_and_says_so(db, run, inputs, command):
    run(command, inputs[command])
    before = row_counts()

    assert "nothing" in run(command, inputs[command])
    assert row_counts() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_dry_run_leaves_no_row_and_says_what_would_be_made(db, run, inputs, command):
    before = row_counts()

    assert "ould make" in run(command, inputs[command], dry_run=True)
    assert row_counts() == before


def test_json_report_of_one_site_can_be_read(db, run, inputs):
    report = json.loads(run("provision_site", inputs["provision_site"], "--json"))

    assert (report["slug"], report["changed"]) == ("mot", True)
    assert {"what": "site", "name": "mot.example"} in report["changes"]


def test_json_report_of_a_sheet_can_be_read(db, run, inputs):
    run("provision_site", inputs["provision_site"])
    reports = json.loads(run("provision_sites", inputs["provision_sites"], "--json"))

    assert [report["slug"] for report in reports] == ["mot", "hai", "ba"]
    assert [report["url"] for report in reports] == [f"http://{slug}.example/" for slug in ("mot", "hai", "ba")]
    assert all(report["changed"] for report in reports)


def test_json_report_of_a_second_run_says_that_nothing_changed(db, run, inputs):
    run("provision_sites", inputs["provision_sites"])
    reports = json.loads(run("provision_sites", inputs["provision_sites"], "--json"))

    assert [(report["changed"], report["changes"]) for report in reports] == [(False, [])] * 3


def test_mistakes_in_a_specification_are_named_with_file_and_field(db, run, write):
    path = write(SPEC.replace("mot.example", "mot example"), "colour: red", name="mot.yaml")
    with pytest.raises(CommandError) as refusal:
        run("provision_site", path)

    lines = str(refusal.value).splitlines()
    assert {line.split(": ")[1] for line in lines} == {"hostname", "colour"}
    assert all(line.startswith(f"{path}: ") for line in lines)
    assert made() == set()


@pytest.mark.parametrize(
    "row",
    [
        "hai,,tỉnh,hai.example,",
        "hai,Hai,xã,hai.example,",
        "hai,Hai,tỉnh,https://hai.example,",
        "hai,Hai,tỉnh,mot.example,",
        "mot,Hai,tỉnh,hai.example,",
        "hai,Hai,tỉnh,an-giang.example,",
        "hai,Hai,tỉnh,hai.example,,thừa",
        'hai,"Hai,tỉnh,hai.example,',
    ],
)
def test_one_bad_row_in_the_middle_of_a_sheet_leaves_everything_as_it_was(an_giang, run, write, row):
    path = write(HEAD, ROWS[0], row, ROWS[2])
    before = row_counts()
    with pytest.raises(CommandError) as refusal:
        run("provision_sites", path)

    assert f"{path}: line " in str(refusal.value)
    assert row_counts() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_file_that_is_not_there_is_named(db, run, tmp_path, command):
    with pytest.raises(CommandError, match="khong-co"):
        run(command, tmp_path / "khong-co")


@pytest.mark.parametrize("command", COMMANDS)
def test_folder_in_place_of_a_file_is_named(db, run, tmp_path, command):
    with pytest.raises(CommandError, match=str(tmp_path)):
        run(command, tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
def test_file_in_another_encoding_is_refused(db, run, tmp_path, command):
    path = tmp_path / "cp1258"
    path.write_bytes("slug,name\nben-tre,B\u1ebfn Tre".encode("utf-16"))
    with pytest.raises(CommandError, match="cp1258"):
        run(command, path)


@pytest.mark.parametrize("command", COMMANDS)
def test_empty_file_is_refused(db, run, write, command):
    with pytest.raises(CommandError):
        run(command, write(""))


def test_run_that_breaks_off_keeps_whole_sites_and_is_finished_by_running_again(db, run, inputs, monkeypatch):
    def breaks_at_hai(group, role, federation, grant=build.grant):
        if federation.slug == "hai":
            raise RuntimeError("the power is gone")
        return grant(group, role, federation)

    with monkeypatch.context() as patched:
        patched.setattr(build, "grant", breaks_at_hai)
        with pytest.raises(RuntimeError, match="power"):
            run("provision_sites", inputs["provision_sites"])
    assert made() == {"mot"}

    assert "2 changed" in run("provision_sites", inputs["provision_sites"])
    assert made() == {"mot", "hai", "ba"}


def test_database_that_refuses_a_site_is_named_with_it(db, run, inputs, monkeypatch):
    def refuses_hai(group, role, federation, grant=build.grant):
        if federation.slug == "hai":
            raise DatabaseError("the disk is full")
        return grant(group, role, federation)

    monkeypatch.setattr(build, "grant", refuses_hai)

    with pytest.raises(CommandError, match="hai: the disk is full"):
        run("provision_sites", inputs["provision_sites"])
    assert made() == {"mot"}
