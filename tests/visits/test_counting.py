"""What is counted and what is not, asked at the door; the same on a store in memory and on Redis."""

import datetime
import re
from dataclasses import replace

import pytest
from django.conf import settings as install
from django.core.signals import request_finished
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from tests import builders
from tests.visits.readers import BROWSERS, CHROME, FIREFOX, PROGRAMS, Reader
from visits.flushing import flush
from visits.models import PageTotal, SiteDay, SiteTotal
from visits.stores import Limits
from visits.tokens import token_for
from visits.wsgi import VisitCounter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

MINUTE = 60
# Noon, so that an hour more or less is the same day.
NOON = datetime.datetime(2026, 3, 4, 12, 0, tzinfo=timezone.get_default_timezone()).timestamp()


@pytest.fixture
def shown(article, an_giang, token):
    """The token of the article."""
    return token(an_giang, article)


@pytest.fixture
def limits(store, settings):
    """Return a function that sets limits of the install."""

    def change(**new):
        for name, value in new.items():
            setattr(settings, name, value)
        store.limits = Limits.from_settings()

    return change


def counted(team):
    """Write what was counted; return the visits of a team's site in the database."""
    flush()
    return SiteTotal.objects.filter(site=team.site).values_list("visits", flat=True).first() or 0


@pytest.mark.parametrize("agent", BROWSERS)
def test_reader_is_counted_and_gets_the_new_figures(an_giang, reader, shown, agent):
    answer = reader(agent=agent).see(shown, NOON)

    assert answer.status == 200
    assert answer.figures == {"online": 1, "today": 1, "total": 1, "at": "2026-03-04T12:00+07:00"}
    assert counted(an_giang) == 1


def test_answer_sets_no_cookie_and_is_kept_by_nobody(reader, shown):
    headers = reader().see(shown, NOON).headers

    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("agent", PROGRAMS)
def test_program_is_not_counted_even_when_it_runs_scripts(an_giang, reader, shown, agent):
    answer = reader(agent=agent).see(shown, NOON)

    assert answer.figures["today"] == answer.figures["online"] == 0
    assert counted(an_giang) == 0


@pytest.mark.parametrize(
    "header",
    [
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_COOKIE": f"a=b; {install.SESSION_COOKIE_NAME}=c"},
    ],
)
def test_page_fetched_in_advance_and_person_at_work_are_not_counted(an_giang, reader, shown, header):
    assert reader(environ=header).see(shown, NOON).status == 200
    assert counted(an_giang) == 0


def test_reader_with_a_cookie_of_another_name_is_counted(an_giang, reader, shown):
    reader(environ={"HTTP_COOKIE": f"not-{install.SESSION_COOKIE_NAME}=1"}).see(shown, NOON)

    assert counted(an_giang) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": None},
        # What cannot be read as an address.
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://["},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://[::1"},
        {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": "http://[x]"},
    ],
)
def test_request_of_another_sites_page_is_refused(an_giang, reader, shown, headers):
    assert reader(environ=headers).see(shown, NOON).status == 403
    assert counted(an_giang) == 0


def test_old_browser_that_only_names_its_origin_is_counted(an_giang, reader, shown):
    old = {"HTTP_SEC_FETCH_SITE": None, "HTTP_ORIGIN": f"https://{an_giang.host}:8000", "HTTP_HOST": an_giang.host}

    assert reader(environ=old).see(shown, NOON).status == 200
    assert counted(an_giang) == 1


def test_token_counts_on_its_own_host_alone(an_giang, ca_mau, reader, shown):
    for host in (ca_mau.host, "unknown.example", "", "a malformed host", f"{an_giang.host}.evil.example"):
        assert reader(host=host, environ={"HTTP_ORIGIN": f"http://{host}"}).see(shown, NOON).status == 404

    assert counted(an_giang) == counted(ca_mau) == 0


def test_host_is_the_same_in_capitals_and_with_a_port(an_giang, reader, shown):
    assert reader(host=f"{an_giang.host.upper()}:8000").see(shown, NOON).status == 200


def test_forged_token_is_404(an_giang, ca_mau, article, reader, shown):
    site, page, code = shown.split(".")
    other = builders.news(an_giang.news).pk
    forged = [
        "",
        "x",
        f"{site}.{page}",
        f"{site}.{other}.{code}",
        f"{ca_mau.site.pk}.{page}.{code}",
        f"{site}.{page}.{code[:-1]}",
        f"{site}.{page}.{code}.{code}",
        f"{site}.{page}.{'é' * 20}",
        f"{site}.{'1' * 60}.{code}",
        shown * 100,
    ]
    for text in forged:
        assert reader().see(text, NOON).status == 404, text

    assert counted(an_giang) == counted(ca_mau) == 0


def test_secret_that_was_replaced_still_counts_pages_made_before(settings, an_giang, reader, shown):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a newer key for tests only"

    assert reader().see(shown, NOON).status == 200


