"""The pages of a side: every type, and every state a page can be in."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.forms.models import FormSubmission
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Page, PageSubscription, PageViewRestriction

from home.models import HomePage
from intake.models import Intake
from news.models import NewsCategory, NewsIndexPage, NewsPage
from pages.models import ContactPage, StandardPage
from seminars.models import SeminarChair, SeminarIndexPage, SeminarPage
from sites.models import DraftLink, ScheduleFailure
from sites.review.notes import write_note
from tests import builders
from tests.cast import PASSWORD
from withdrawals.models import Withdrawal
from withdrawals.taking_down import withdraw

from .texts import fill


def add_pages(side):
    """Make the pages; those in the most telling states come first in `side.pages`."""
    home = HomePage.objects.get(pk=side.federation.site.root_page_id)
    _mark_sections(side, home)
    sections = {model: model.objects.child_of(home).get() for model in (NewsIndexPage, SeminarIndexPage)}
    _add_news(side, sections[NewsIndexPage])
    _add_others(side, home, sections[SeminarIndexPage])
    side.pages |= {"news section": sections[NewsIndexPage], "seminar section": sections[SeminarIndexPage]}
    side.pages["contact"] = contact = ContactPage.objects.child_of(home).get()
    side.pages["home"] = home
    _add_workflow_states(side)
    _add_intake(side, side.pages["draft"])
    _add_conversation(side, side.pages["review"])
    _add_withdrawals(side, sections[NewsIndexPage])
    _add_draft_link(side, side.pages["draft"])
    failure = ScheduleFailure(page_id=side.pages["scheduled"].pk, deed="publish", due_at=timezone.now())
    failure.save()
    side.note(failure)
    answers = {field.clean_name: side.mark.text("message") for field in contact.form_fields.all()}
    side.note(FormSubmission.objects.create(page=contact, form_data=answers))
    side.note(*sections[NewsIndexPage].categories.all())
    side.pages = {name: Page.objects.get(pk=page.pk).specific for name, page in side.pages.items()}


def _mark_sections(side, home):
    """Put markers into what provisioning made and a team would have written over by now."""
    for page in [home, *(child.specific for child in home.get_children())]:
        if isinstance(page, NewsIndexPage):
            for category in page.categories.all():
                category.name, category.slug = side.mark.text(f"category-{category.slug}"[:40]), ""
                category.save()
            page.refresh_from_db()
        page.title = side.mark.text(f"section-{page._meta.model_name}")
        fill(page, side.mark, f"section-{page._meta.model_name}", skip={"to_address"})
        if isinstance(page, ContactPage):
            page.to_address = f"{side.mark.token('to-address')}@{side.host}"
        page.save_revision(user=side.people["manager"]).publish(
            user=side.people["reviewer"], skip_permission_checks=True
        )


def _body(side, kind):
    image, document = side.the("library.LibraryImage"), side.the("library.LibraryDocument")
    return builders.body(
        builders.paragraph(f"<p>{side.mark.text(f'body-{kind}')}</p>"),
        {"type": "image", "value": {"image": image.pk, "caption": side.mark.text("caption"), "credit": ""}},
        {"type": "document", "value": {"document": document.pk, "title": side.mark.text("document-block")}},
    )


def _page(side, parent, model, kind, live=True, **fields):
    page = model(title=side.mark.text(f"page-{kind}"), owner=side.people["editor"], body=_body(side, kind), **fields)
    fill(page, side.mark, f"page-{kind}", skip={"source_name"})
    page.cover = side.the("library.LibraryImage")
    page = builders.add_page(parent, page, live)
    log(instance=page, action="wagtail.create", user=side.people["editor"], title=page.title)
    return page


def _add_news(side, section):
    """Make a piece of news in each state that a page can be in."""
    side.pages["review"] = _page(side, section, NewsPage, "review", live=False)
    side.pages["draft"] = draft = _page(side, section, NewsPage, "draft", live=False)
    live = _page(side, section, NewsPage, "live", category=NewsCategory.objects.filter(section=section).first())
    side.pages["live"] = live
    side.pages["alias"] = live.create_alias(update_slug=side.mark.token("alias"))
    live.lead = side.mark.text("unpublished-edit")
    live.save_revision(user=side.people["editor"])

    side.pages["scheduled"] = scheduled = _page(side, section, NewsPage, "scheduled", live=False)
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=2)
    scheduled.save_revision(user=side.people["manager"]).publish(
        user=side.people["reviewer"], skip_permission_checks=True
    )

    side.pages["locked"] = locked = _page(side, section, NewsPage, "locked")
    locked.locked, locked.locked_by, locked.locked_at = True, side.people["reviewer"], timezone.now()
    locked.save()
    log(instance=locked, action="wagtail.lock", user=side.people["reviewer"])

    for kind, values in {
        "password": {"restriction_type": "password", "password": PASSWORD},
        "sign-in": {"restriction_type": "login"},
        "group": {"restriction_type": "groups"},
    }.items():
        side.pages[kind] = page = _page(side, section, NewsPage, kind)
        restriction = PageViewRestriction.objects.create(page=page, **values)
        if kind == "group":
            restriction.groups.add(side.federation.editors)
        side.note(restriction)
    side.note(draft.get_latest_revision(), live.get_latest_revision(), scheduled.get_latest_revision())


def _add_others(side, home, seminars):
    about = StandardPage.objects.child_of(home).get()
    side.pages["standard"] = _page(side, about, StandardPage, "standard")
    side.pages["about"] = about
    seminar = SeminarPage(
        title=side.mark.text("page-seminar"), owner=side.people["editor"], body=_body(side, "seminar")
    )
    fill(seminar, side.mark, "page-seminar")
    seminar.chairs = [SeminarChair(name=side.mark.text("chair"), title=side.mark.text("chair-title"))]
    side.pages["seminar"] = builders.add_page(seminars, seminar)


def _add_workflow_states(side):
    """Put one page in review; let one review end with a rejection and one be cancelled."""
    editor, reviewer = side.people["editor"], side.people["reviewer"]
    section = side.pages["news section"]
    states = {}
    for kind in ("review", "rejected", "cancelled"):
        if kind not in side.pages:
            side.pages[kind] = _page(side, section, NewsPage, kind, live=False)
        page = NewsPage.objects.get(pk=side.pages[kind].pk)
        states[kind] = page.get_workflow().start(page, editor)
    rejected = states["rejected"].current_task_state
    rejected.reject(user=reviewer, update=True, comment=side.mark.text("rejection"))
    states["cancelled"].cancel(user=editor)
    side.note(*states.values())
    waiting = states["review"].current_task_state
    side.note(waiting, rejected)
    write_note(side.pages["review"].pk, editor, side.mark.text("submission-note"))


def _add_withdrawals(side, section):
    """Take one page down and mark another as out of date, each with a note for colleagues."""
    for kind, reason in {"withdrawn": "replaced", "out of date": "out_of_date"}.items():
        side.pages[kind] = page = _page(side, section, NewsPage, kind.replace(" ", "-"))
        successor = side.pages["standard"] if reason == "replaced" else None
        note = side.mark.text("withdrawal-note")
        withdraw(page, side.people["reviewer"], reason=reason, replaced_by=successor, note=note)
        side.note(Withdrawal.objects.get(page=page))


def _add_draft_link(side, page):
    """Make a link to a draft; `side.draft_token` is the secret that only its maker has seen."""
    link = DraftLink(page_id=page.pk, created_by=side.people["editor"])
    side.draft_token = link.renew(14)
    link.save()
    side.note(link)


def _add_intake(side, page):
    """Let a draft have come from a file, with an offer that is open."""
    mark = side.mark
    findings = {"deleted_text": {"count": 1, "samples": [mark.text("deleted-text")]}}
    offers = {"title": mark.text("offered-title"), "cover": side.the("library.LibraryImage").pk}
    intake = Intake(
        page=page,
        kind="text",
        original_name=f"{mark.token('original-name')}.txt",
        size=1,
        sha256="0" * 64,
        report={"findings": findings, "suggestions": offers},
        created_by=side.people["editor"],
    )
    intake.file.save("original.txt", ContentFile(mark.text("original").encode()))
    side.note(intake)


def _add_conversation(side, page):
    """Let the team talk about a page, watch it, and have it open in the editor."""
    editor, reviewer = side.people["editor"], side.people["reviewer"]
    comment = Comment.objects.create(page=page, user=editor, text=side.mark.text("comment"), contentpath="title")
    reply = CommentReply.objects.create(comment=comment, user=reviewer, text=side.mark.text("reply"))
    subscription = PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    place = {"content_type": ContentType.objects.get_for_model(NewsPage), "object_id": str(page.pk)}
    # Wagtail clears sessions away that nobody was seen in for an hour, whoever comes by, and the whole matrix may take
    # longer: that would look as if somebody had deleted them.
    seen = timezone.now() + datetime.timedelta(days=1)
    session = EditingSession.objects.create(user=editor, last_seen_at=seen, is_editing=True, **place)
    form = f"title={side.mark.text('form-state')}"
    state = FormState.objects.create(user=side.people["contractor"], data=form, last_updated_at=seen, **place)
    side.note(comment, reply, subscription, session, state)
