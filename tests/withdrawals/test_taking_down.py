"""Taking pages down in the admin: a reason is asked for and kept, and only those who may do it do it."""

import pytest
from django.core.management import call_command
from django.forms import Field
from django.utils import timezone
from wagtail.models import PageLogEntry

from tests import builders
from tests.delivery.policy import inline_parts
from withdrawals.models import Withdrawal

REFUSED = (302, 403, 404)


def withdrawal_of(page):
    return Withdrawal.objects.filter(page_id=page.pk).first()


def test_reason_sentence_and_note_are_kept(an_giang, story, take_down):
    take_down(story, reason="error", reader_text="Số liệu trong tin chưa đúng.", note="Phòng Tài chính báo sai.")

    story.refresh_from_db()
    withdrawal = withdrawal_of(story)
    assert not story.live
    assert (withdrawal.reason, withdrawal.withdrawn_by) == ("error", an_giang.reviewer)
    assert withdrawal.reader_text == "Số liệu trong tin chưa đúng."
    assert withdrawal.note == "Phòng Tài chính báo sai."


def test_forms_have_nothing_inline_and_what_their_chooser_needs(an_giang, story, visit):
    for path in (f"/admin/pages/{story.pk}/unpublish/", f"/admin/bulk/wagtailcore/page/unpublish/?id={story.pk}"):
        html = visit(an_giang.host, path, an_giang.reviewer).content.decode()
        assert inline_parts(html) == []
        assert "page-chooser" in html


def test_page_stays_where_no_reason_is_given(an_giang, story, take_down):
    response = take_down(story)

    story.refresh_from_db()
    assert story.live
    assert list(response.context["form"].errors) == ["reason"]
    assert response.context["form"].errors["reason"] != [Field.default_error_messages["required"]]
    assert withdrawal_of(story) is None


@pytest.mark.parametrize("target", ["none", "itself", "draft", "foreign", "unknown"])
def test_page_that_takes_the_place_must_be_one_that_readers_can_open(
    an_giang, ca_mau, administrator, story, take_down, target
):
    chosen = {
        "none": "",
        "itself": story.pk,
        "draft": builders.news(an_giang.news, live=False).pk,
        "foreign": ca_mau.about.pk,
        "unknown": 987654321,
    }[target]

    # An administrator: what is not their own is for a team no page at all (below).
    response = take_down(story, administrator, reason="replaced", replaced_by=chosen)

    story.refresh_from_db()
    assert story.live
    assert list(response.context["form"].errors) == ["replaced_by"]


def test_page_below_does_not_take_the_place_of_the_one_it_goes_with(an_giang, take_down):
    below = builders.standard_page(an_giang.about)

    response = take_down(an_giang.about, reason="replaced", replaced_by=below.pk, include_descendants="on")

    assert list(response.context["form"].errors) == ["replaced_by"]


def test_title_of_another_teams_page_is_not_learned_from_the_form(an_giang, ca_mau, story, take_down):
    secret = builders.news(ca_mau.news, title="Bí mật Cà Mau", live=False)

    for reason in ("replaced", "error"):
        response = take_down(story, reason=reason, replaced_by=secret.pk)
        assert response.status_code == 404
        assert "Bí mật" not in response.content.decode()

    story.refresh_from_db()
    assert story.live


def test_what_was_chosen_before_another_reason_is_not_kept(an_giang, story, take_down):
    take_down(story, reason="error", replaced_by=an_giang.about.pk)

    assert withdrawal_of(story).replaced_by is None


@pytest.mark.parametrize("reason", ["error", "out_of_date"])
def test_neighbour_stranger_reader_and_editor_take_nothing_down(
    an_giang, ca_mau, stranger, story, take_down, visit, reason
):
    path = f"/admin/pages/{story.pk}/unpublish/"
    for user in (ca_mau.reviewer, ca_mau.manager, an_giang.editor, stranger, None):
        for host in (an_giang.host, ca_mau.host):
            assert visit(host, path, user, "post", data={"reason": reason}).status_code in REFUSED

    story.refresh_from_db()
    assert story.live
    assert not story.expired
    assert withdrawal_of(story) is None


@pytest.mark.parametrize("who", ["reviewer", "manager"])
def test_reviewer_and_manager_mark_a_page_as_out_of_date(an_giang, story, take_down, who):
    take_down(story, getattr(an_giang, who), reason="out_of_date")

    story.refresh_from_db()
    assert story.is_out_of_date
    assert withdrawal_of(story).withdrawn_by == getattr(an_giang, who)


def test_history_says_why(an_giang, story, take_down, visit):
    take_down(story, reason="replaced", replaced_by=an_giang.about.pk, note="Gộp vào trang giới thiệu")

    entry = PageLogEntry.objects.get(page=story.pk, action="withdrawals.withdraw")
    assert entry.user == an_giang.reviewer
    history = visit(an_giang.host, f"/admin/pages/{story.pk}/history/", an_giang.editor).content.decode()
    assert "Gộp vào trang giới thiệu" in history
    assert an_giang.about.title in history