@pytest.mark.parametrize("length", [None, "", "-1", "x", "999999999999"])
def test_odd_length_is_no_error(reader, shown, length):
    assert reader(environ={"CONTENT_LENGTH": length}).see(shown, NOON).status == 404


def test_page_shown_again_soon_is_the_same_visit(settings, an_giang, reader, shown):
    again = settings.VISIT_REPEAT_SECONDS
    for seconds in (0, 1, 30, again - 1):
        reader().see(shown, NOON + seconds)
    assert counted(an_giang) == 1

    reader().see(shown, NOON + again)
    assert counted(an_giang) == 2


def test_client_in_a_loop_counts_no_more_than_its_ceiling(limits, an_giang, reader, token):
    most, seconds = 3, 600
    limits(VISIT_CEILING_PER_VISITOR=(most, seconds))
    tokens = [token(an_giang, builders.news(an_giang.news)) for _number in range(6)]
    for _round in range(5):
        for number, each in enumerate(tokens):
            reader().see(each, NOON + number)
    assert counted(an_giang) == most
    # Another reader behind the same address is not held up by the loop.
    reader(agent=FIREFOX).see(tokens[0], NOON)
    assert counted(an_giang) == most + 1

    reader().see(tokens[0], NOON + seconds)
    assert counted(an_giang) == most + 2


def test_client_under_many_names_counts_no_more_than_its_address_may(limits, an_giang, reader, shown):
    limits(VISIT_CEILINGS_PER_ADDRESS=((5, 600), (7, 86_400)))
    for number in range(30):
        answer = reader(agent=f"{CHROME} Edg/{number}.0").see(shown, NOON)
    assert counted(an_giang) == 5
    assert answer.figures["online"] == 5

    for number in range(30):
        reader(agent=f"{CHROME} Edg/{number}.1").see(shown, NOON + 600)
    assert counted(an_giang) == 7
    assert reader(address="203.0.113.5").see(shown, NOON + 600).figures["today"] == 8


def test_client_with_many_networks_counts_no_more_than_their_provider_may(limits, an_giang, reader, shown):
    limits(VISIT_CEILINGS_PER_ADDRESS=((2, 600),), VISIT_CEILINGS_PER_NETWORK=((5, 600), (7, 86_400)))
    # All of them lie in the /56 that one subscriber may hold.
    for number in range(20):
        reader(address=f"2001:db8:7:{number:x}::1").see(shown, NOON)
    assert counted(an_giang) == 5

    for number in range(20, 40):
        reader(address=f"2001:db8:7:{number:x}::1").see(shown, NOON + 600)
    assert counted(an_giang) == 7
    assert reader(address="2001:db8:8::1").see(shown, NOON + 600).figures["today"] == 8


def test_addresses_of_the_older_internet_have_no_network_in_common(limits, an_giang, reader, shown):
    limits(VISIT_CEILINGS_PER_NETWORK=((5, 600),))
    for number in range(10):
        reader(address=f"198.51.100.{number}").see(shown, NOON)
        reader(address=f"::ffff:203.0.113.{number}").see(shown, NOON)

    assert counted(an_giang) == 20


def test_ceiling_of_a_day_holds_from_midnight_to_midnight(limits, an_giang, reader, shown):
    limits(VISIT_CEILINGS_PER_ADDRESS=((2, 86_400),))
    # The day of the universal time begins at seven in the morning.
    for hour in (-11, -6, -4, 11, 13):
        reader().see(shown, NOON + hour * 60 * MINUTE)

    assert counted(an_giang) == 3


def test_office_behind_one_address_is_counted_within_the_usual_ceilings(an_giang, reader, shown, token):
    front = token(an_giang, an_giang.home)
    agents = [f"{CHROME} Edg/141.0.{number}.0" for number in range(150)]
    for agent in agents:
        for page in (front, shown):
            reader(agent=agent).see(page, NOON)

    assert counted(an_giang) == 300


def test_addresses_behind_our_proxy_are_told_apart(settings, an_giang, reader, shown):
    settings.TRUSTED_PROXY_HOPS = 1
    for last in ("198.51.100.7", "198.51.100.8"):
        reader(environ={"HTTP_X_FORWARDED_FOR": f"{last}"}).see(shown, NOON)
    # What a client writes itself makes no new reader of it.
    reader(environ={"HTTP_X_FORWARDED_FOR": "192.0.2.1, 198.51.100.8"}).see(shown, NOON)

    assert counted(an_giang) == 2


def test_online_are_those_of_the_last_ten_minutes(reader, shown):
    first, second = reader(), reader(address="203.0.113.5")
    first.see(shown, NOON)

    assert second.see(shown, NOON + 9 * MINUTE).figures["online"] == 2
    assert second.see(shown, NOON + 10 * MINUTE).figures["online"] == 1


def test_reader_who_comes_back_soon_stays_online(reader, shown):
    reader().see(shown, NOON)
    reader().see(shown, NOON + 4 * MINUTE)

    assert reader(address="203.0.113.5").see(shown, NOON + 12 * MINUTE).figures["online"] == 2


