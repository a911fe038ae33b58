"""Production settings: all from the environment, and whatever is missing or wrong is named."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

REQUIRED = {
    "SECRET_KEY": "a-key-of-the-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "DATABASE_URL": "postgresql://cms:a-password@db.example/cms",
    "REDIS_URL": "redis://cache.example:6379/0",
    "ADMIN_BASE_URL": "https://toan-quoc.example",
    "EMAIL_HOST": "mail.example",
    "DEFAULT_FROM_EMAIL": "cms@toan-quoc.example",
}
IMPORT = ["-c", "import cms.settings.production"]


def production(*command, **environment):
    """Run python with exactly these variables (None takes one out); return the finished process."""
    variables = {"DJANGO_SETTINGS_MODULE": "cms.settings.production", **REQUIRED, **environment}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"]} | {name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def value_of(expression, **environment):
    """Return what an expression about the settings prints."""
    run = production("-c", f"from cms.settings import production as p; print({expression})", **environment)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def last_line(run):
    """Return the error that ended a process."""
    assert run.returncode != 0
    return run.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_missing_variable_is_named_and_no_other(name, value):
    error = last_line(production(*IMPORT, **{name: value}))

    assert "ImproperlyConfigured" in error
    assert [other for other in REQUIRED if f"{other} is not set" in error] == [name]


def test_all_missing_variables_are_named_at_once():
    error = last_line(production(*IMPORT, **dict.fromkeys(REQUIRED)))

    assert all(f"{name} is not set" in error for name in REQUIRED)


@pytest.mark.parametrize(
    "name", ["SECOND_FACTOR_REQUIRED", "EMAIL_USE_TLS", "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD", "INDEXING_ALLOWED"]
)
def test_flag_that_is_neither_yes_nor_no_is_named(name):
    error = last_line(production(*IMPORT, **{name: "maybe"}))

    assert f"{name} must be one of" in error
    assert "'maybe'" in error


@pytest.mark.parametrize(
    "name", ["SESSION_IDLE_MINUTES", "EMAIL_PORT", "TRUSTED_PROXY_HOPS", "HSTS_SECONDS", "DATABASE_CONN_MAX_AGE"]
)
@pytest.mark.parametrize("value", ["-1", "1.5", "many"])
def test_number_that_is_none_is_named(name, value):
    assert f"{name} must be a whole number" in last_line(production(*IMPORT, **{name: value}))


def test_wrong_and_missing_variables_are_named_together():
    error = last_line(production(*IMPORT, REDIS_URL=None, HSTS_PRELOAD="maybe", EMAIL_PORT="many"))

    assert all(name in error for name in ("REDIS_URL", "HSTS_PRELOAD", "EMAIL_PORT"))


def test_complete_environment_passes_djangos_checks_for_deployment():
    run = production("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout


@pytest.mark.parametrize(
    ("word", "meant"), [("1", True), ("True", True), ("yes", True), ("0", False), ("OFF", False), ("no", False)]
)
def test_flag_is_read_in_the_usual_words(word, meant):
    assert value_of("p.SECURE_HSTS_PRELOAD", HSTS_PRELOAD=word) == str(meant)


@pytest.mark.parametrize(
    ("name", "setting"), [("SECRET_KEY", "SECRET_KEY"), ("DATABASE_URL", "DATABASES['default']['NAME']")]
)
def test_secret_may_be_given_as_a_file(tmp_path, name, setting):
    secret = tmp_path / "secret"
    secret.write_text(f"{REQUIRED[name]}\n", "utf-8")

    assert value_of(f"p.{setting}", **{name: None, f"{name}_FILE": str(secret)}) == value_of(f"p.{setting}")


def test_password_of_the_mail_server_is_needed_with_a_user_only(tmp_path):
    secret = tmp_path / "password"
    secret.write_text("a password\n", "utf-8")

    assert value_of("repr(p.EMAIL_HOST_PASSWORD)") == "''"
    assert "EMAIL_HOST_PASSWORD is not set" in last_line(production(*IMPORT, EMAIL_HOST_USER="cms"))
    given = {"EMAIL_HOST_USER": "cms", "EMAIL_HOST_PASSWORD_FILE": str(secret)}
    assert value_of("p.EMAIL_HOST_PASSWORD", **given) == "a password"


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_secret_file_that_cannot_be_read_is_named(tmp_path, name):
    error = last_line(production(*IMPORT, **{name: None, f"{name}_FILE": str(tmp_path / "gone")}))

    assert f"{name}_FILE cannot be read" in error


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_secret_file_that_holds_no_secret_is_named(tmp_path, name, content):
    secret = tmp_path / "secret"
    secret.write_bytes(content)

    assert f"{name}_FILE" in last_line(production(*IMPORT, **{name: None, f"{name}_FILE": str(secret)}))


@pytest.mark.parametrize(
    "url", ["no url", "oracle2://cms:a-password@db/cms", "postgresql://cms:a-password@db:port/cms"]
)
def test_malformed_database_url_is_named_with_the_rest_and_not_shown(url):
    run = production(*IMPORT, DATABASE_URL=url, REDIS_URL=None)

    assert "DATABASE_URL must look like" in last_line(run)
    assert "REDIS_URL is not set" in last_line(run)
    assert "a-password" not in last_line(run)


def test_error_never_shows_a_secret():
    run = production(*IMPORT, REDIS_URL=None)

    assert REQUIRED["SECRET_KEY"] not in run.stderr
    assert "a-password" not in run.stderr


def test_production_shows_no_debug_pages_and_loads_no_demo():
    assert value_of("p.DEBUG, p.DEMO_ALLOWED") == "False False"


def test_production_asks_for_a_second_factor_and_no_other_host_sets_its_cookies():
    assert value_of("p.SECOND_FACTOR_REQUIRED, p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE") == "True True True"
    assert value_of("p.SESSION_COOKIE_NAME, p.CSRF_COOKIE_NAME") == "__Host-session __Host-csrf"
    assert value_of("p.SECOND_FACTOR_REQUIRED", SECOND_FACTOR_REQUIRED="no") == "False"


def test_server_starts_under_production_settings_unless_told_otherwise():
    run = production("-c", "from cms.wsgi import application", DJANGO_SETTINGS_MODULE=None, SECRET_KEY=None)

    assert "SECRET_KEY is not set" in last_line(run)


def test_database_answers_the_search_unless_a_server_is_named():
    assert "DatabaseEngine" in value_of("p.SITE_SEARCH['ENGINE']")

    named = {"SEARCH_URLS": "https://one.example:9200,https://two.example:9200", "SEARCH_BACKEND": "opensearch3"}

    assert "ServerEngine" in value_of("p.SITE_SEARCH['ENGINE']", **named)
    readers = value_of("p.WAGTAILSEARCH_BACKENDS[p.SITE_SEARCH['backend']]", **named)
    assert "wagtail.search.backends.opensearch3" in readers
    assert "['https://one.example:9200', 'https://two.example:9200']" in readers


def test_visits_are_counted_where_all_processes_reach():
    assert value_of("p.VISIT_STORE['STORE'], p.VISIT_STORE['LOCATION']") == (
        f"visits.stores.shared.RedisStore {REQUIRED['REDIS_URL']}"
    )
