"""A link to a draft: who makes it, who reads by it, and when it ends."""

import datetime
import re

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from sites.draft_links.links import make
from sites.models import DraftLink
from sites.models.invitation import token_hash
from tests import builders
from tests.delivery.policy import inline_parts

ANSWER_FIELDS = ("Cache-Control", "X-Robots-Tag", "Referrer-Policy", "Content-Type", "Content-Security-Policy")


def text(response):
    return response.content.decode()


def path_in(address):
    return re.sub(r"^https?://[^/]+", "", address)


@pytest.fixture
def draft(an_giang):
    """A page that no reader has seen."""
    return builders.news(an_giang.news, title="Tin chưa đăng", live=False)


@pytest.fixture
def link(an_giang, draft):
    """The path of a link to it, made by the editor."""
    return path_in(make(draft, an_giang.editor, 3))


@pytest.fixture
def ask(an_giang, visit, draft):
    """Return a function that posts the form which makes a link."""

    def post(user, days="3", host=None):
        return visit(host or an_giang.host, f"/admin/draft-links/{draft.pk}/", user, "post", data={"days": days})

    return post


@pytest.mark.parametrize("who", ["editor", "reviewer", "manager"])
def test_whoever_may_edit_the_page_gets_a_link_on_the_sites_own_host(an_giang, ask, visit, who):
    response = ask(getattr(an_giang, who))

    address = response.context["address"]
    assert address.startswith(f"http://{an_giang.host}/")
    assert address in text(response)
    assert "Tin chưa đăng" in text(visit(an_giang.host, path_in(address)))
    assert DraftLink.objects.get().created_by == getattr(an_giang, who)


def test_neighbour_and_stranger_make_none(an_giang, ca_mau, stranger, ask, visit, draft):
    for user in (ca_mau.editor, ca_mau.manager, stranger, None):
        for host in (an_giang.host, ca_mau.host):
            assert ask(user, host=host).status_code in (302, 403, 404)
            assert "Tin chưa đăng" not in text(visit(host, f"/admin/draft-links/{draft.pk}/", user))

    assert not DraftLink.objects.exists()


@pytest.mark.parametrize("days", ["", "2", "365", "x", "-1"])
def test_term_must_be_one_that_is_offered(an_giang, ask, days):
    response = ask(an_giang.editor, days)

    assert list(response.context["form"].errors) == ["days"]
    assert not DraftLink.objects.exists()


def test_token_is_stored_as_a_hash_and_shown_once(an_giang, ask, visit, draft):
    token = ask(an_giang.editor).context["address"].rstrip("/").rpartition("/")[2]

    row = DraftLink.objects.values().get()
    assert row["token_hash"] == token_hash(token)
    assert token not in str(row)
    assert len(token) >= 40
    assert token not in text(visit(an_giang.host, f"/admin/draft-links/{draft.pk}/", an_giang.editor))
    assert token not in str(list(PageLogEntry.objects.values()))


def test_reader_sees_the_newest_version_under_a_bar(an_giang, draft, link, visit):
    page = draft.get_latest_revision_as_object()
    page.title = "Tin viết lại"
    page.save_revision(user=an_giang.editor)

    response = visit(an_giang.host, link)

    assert response.status_code == 200
    assert "Tin viết lại" in text(response)
    assert 'class="page-state"' in text(response)
    assert "11/GP-TTĐT" in text(response)


def test_nothing_inline(an_giang, ask, link, visit):
    assert inline_parts(text(visit(an_giang.host, link))) == []
    assert inline_parts(text(ask(an_giang.editor))) == []


def test_version_that_is_published_is_not_called_a_draft(an_giang, draft, link, visit):
    bar = re.compile(r'<aside class="page-state".*?</aside>', re.DOTALL)
    before = bar.search(text(visit(an_giang.host, link)))[0]
    draft.get_latest_revision().publish()

    assert bar.search(text(visit(an_giang.host, link)))[0] != before


def test_nothing_keeps_or_tells_on_the_draft(an_giang, link, visit):
    for response in (visit(an_giang.host, link), visit(an_giang.host, "/ban-nhap/unknown/")):
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert "script-src" in response["Content-Security-Policy"]
        assert '<meta name="robots" content="noindex">' in text(response)


@pytest.fixture
def useless(an_giang, ca_mau, draft):
    """Return a function that makes a link which does not work, for one of the reasons there are."""

    def make_useless(reason):
        path = path_in(make(draft, an_giang.editor, 1))
        links = DraftLink.objects.filter(page=draft)
        host = an_giang.host
        if reason == "unknown":
            path = "/ban-nhap/" + "A" * 43 + "/"
        elif reason == "expired":
            links.update(valid_until=timezone.now())
        elif reason == "revoked":
            links.update(revoked_at=timezone.now())
        elif reason == "another host":
            host = ca_mau.host
        elif reason == "deleted page":
            draft.delete()
        elif reason == "maker left":
            an_giang.editor.groups.clear()
        elif reason == "maker disabled":
            type(an_giang.editor).objects.filter(pk=an_giang.editor.pk).update(is_active=False)
        elif reason == "maker deleted":
            links.update(created_by=None)
        elif reason == "moved away":
            draft.move(ca_mau.news, pos="last-child")
        return host, path

    return make_useless


