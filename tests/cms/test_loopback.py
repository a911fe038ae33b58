"""The local way of running answers its own machine, and no other."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from cms.guards import LoopbackOnly
from tests.wsgi import Asker


@pytest.fixture
def ask(an_giang, django_application):
    """Return a function that asks for the sign-in page from an address."""
    asker = Asker(LoopbackOnly(django_application), an_giang.host)
    return lambda address, **headers: asker.ask("/admin/login/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", ""])
def test_own_machine_is_answered(ask, address):
    assert ask(address).status == 200


@pytest.mark.parametrize("address", ["192.168.1.7", "10.0.0.1", "203.0.113.5", "2001:db8::1", "fe80::1%eth0"])
def test_other_machines_get_403_and_no_sign_in_page(ask, address):
    answer = ask(address)

    assert answer.status == 403
    assert b"password" not in answer.body


def test_other_machine_that_claims_to_be_this_one_gets_403(ask):
    assert ask("203.0.113.5", HTTP_X_FORWARDED_FOR="127.0.0.1").status == 403


@pytest.fixture(scope="module")
def local_settings(tmp_path_factory):
    """Return a function that evaluates an expression under the local settings, in a folder of its own."""
    folder = tmp_path_factory.mktemp("var")

    def evaluate(expression):
        run = subprocess.run(
            [sys.executable, "-c", f"from cms import wsgi; from cms.settings import local; print({expression})"],
            cwd=django_settings.BASE_DIR,
            env={
                "PATH": os.environ["PATH"],
                "CMS_VAR_DIR": str(folder),
                "DJANGO_SETTINGS_MODULE": "cms.settings.local",
            },
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout.strip()

    return evaluate


def test_local_settings_put_the_guard_before_everything_else(local_settings):
    assert local_settings("type(wsgi.application).__name__") == "LoopbackOnly"


def test_local_settings_show_no_debug_pages(local_settings):
    assert local_settings("local.DEBUG") == "False"


def test_secret_key_of_a_machine_is_made_once_and_only_its_owner_reads_it(local_settings):
    first = local_settings("local.SECRET_KEY")

    assert len(first) >= 50
    assert local_settings("local.SECRET_KEY") == first
    assert local_settings("oct((local.VAR_DIR / 'secret-key').stat().st_mode & 0o777)") == "0o600"
