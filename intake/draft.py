"""Making a draft of an article: the page, its pictures in the team's library, and the row that keeps the original.

All or nothing: whatever goes wrong, no row and no file is left behind.
"""

import datetime
import hashlib
import json

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageSubscription
from wagtail.permissions import policy_registry

from core.pages import CoveredPage
from core.text import clean_text
from library.models import LibraryImage
from news.models import NewsPage
from seminars.models import SeminarPage
from sites.references import federation_at

from . import blocks
from .elements import Paragraph, Picture, Span
from .events import kind_in
from .models import Intake
from .refusals import RefusalError
from .titles import MAX_LENGTH

MAX_PICTURES = 60
CREATED, SPAM_CUT = "intake.create", "intake.cut_spam"
_AUTHOR, _UNIT = 120, 200  # signs (seminars.models.SeminarPage)


def page_types_under(parent, user):
    """Return the page types that an article can become under a page: kinds of writing that may be made there.

    Args:
        parent: the specific Page.
        user: who wants to; without the right to add pages there are none.
    """
    if not parent.permissions_for_user(user).can_add_subpage():
        return []
    return [
        model
        for model in type(parent).creatable_subpage_models()
        if issubclass(model, CoveredPage) and model.can_create_at(parent)
    ]


def make_draft(parent, page_type, article, original, user, report):
    """Make a page of an article; it is a draft and waits for a second person like every other.

    Args:
        parent: the specific Page under which it comes.
        page_type: one of `page_types_under`.
        article: an article.Article.
        original: an Original.
        user: who takes it in.
        report: the Report so far; it is completed and stored.

    Returns:
        the new page

    Raises:
        RefusalError: when the pictures have no place to go to.
        ValidationError: when the page cannot be stored.
    """
    stored = []
    try:
        with transaction.atomic():
            return _make(parent, page_type, article, original, user, report, stored)
    except BaseException:
        for file in stored:
            file.storage.delete(file.name)
        raise


class Original:
    """What was uploaded or pasted.

    Attributes:
        kind: "word", "html" or "text".
        name: of the file, as the person knows it.
        data: bytes.
    """

    def __init__(self, kind, name, data):
        self.kind, self.name, self.data = kind, name, data


def _make(parent, page_type, article, original, user, report, stored):
    # The parent as it is now: two drafts made at once must not get the same place in the tree.
    parent = Page.objects.select_for_update().get(pk=parent.pk).specific
    title = article.title[:MAX_LENGTH] or _("Untitled")
    library = _Library(parent, user, title, report, stored)
    fields = {
        "title": title,
        "lead": article.lead,
        "body": json.dumps(blocks.stream(library.stored(_body_of(page_type, article)), article.notes, report)),
        **_fields_of(page_type, article, original.kind, report),
    }
    cover = library.store(article.cover) if article.cover else None
    if cover:
        fields |= {"cover_id": cover.pk, "cover_caption": cover.caption}
    library.suggest_cover(cover)
    page = page_type(**fields, owner=user, live=False)
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    _keep(page, original, user, report, stored)
    return page


def _body_of(page_type, article):
    """Return the elements of the body; where there is no field for the byline, it stays the last line."""
    if not article.byline or issubclass(page_type, NewsPage | SeminarPage):
        return article.elements
    return [*article.elements, Paragraph([Span(article.byline)])]


def _fields_of(page_type, article, kind, report):
    """Return the fields that one type of page has and others do not."""
    if issubclass(page_type, SeminarPage):
        return _seminar_fields(article, report)
    if issubclass(page_type, NewsPage):
        return {"byline": article.byline, **_news_date(article, kind, report)}
    return {}


def _news_date(article, kind, report):
    """Return when an item is dated: an old page by its own day; a new text today, whatever day it reports of."""
    day = article.published or article.day
    if day is None:
        return {}
    if kind == "word" and not article.published:
        report.note("day_in_text", day.text)
        return {}
    if not day.date:
        report.note("day_without_year", day.text)
        return {}
    report.note("day", day.text)
    noon = datetime.datetime.combine(day.date, datetime.time(12), timezone.get_default_timezone())
    return {"date_shown": min(noon, timezone.now())}


