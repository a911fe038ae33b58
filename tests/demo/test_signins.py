"""The demo's passwords: made here, kept here, given once."""

import json

import pytest

from accounts.models import User
from demo.signins import SignIns, new_password


@pytest.fixture
def path(tmp_path):
    """Where an install keeps its passwords."""
    return tmp_path / "var" / "demo-signins.json"


@pytest.fixture
def newcomer(db):
    """An account without a password, as provisioning makes it."""
    return User.objects.create_user("bien-tap@demo.example")


def test_account_without_a_password_is_given_the_one_that_is_kept(newcomer, path):
    signins = SignIns(path)
    signins.give(newcomer)

    assert User.objects.get(pk=newcomer.pk).check_password(signins.password_of(newcomer))


def test_file_holds_the_passwords_and_only_its_owner_reads_it(newcomer, path):
    signins = SignIns(path)
    signins.give(newcomer)

    assert json.loads(path.read_text("utf-8"))[newcomer.email]["password"] == signins.password_of(newcomer)
    assert path.stat().st_mode & 0o777 == 0o600


def test_file_stays_closed_when_it_is_written_again(newcomer, path):
    path.parent.mkdir()
    path.write_text("{}", "utf-8")
    signins = SignIns(path)
    signins.give(newcomer)

    assert path.stat().st_mode & 0o777 == 0o600


def test_next_run_knows_the_passwords_and_gives_no_new_ones(newcomer, path):
    first = SignIns(path)
    first.give(newcomer)
    second = SignIns(path)
    second.give(User.objects.get(pk=newcomer.pk))

    assert second.given == first.given
    assert User.objects.get(pk=newcomer.pk).check_password(first.password_of(newcomer))


def test_two_installs_have_different_passwords(newcomer, tmp_path):
    given = []
    for install in ("one", "two"):
        newcomer.set_unusable_password()
        signins = SignIns(tmp_path / install)
        signins.give(newcomer)
        given.append(signins.password_of(newcomer))

    assert given[0] != given[1]


def test_passwords_do_not_repeat():
    assert len({new_password() for _number in range(200)}) == 200


def test_password_passes_the_rules_for_passwords():
    from django.contrib.auth.password_validation import validate_password

    validate_password(new_password(), User(email="bien-tap@demo.example"))


def test_password_that_somebody_changed_is_left_alone(newcomer, path):
    newcomer.set_password("cua rieng toi 2026")
    newcomer.save()
    signins = SignIns(path)
    signins.give(newcomer)

    assert User.objects.get(pk=newcomer.pk).check_password("cua rieng toi 2026")
    assert signins.password_of(newcomer) is None


def test_administrator_is_made_once(db, path):
    signins = SignIns(path)
    first = signins.administrator("quoc-gia@demo.example")
    second = signins.administrator("quoc-gia@demo.example")

    assert first == second
    assert first.is_superuser
    assert User.objects.get(pk=first.pk).check_password(signins.password_of(first))


def test_given_password_is_no_longer_told_once_its_owner_changed_it(newcomer, path):
    signins = SignIns(path)
    signins.give(newcomer)
    newcomer.set_password("her own words")
    newcomer.save()

    assert SignIns(path).password_of(User.objects.get(pk=newcomer.pk)) is None