def test_editor_is_told_in_the_form_of_the_page(an_giang, story, take_down, visit):
    path = f"/admin/pages/{story.pk}/edit/"
    assert "Ghi chú nội bộ" not in visit(an_giang.host, path, an_giang.editor).content.decode()

    take_down(story, reason="out_of_date", note="Ghi chú nội bộ")

    assert "Ghi chú nội bộ" in visit(an_giang.host, path, an_giang.editor).content.decode()


def test_explorer_tells_what_was_taken_down_from_drafts(an_giang, story, take_down):
    old, draft = builders.news(an_giang.news), builders.news(an_giang.news, live=False)
    before = {str(page.status_string) for page in (story, draft)}
    take_down(story, reason="error")
    take_down(old, reason="out_of_date")

    for page in (story, old):
        page.refresh_from_db()
    assert len(before | {str(story.status_string), str(old.status_string)}) == 4


def test_pages_below_go_for_the_same_reason(an_giang, take_down):
    parent = builders.standard_page(an_giang.about)
    child = builders.standard_page(parent)

    take_down(parent, reason="replaced", replaced_by=an_giang.about.pk, include_descendants="on")

    child.refresh_from_db()
    assert not child.live
    assert withdrawal_of(child).replaced_by_id == an_giang.about.pk


def test_several_pages_at_once(an_giang, visit, story):
    other = builders.news(an_giang.news)
    path = f"/admin/bulk/wagtailcore/page/unpublish/?id={story.pk}&id={other.pk}"
    assert "reason" in visit(an_giang.host, path, an_giang.reviewer).context["form"].fields

    refused = visit(an_giang.host, path, an_giang.reviewer, "post", data={})
    assert list(refused.context["form"].errors) == ["reason"]
    visit(an_giang.host, path, an_giang.reviewer, "post", data={"reason": "out_of_date", "note": "Cũ"})

    for page in (story, other):
        page.refresh_from_db()
        assert page.is_out_of_date
        assert withdrawal_of(page).note == "Cũ"


def test_several_pages_of_a_neighbour_are_refused(an_giang, ca_mau, visit, story):
    path = f"/admin/bulk/wagtailcore/page/unpublish/?id={story.pk}"

    for user, host in ((ca_mau.manager, ca_mau.host), (ca_mau.manager, an_giang.host)):
        assert visit(host, path, user, "post", data={"reason": "error"}).status_code == 404

    story.refresh_from_db()
    assert story.live


def test_page_unpublished_by_code_has_no_reason(story):
    story.unpublish()

    assert withdrawal_of(story).reason == "not_given"


def test_page_that_expires_says_so(story):
    type(story).objects.filter(pk=story.pk).update(expire_at=timezone.now())

    call_command("run_schedule")

    assert withdrawal_of(story).reason == "expired"


@pytest.mark.parametrize("reason", ["error", "replaced", "out_of_date"])
def test_publishing_again_ends_it(an_giang, story, take_down, reason):
    take_down(story, reason=reason, replaced_by=an_giang.about.pk)

    story.refresh_from_db()
    story.save_revision().publish()

    story.refresh_from_db()
    assert (story.live, story.expired) == (True, False)
    assert withdrawal_of(story) is None


def test_handing_in_a_correction_leaves_the_page_as_it_is_until_it_is_approved(an_giang, story, take_down):
    take_down(story, reason="out_of_date")
    draft = type(story).objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.title = "Tin đã sửa"
    draft.save_revision(user=an_giang.editor)

    story.refresh_from_db()
    assert story.is_out_of_date
    state = story.get_workflow().start(story, an_giang.editor).current_task_state
    state.task.specific.on_action(state, an_giang.reviewer, "approve")

    story.refresh_from_db()
    assert (story.title, story.is_out_of_date) == ("Tin đã sửa", False)


def test_alias_follows_its_original_there_and_back(an_giang, story, take_down):
    alias = story.create_alias(update_slug="bi-danh")
    take_down(story, reason="out_of_date")
    alias.refresh_from_db()
    assert alias.is_out_of_date

    story.refresh_from_db()
    story.save_revision().publish()

    alias.refresh_from_db()
    assert (alias.live, alias.expired) == (True, False)
    assert withdrawal_of(alias) is None


@pytest.mark.parametrize("reason", ["error", "out_of_date"])
def test_alias_on_another_site_learns_the_reason_and_no_more(an_giang, ca_mau, story, take_down, visit, reason):
    alias = story.create_alias(parent=ca_mau.news)

    take_down(story, reason=reason, note="Nội bộ An Giang", reader_text="Xin lỗi bạn đọc An Giang.")

    withdrawal = withdrawal_of(alias)
    assert (withdrawal.reason, withdrawal.note, withdrawal.reader_text) == (reason, "", "")
    assert withdrawal.withdrawn_by is None
    assert "An Giang." not in visit(ca_mau.host, alias.url).content.decode()


def test_copy_of_a_page_out_of_date_is_not(an_giang, story, take_down):
    take_down(story, reason="out_of_date")
    story.refresh_from_db()

    copy = story.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)

    assert not copy.expired