def _seminar_fields(article, report):
    author, _dash, unit = article.byline.partition(" - ")
    if not unit or len(author) > _AUTHOR or ":" in article.byline:
        author, unit = "", article.byline
    fields = {"author": author, "author_unit": unit} if unit else {"author": author}
    kind = kind_in(article.title)
    if kind:
        fields["kind"] = kind
    day = article.day
    if day is None:
        return fields
    fields["part_of_day"] = day.part_of_day
    if not day.date:
        report.note("day_without_year", day.text)
        return fields
    report.note("day", day.text)
    return {**fields, "date": day.date}


class _Library:
    """Stores the pictures of an article in the collection of the federation that its page belongs to."""

    def __init__(self, parent, user, title, report, stored):
        self._user, self._title, self._report, self._files = user, title, report, stored
        self._federation = federation_at(parent.path)
        self._known, self._first = {}, None

    def stored(self, elements):
        """Return the elements with StoredPictures in the place of Pictures; captions of others stay as text."""
        done = []
        for element in elements:
            if not isinstance(element, Picture):
                done.append(element)
                continue
            if kept := self.store(element):
                self._first = self._first or kept
                done.append(kept)
            elif element.caption:
                done.append(Paragraph([Span(element.caption, italic=True)], "caption"))
        return done

    def store(self, picture):
        """Return the StoredPicture of a Picture; the same file is stored once. None beyond the number for one page."""
        digest = hashlib.sha256(picture.data).digest()
        if digest not in self._known:
            if len(self._known) >= MAX_PICTURES:
                self._report.note("picture_too_many", picture.caption)
                return None
            self._known[digest] = self._create(picture)
        return blocks.StoredPicture(self._known[digest], picture.caption)

    def _create(self, picture):
        number = len(self._known) + 1
        image = LibraryImage(
            title=(
                clean_text(picture.caption)
                or _("%(title)s – picture %(number)d") % {"title": self._title[:200], "number": number}
            )[:MAX_LENGTH],
            description=picture.alternative,
            collection=self._collection(),
            uploaded_by_user=self._user,
            file=ContentFile(picture.data, name=f"anh-{number}.{picture.extension}"),
        )
        image._set_image_file_metadata()
        try:
            image.save()
        finally:
            if image.file._committed:
                self._files.append(image.file)
        self._report.note("picture", picture.caption)
        self._report.note("missing_alternative", image.title, count=not picture.alternative)
        return image.pk

    def _collection(self):
        """Return the federation's collection, if the person may put pictures there."""
        policy = policy_registry.get_by_type(LibraryImage)
        collection = self._federation and self._federation.collection
        if not collection or collection not in policy.collections_user_has_permission_for(self._user, "add"):
            raise RefusalError(
                "no_collection",
                _("The file has pictures, and you may not add pictures to this site. Ask your manager for the right."),
            )
        return collection

    def suggest_cover(self, cover):
        """Offer the first picture of the text as the cover of a page that has none."""
        if cover is None and self._first is not None:
            self._report.suggestions["cover"] = self._first.pk


def _keep(page, original, user, report, stored):
    """Store the original with the report, and log what came of it."""
    intake = Intake(
        page=page,
        kind=original.kind,
        original_name=original.name[-255:],
        size=len(original.data),
        sha256=hashlib.sha256(original.data).hexdigest(),
        report=report.as_data(),
        created_by=user,
    )
    intake.file.save(original.name, ContentFile(original.data), save=False)
    stored.append(intake.file)
    intake.save()
    log(instance=page, action=CREATED, user=user, data={"name": intake.original_name, "sha256": intake.sha256})
    if report.count("spam"):
        log(instance=page, action=SPAM_CUT, user=user, data={"lines": report.samples("spam")})
