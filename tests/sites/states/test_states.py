"""What readers, the team and others meet in each state of a site, and how a site gets there and back."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect

from delivery.page_cache.application import PageCache
from delivery.page_cache.memory import MemoryPages
from delivery.page_cache.shared import NotShared
from sites.models import Federation, HistoryLine, Licence
from sites.states.changes import change_state
from tests import builders
from tests.wsgi import Asker

State = Federation.State
LAST_DAY = datetime.date(2025, 6, 30)

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def put(administrator, an_giang):
    """Return a function that takes An Giang to a state."""

    def change(state, **kwargs):
        change_state(an_giang.federation, state, administrator, "Theo quyết định sắp xếp.", **kwargs)

    return change


def status(visit, team, path="/", user=None):
    return visit(team.host, path, user).status_code


class TestPreparing:
    def test_team_sees_it_and_nobody_else(self, put, an_giang, ca_mau, visit, stranger, administrator):
        put(State.PREPARING)

        assert status(visit, an_giang, user=an_giang.editor) == 200
        assert status(visit, an_giang, user=administrator) == 200
        assert status(visit, an_giang, user=ca_mau.editor) == 404
        assert status(visit, an_giang, user=stranger) == 404
        answer = visit(an_giang.host, "/")
        assert answer.status_code == 404
        assert "đang được chuẩn bị" in answer.content.decode()
        assert an_giang.news.title not in answer.content.decode()

    def test_no_other_door_leads_in(self, put, an_giang, visit):
        story = builders.news(an_giang.news)
        put(State.PREPARING)

        for path in (story.url, "/rss.xml", "/sitemap.xml", "/tim-kiem/?q=tin", "/robots.txt", "/so-do-trang/"):
            assert status(visit, an_giang, path) == 404

    def test_team_works_on_it(self, put, an_giang, visit):
        put(State.PREPARING)

        assert status(visit, an_giang, "/admin/", an_giang.editor) == 200


class TestSuspended:
    def test_readers_are_told_when_to_come_back_and_how_to_reach_the_federation(self, put, an_giang, visit):
        licence = Licence.for_site(an_giang.site)
        licence.phones = "0296 3 852 000"
        licence.save()
        put(State.SUSPENDED)

        answer = visit(an_giang.host, an_giang.news.url)

        assert (answer.status_code, answer["Retry-After"]) == (503, "86400")
        assert "0296 3 852 000" in answer.content.decode()

    def test_page_that_was_kept_is_given_no_more(self, put, an_giang, django_application):
        cache = PageCache(django_application, MemoryPages(1 << 20), NotShared())
        reader = Asker(cache, an_giang.host)
        assert reader.ask("/").status == 200
        put(State.SUSPENDED)
        assert reader.ask("/").status == 503
        put(State.LIVE)
        assert reader.ask("/").status == 200

    def test_neighbour_and_portal_are_read(self, put, an_giang, ca_mau, national, visit):
        put(State.SUSPENDED)

        assert status(visit, ca_mau) == 200
        assert an_giang.federation.site.root_url not in visit(national.host, "/").content.decode()


class TestArchived:
    def test_readers_are_told_until_when_it_existed(self, put, an_giang, visit):
        put(State.ARCHIVED, existed_until=LAST_DAY)

        answer = visit(an_giang.host, "/")

        assert answer.status_code == 200
        assert "Liên đoàn Lao động tỉnh An Giang (đến 30/6/2025)" in answer.content.decode()

    def test_nobody_of_the_team_works_on_it(self, put, an_giang, ca_mau, visit, administrator):
        put(State.ARCHIVED, existed_until=LAST_DAY)

        edit = f"/admin/pages/{an_giang.news.pk}/edit/"
        for user in (an_giang.editor, an_giang.reviewer, an_giang.manager):
            assert visit(an_giang.host, edit, user).status_code != 200
        assert status(visit, an_giang, edit, ca_mau.editor) == 404
        assert status(visit, an_giang, edit, administrator) == 200

    def test_team_is_back_when_it_is_live_again(self, put, an_giang, visit):
        edit = f"/admin/pages/{an_giang.news.pk}/edit/"
        put(State.ARCHIVED, existed_until=LAST_DAY)
        put(State.LIVE)

        assert status(visit, an_giang, edit, an_giang.editor) == 200
        assert "đến 30/6/2025" not in visit(an_giang.host, "/").content.decode()


class TestClosed:
    def test_only_redirects_lead_on(self, put, an_giang, ca_mau, visit):
        Redirect.add_redirect("/tin-cu", redirect_to=ca_mau.home.full_url, site=an_giang.site)
        put(State.CLOSED)

        assert status(visit, an_giang) == 404
        answer = visit(an_giang.host, "/tin-cu")
        assert (answer.status_code, answer["Location"]) == (301, ca_mau.home.full_url)
        assert visit(an_giang.host, "/admin/", an_giang.manager).status_code != 200


class TestChange:
    def test_history_tells_it(self, put, an_giang, administrator):
        put(State.SUSPENDED)

        line = HistoryLine.objects.get(federation=an_giang.federation, action="federation.state")
        assert line.user == administrator
        assert line.entry.data == {"before": "live", "after": "suspended", "reason": "Theo quyết định sắp xếp."}

    @pytest.mark.parametrize(
        ("state", "reason", "field"),
        [
            (State.LIVE, "Vì.", "state"),
            (State.SUSPENDED, "  ", "reason"),
            (State.ARCHIVED, "Vì.", "existed_until"),
        ],
    )
    def test_change_that_makes_no_sense_is_refused(self, an_giang, administrator, state, reason, field):
        with pytest.raises(ValidationError) as refusal:
            change_state(an_giang.federation, state, administrator, reason)

        assert list(refusal.value.message_dict) == [field]
        assert Federation.objects.get(pk=an_giang.federation.pk).state == State.LIVE

    def test_national_site_stays_live(self, national, administrator):
        with pytest.raises(ValidationError):
            change_state(national.federation, State.CLOSED, administrator, "Vì.")
