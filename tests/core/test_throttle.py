"""Who sent a request, and how often they may."""

import time
from unittest import mock

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from core.throttle import UNKNOWN_SENDER, client_address, sender_of, take_back_of, within_limit, within_limit_of

PROXY = "10.0.0.1"


@pytest.fixture
def behind(settings):
    """Return a function that makes a request as it arrives behind a number of our proxies."""

    def request(hops, forwarded=None, remote=PROXY):
        settings.TRUSTED_PROXY_HOPS = hops
        headers = {"x-forwarded-for": forwarded} if forwarded is not None else {}
        return RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote)

    return request


def test_without_a_proxy_the_header_proves_nothing(behind):
    assert client_address(behind(0, "198.51.100.7").META) == PROXY


def test_behind_one_proxy_the_last_entry_is_the_sender(behind):
    assert client_address(behind(1, "198.51.100.7").META) == "198.51.100.7"


def test_behind_one_proxy_entries_further_left_are_ignored(behind):
    assert client_address(behind(1, "127.0.0.1, 192.0.2.1, 198.51.100.7").META) == "198.51.100.7"


def test_behind_two_proxies_the_last_but_one_is_the_sender(behind):
    assert client_address(behind(2, "192.0.2.1, 198.51.100.7, 10.0.0.2").META) == "198.51.100.7"


def test_a_request_that_came_past_a_proxy_is_known_by_its_own_address(behind):
    assert client_address(behind(2, "198.51.100.7", remote="203.0.113.9").META) == "203.0.113.9"


@pytest.mark.parametrize("header", [None, "", " , "])
def test_without_entries_the_connection_is_the_sender(behind, header):
    assert client_address(behind(1, header).META) == PROXY


def test_a_sender_may_try_as_often_as_the_limit_says(behind):
    request = behind(0)
    assert [within_limit("contact:1", request, 2, 60) for _attempt in range(4)] == [True, True, False, False]


def test_each_sender_is_counted_apart(behind):
    assert within_limit("contact:1", behind(0, remote="192.0.2.1"), 1, 60)
    assert within_limit("contact:1", behind(0, remote="192.0.2.2"), 1, 60)


def test_each_scope_is_counted_apart(behind):
    assert within_limit("contact:1", behind(0), 1, 60)
    assert within_limit("contact:2", behind(0), 1, 60)


def test_writing_another_address_into_the_header_does_not_make_another_sender(behind):
    assert within_limit("contact:1", behind(1, "192.0.2.1, 198.51.100.7"), 1, 60)
    assert not within_limit("contact:1", behind(1, "192.0.2.2, 198.51.100.7"), 1, 60)


def test_the_cache_never_holds_the_address_itself(behind, monkeypatch):
    written = []

    def spy(write):
        return lambda *args, **kwargs: written.append(repr((args, kwargs))) or write(*args, **kwargs)

    for name in ("add", "set"):
        monkeypatch.setattr(f"core.throttle.cache.{name}", spy(getattr(cache, name)))
    within_limit("contact:1", behind(0, remote="198.51.100.7"), 1, 60)
    assert written
    assert not [entry for entry in written if "198.51.100.7" in entry]


def test_window_is_as_long_with_the_file_cache_of_the_embedded_default(tmp_path, settings, rf):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(tmp_path)}
    }
    request, now = rf.get("/"), time.time()
    assert within_limit("contact:1", request, 2, 3600)
    assert within_limit("contact:1", request, 2, 3600)

    # Django's default for a cached value is five minutes.
    with mock.patch("time.time", return_value=now + 900):
        assert not within_limit("contact:1", request, 2, 3600)
    with mock.patch("time.time", return_value=now + 3700):
        assert within_limit("contact:1", request, 2, 3600)


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", UNKNOWN_SENDER),
        ("unknown", UNKNOWN_SENDER),
    ],
)
def test_sender_is_the_address_and_of_a_new_one_the_network_of_a_subscriber(behind, address, sender):
    assert sender_of(behind(0, remote=address)) == sender


def test_what_is_counted_of_a_subject_does_not_depend_on_who_sends_it():
    assert [within_limit_of("sign_in", "a@b.example", 2, 60) for _attempt in range(3)] == [True, True, False]
    assert within_limit_of("sign_in", "c@b.example", 2, 60)


def test_an_attempt_that_is_taken_back_may_be_made_again():
    take_back_of("sign_in", "somebody")
    assert within_limit_of("sign_in", "somebody", 1, 60)
    take_back_of("sign_in", "somebody")

    assert [within_limit_of("sign_in", "somebody", 1, 60) for _attempt in range(2)] == [True, False]
