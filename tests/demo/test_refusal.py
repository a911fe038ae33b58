"""The demo is loaded where it does no harm, and nowhere else."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from cms.settings import base


@pytest.fixture
def closed(settings, tmp_path):
    """An install that may not load the demo; gives the path where sign-ins would be kept."""
    settings.DEMO_ALLOWED = False
    settings.DEMO_SIGNINS_FILE = tmp_path / "demo-signins.json"
    return settings.DEMO_SIGNINS_FILE


def test_demo_is_refused_unless_it_is_allowed(db, closed):
    with pytest.raises(CommandError, match=r"cms\.settings\.local"):
        call_command("load_demo")


def test_refusal_comes_before_anything_is_made(db, closed):
    def rows():
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    before = rows()
    with pytest.raises(CommandError):
        call_command("load_demo")

    assert rows() == before
    assert not Path(closed).exists()


def test_demo_is_not_allowed_unless_settings_say_so():
    assert base.DEMO_ALLOWED is False