@pytest.mark.parametrize(
    "reason",
    ["expired", "revoked", "deleted page", "maker left", "maker disabled", "maker deleted", "moved away"],
)
def test_every_link_that_does_not_work_gets_one_answer(an_giang, useless, visit, reason):
    host, path = useless(reason)
    unknown = visit(host, "/ban-nhap/" + "A" * 43 + "/")

    response = visit(host, path)

    assert response.status_code == unknown.status_code == 404
    assert text(response) == text(unknown)
    assert [response[name] for name in ANSWER_FIELDS] == [unknown[name] for name in ANSWER_FIELDS]


def test_another_host_does_not_answer_it(ca_mau, useless, visit):
    host, path = useless("another host")
    unknown = visit(host, "/ban-nhap/unknown/")

    assert visit(host, path).status_code == 404
    assert text(visit(host, path)) == text(unknown)


def test_link_ends_with_its_term(an_giang, link):
    stored = DraftLink.objects.get()

    assert datetime.timedelta(days=2, hours=23) < stored.valid_until - timezone.now() <= datetime.timedelta(days=3)


def test_colleague_sees_how_often_it_was_opened_and_revokes_it(an_giang, draft, link, visit):
    for method in ("get", "get", "head"):
        visit(an_giang.host, link, method=method)
    stored = DraftLink.objects.get()
    assert stored.opened_count == 2
    listed = text(visit(an_giang.host, f"/admin/draft-links/{draft.pk}/", an_giang.reviewer))
    revoke = f"/admin/draft-links/{draft.pk}/{stored.pk}/revoke/"
    assert revoke in listed
    assert an_giang.editor.email in listed

    visit(an_giang.host, revoke, an_giang.reviewer, "post")

    assert visit(an_giang.host, link).status_code == 404
    assert revoke not in text(visit(an_giang.host, f"/admin/draft-links/{draft.pk}/", an_giang.reviewer))


def test_neighbour_and_stranger_revoke_nothing(an_giang, ca_mau, stranger, draft, link, visit):
    own = builders.news(ca_mau.news, live=False)
    stored = DraftLink.objects.get()
    for page in (draft, own):
        path = f"/admin/draft-links/{page.pk}/{stored.pk}/revoke/"
        for user in (ca_mau.manager, stranger, None):
            for host in (an_giang.host, ca_mau.host):
                assert visit(host, path, user, "post").status_code in (302, 403, 404)

    assert visit(an_giang.host, link).status_code == 200


def test_link_of_another_page_is_not_revoked_under_this_one(an_giang, draft, link, visit):
    other = builders.news(an_giang.news, live=False)
    path = f"/admin/draft-links/{other.pk}/{DraftLink.objects.get().pk}/revoke/"

    assert visit(an_giang.host, path, an_giang.editor, "post").status_code == 404
    assert visit(an_giang.host, link).status_code == 200


def test_history_tells_of_making_and_revoking(an_giang, ask, draft, visit):
    ask(an_giang.editor)
    stored = DraftLink.objects.get()
    visit(an_giang.host, f"/admin/draft-links/{draft.pk}/{stored.pk}/revoke/", an_giang.manager, "post")

    entries = PageLogEntry.objects.filter(page=draft.pk, action__startswith="sites.draft_link")
    assert sorted(entries.values_list("action", "user__email")) == [
        ("sites.draft_link.make", an_giang.editor.email),
        ("sites.draft_link.revoke", an_giang.manager.email),
    ]
    assert visit(an_giang.host, f"/admin/pages/{draft.pk}/history/", an_giang.editor).status_code == 200


def test_editor_leads_to_the_links(an_giang, draft, visit):
    html = text(visit(an_giang.host, f"/admin/pages/{draft.pk}/edit/", an_giang.editor))

    assert f"/admin/draft-links/{draft.pk}/" in html


def test_link_opens_every_kind_of_page(an_giang, visit):
    pages = (an_giang.home, an_giang.news, an_giang.seminars, an_giang.about, an_giang.contact)
    for page in (*pages, builders.seminar(an_giang.seminars, live=False)):
        assert visit(an_giang.host, path_in(make(page, an_giang.editor, 1))).status_code == 200, page


def test_no_form_can_be_sent_by_a_link(an_giang, link, visit):
    assert visit(an_giang.host, link, method="post").status_code == 405
