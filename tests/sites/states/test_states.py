"""What readers, the team and others meet in each state of a site, and how a site gets there and back."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from delivery.page_cache.application import PageCache
from delivery.page_cache.memory import MemoryPages
from delivery.page_cache.shared import NotShared
from sites.models import Federation, HistoryLine, Identity, Invitation, Licence
from sites.people.invitations import invite
from sites.provisioning import FederationSpec, provision
from sites.schedule.run import run
from sites.states.changes import change_state
from tests import builders, cast
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


def invitation_to(team):
    """Return an unsaved invitation to a team."""
    return Invitation(federation=team.federation, email="moi@example.com", role="editors")


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


@pytest.mark.parametrize("state", [State.PREPARING, State.SUSPENDED, State.CLOSED])
def test_page_about_the_state_names_no_picture_that_is_not_given(put, an_giang, visit, state):
    identity = Identity.for_site(an_giang.site)
    identity.logo = identity.banner = builders.picture(an_giang.federation.collection, size=(1600, 800))
    identity.save()
    put(state)

    page = visit(an_giang.host, "/").content.decode()

    assert "Liên đoàn Lao động tỉnh An Giang" in page
    assert "<img" not in page
    assert 'rel="icon"' not in page


@pytest.fixture
def overdue(an_giang):
    """A page that is to be published and one that is to be taken down, both by now."""
    now = timezone.now() - datetime.timedelta(minutes=1)
    coming, going = builders.news(an_giang.news, live=False), builders.news(an_giang.news)
    coming.go_live_at = now
    Revision.objects.filter(pk=coming.save_revision().pk).update(approved_go_live_at=now)
    type(going).objects.filter(pk=going.pk).update(expire_at=now)

    def are_live():
        return [type(page).objects.get(pk=page.pk).live for page in (coming, going)]

    return are_live


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

    def test_every_page_says_so(self, put, an_giang, visit):
        story = builders.news(an_giang.news)
        put(State.ARCHIVED, existed_until=LAST_DAY)

        pages = [story, an_giang.news, an_giang.seminars, an_giang.about, an_giang.contact]
        others = ["/tim-kiem/?q=tin", "/so-do-trang/", "/tro-nang/", "/khong-co-gi/", "/luot-truy-cap/"]
        for path in [*(page.url for page in pages), *others]:
            assert "(đến 30/6/2025)" in visit(an_giang.host, path).content.decode(), path

    def test_page_that_was_kept_says_so_at_once(self, put, an_giang, django_application):
        reader = Asker(PageCache(django_application, MemoryPages(1 << 20), NotShared()), an_giang.host)
        assert "đến 30/6/2025" not in reader.ask("/").text
        put(State.ARCHIVED, existed_until=LAST_DAY)
        assert "đến 30/6/2025" in reader.ask("/").text

    def test_nobody_writes_to_a_federation_that_is_no_more(self, put, an_giang, visit):
        put(State.ARCHIVED, existed_until=LAST_DAY)

        assert 'method="post"' not in visit(an_giang.host, an_giang.contact.url).content.decode()
        message = {"ho_ten": "Bạn đọc", "noi_dung": "Xin chào"}
        assert visit(an_giang.host, an_giang.contact.url, method="post", data=message).status_code == 405
        assert not FormSubmission.objects.exists()

    def test_nothing_is_published_or_taken_down_by_the_clock(self, put, overdue):
        put(State.ARCHIVED, existed_until=LAST_DAY)
        assert run().done == []
        assert overdue() == [False, True]

        put(State.LIVE)
        assert len(run().done) == 2
        assert overdue() == [True, False]

    def test_provisioning_once_more_gives_no_rights_back(self, put, an_giang, visit):
        put(State.ARCHIVED, existed_until=LAST_DAY)

        provision(FederationSpec.from_mapping(cast.SPECS["an-giang"]))

        for role in ("editors", "reviewers", "managers"):
            assert not an_giang.federation.group_for(role).permissions.exists()
            assert not an_giang.federation.group_for(role).page_permissions.exists()

    def test_invitation_of_before_opens_nothing(self, put, an_giang, visit, mailoutbox):
        invite(invitation_to(an_giang), an_giang.manager)
        path = "/admin/invitation/" + mailoutbox[-1].body.partition("/admin/invitation/")[2].split()[0]
        assert status(visit, an_giang, path) == 200
        put(State.ARCHIVED, existed_until=LAST_DAY)

        assert status(visit, an_giang, path) == 404


class TestClosed:
    def test_only_redirects_lead_on(self, put, an_giang, ca_mau, visit):
        Redirect.add_redirect("/tin-cu", redirect_to=ca_mau.home.full_url, site=an_giang.site)
        put(State.CLOSED)

        assert status(visit, an_giang) == 404
        answer = visit(an_giang.host, "/tin-cu")
        assert (answer.status_code, answer["Location"]) == (301, ca_mau.home.full_url)
        assert visit(an_giang.host, "/admin/", an_giang.manager).status_code != 200

    def test_front_page_may_lead_on_to_the_successor(self, put, an_giang, ca_mau, administrator, visit):
        data = {"site": an_giang.site.pk, "old_path": "/", "address": "http://ca-mau.example/"}

        def add():
            return visit(an_giang.host, "/admin/site-redirects/new/", administrator, "post", data=data)

        assert "old_path" in add().context["form"].errors
        put(State.CLOSED)
        assert add().status_code == 302
        assert visit(an_giang.host, "/")["Location"] == "http://ca-mau.example/"


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
