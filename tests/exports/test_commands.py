"""The same through the command line."""

import json

import pytest
from django.core.management import CommandError, call_command

from exports.models import Deletion
from sites.models import Federation

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and returns what it prints."""

    def command(*arguments, **options):
        call_command(*arguments, **options)
        return capsys.readouterr().out

    return command


def test_taken_away_deleted_and_brought_back(full, run, tmp_path):
    slug, name, target = full.slug, full.name, tmp_path / "full.lddl.zip"

    made = json.loads(run("export_federation", slug, to=str(target), json=True))
    assert target.stat().st_size == made["size"]
    assert made["counts"]["wagtailcore.Page"] == 20

    deleted = json.loads(run("delete_federation", slug, name=name, json=True))
    assert deleted["left"] == []
    assert not Federation.objects.filter(slug=slug).exists()
    assert json.loads(run("delete_federation", slug, name=name, json=True))["left"] == []
    assert run("scan_left_behind", slug).strip() == "0 rows, 0 files left."

    back = json.loads(run("restore_federation", str(target), json=True))
    assert (back["slug"], back["state"], back["is_new"]) == (slug, "live", True)
    assert "nothing is changed" in run("restore_federation", str(target))


def test_a_preview_beside_the_living_one(full, run, tmp_path):
    target = tmp_path / "full.lddl.zip"
    assert "rows and" in run("export_federation", full.slug, to=str(target))

    said = run("restore_federation", str(target), slug="trial", hostname="trial.example")

    assert "http://trial.example/" in said
    assert "preparing" in said


def test_what_cannot_be_done_is_said_in_a_sentence(full, run, tmp_path):
    with pytest.raises(CommandError, match="no federation"):
        run("export_federation", "nowhere")
    with pytest.raises(CommandError, match="could not be written"):
        run("export_federation", full.slug, to=str(tmp_path / "no" / "such" / "folder" / "x.zip"))
    with pytest.raises(CommandError, match=r"gone\.zip"):
        run("restore_federation", str(tmp_path / "gone.zip"))
    with pytest.raises(CommandError, match="no federation"):
        run("delete_federation", "nowhere", name="Nowhere")
    with pytest.raises(CommandError):
        run("delete_federation", full.slug, name="Nowhere")
    with pytest.raises(CommandError, match="was deleted"):
        run("scan_left_behind", full.slug)
    target = tmp_path / "full.lddl.zip"
    run("export_federation", full.slug, to=str(target))
    with pytest.raises(CommandError, match="slug"):
        run("restore_federation", str(target))
    assert not Deletion.objects.exists()