def test_visitors_are_counted_once_a_day_and_site(an_giang, ca_mau, reader, token):
    pages = [token(an_giang, builders.news(an_giang.news)) for _number in range(3)]
    for page in pages:
        reader().see(page, NOON)
    flush()
    reader(address="203.0.113.5").see(pages[0], NOON)
    reader().see(pages[0], NOON + 24 * 60 * MINUTE)
    Reader(host=ca_mau.host).see(token(ca_mau, ca_mau.home), NOON)
    flush()

    days = SiteDay.objects.order_by("day").values_list("site", "day", "visits", "visitors")
    assert set(days) == {
        (an_giang.site.pk, datetime.date(2026, 3, 4), 4, 2),
        (an_giang.site.pk, datetime.date(2026, 3, 5), 1, 1),
        (ca_mau.site.pk, datetime.date(2026, 3, 4), 1, 1),
    }


def test_day_begins_at_local_midnight(an_giang, reader, shown):
    midnight = NOON + 12 * 60 * MINUTE
    assert reader().see(shown, midnight - 1).figures["today"] == 1

    after = reader().see(shown, midnight + 1).figures
    assert (after["today"], after["total"]) == (1, 2)
    assert counted(an_giang) == 2


def test_each_site_has_its_own_figures(an_giang, ca_mau, reader, token):
    here = reader().see(token(an_giang, an_giang.home), NOON).figures
    there = Reader(host=ca_mau.host).see(token(ca_mau, ca_mau.home), NOON).figures

    assert here == there == {"online": 1, "today": 1, "total": 1, "at": "2026-03-04T12:00+07:00"}


def test_database_that_does_not_answer_is_said_and_the_visit_is_kept(an_giang, reader, shown):
    def refuse(*_statement):
        raise OperationalError

    with connection.execute_wrapper(refuse):
        assert reader().see(shown, NOON).status == 503

    assert counted(an_giang) == 1


def test_figures_are_the_same_before_and_after_they_are_written(an_giang, reader, shown):
    reader().see(shown, NOON)
    before = reader(address="203.0.113.5").see(shown, NOON).figures
    flush()

    after = reader(agent=PROGRAMS[1]).see(shown, NOON).figures
    assert before == after == {**before, "online": 2, "today": 2, "total": 2}


def test_page_that_was_taken_down_since_is_not_counted(an_giang, article, reader, shown):
    other = token_for(an_giang.site.pk, an_giang.home.pk, an_giang.host)
    reader().see(shown, NOON)
    reader().see(other, NOON)
    article.unpublish()

    assert counted(an_giang) == 1
    assert set(PageTotal.objects.values_list("page", flat=True)) == {an_giang.home.pk}


def test_visits_of_a_deleted_page_hold_up_no_others(an_giang, article, reader, shown):
    reader().see(shown, NOON)
    reader().see(token_for(an_giang.site.pk, an_giang.home.pk, an_giang.host), NOON)
    article.delete()

    assert counted(an_giang) == 1


def test_other_requests_go_on_to_the_application(reader, shown):
    def application(environ, start_response):
        start_response("200 OK", [])
        return [b'"the application"']

    for change in ({"REQUEST_METHOD": "GET"}, {"PATH_INFO": "/"}, {"PATH_INFO": "/luot-truy-cap/"}):
        assert reader(environ=change).see(shown, NOON, application).figures == "the application"


def test_djangos_own_door_counts_the_same(an_giang, shown):
    client = Client(SERVER_NAME=an_giang.host, headers={"user-agent": CHROME, "sec-fetch-site": "same-origin"})
    answer = client.post("/luot-truy-cap/dem/", shown, content_type="text/plain")

    assert answer.status_code == 200
    assert answer.json()["today"] == 1
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.get("/luot-truy-cap/dem/").status_code == 405
    assert client.post("/luot-truy-cap/dem/", "x", content_type="text/plain").status_code == 404
    assert counted(an_giang) == 1


def test_no_address_and_no_browser_is_in_the_database(an_giang, reader, shown, django_assert_num_queries):
    reader(address="203.0.113.77", agent=FIREFOX).see(shown, NOON)
    flush()
    rows = [list(model.objects.values()) for model in (SiteDay, SiteTotal, PageTotal)]

    assert not re.search("203.0.113.77|Firefox", str(rows))


def test_visit_costs_no_query(reader, shown, django_assert_num_queries):
    reader().see(shown, NOON)
    with django_assert_num_queries(0):
        for number in range(20):
            replace(reader(), address=f"203.0.113.{number}").see(shown, NOON + number)


def test_old_connections_are_seen_to_as_after_djangos_own_requests(reader, shown):
    seen = []

    def note(sender, **kwargs):
        seen.append(sender)

    request_finished.connect(note)
    try:
        reader().see(shown, NOON)
    finally:
        request_finished.disconnect(note)

    assert seen == [VisitCounter]
