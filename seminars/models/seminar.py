import datetime
import re
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from catalogue.neighbours import neighbours_of
from core.blocks import DocumentBlock
from core.dates import validate_year
from core.pages import CoveredPage
from library.querysets import LINK_FIELDS, CoveredQuerySet

_LISTED = ["lead", "kind", "venue", "date", "end_date", "start_time", "end_time", "part_of_day"]


class SeminarQuerySet(CoveredQuerySet):
    """Seminars as lists need them."""

    def for_lists(self):
        """Without what a list item does not show: it carries a date tile instead of a picture."""
        return self.only(*LINK_FIELDS, *_LISTED)

    def for_calendars(self):
        """With what a calendar says of each."""
        return self.defer("body", "materials", "conclusions")

    def for_feeds(self):
        """The same, with the cover picture."""
        return self.for_calendars().with_covers()


class SeminarPage(CoveredPage):
    """A seminar, announced or reported: the facts in fields of their own, the story in the body."""

    class Kind(models.TextChoices):
        SEMINAR = "hoi-thao", _("Seminar")
        DISCUSSION = "toa-dam", _("Discussion")
        CONFERENCE = "hoi-nghi", _("Conference")
        TRAINING = "tap-huan", _("Training")
        DIALOGUE = "doi-thoai", _("Dialogue")
        CEREMONY = "le", _("Ceremony")
        CONTEST = "hoi-thi", _("Contest")
        OTHER = "khac", _("Other event")

    class PartOfDay(models.TextChoices):
        MORNING = "morning", _("Morning")
        AFTERNOON = "afternoon", _("Afternoon")
        EVENING = "evening", _("Evening")
        ALL_DAY = "all-day", _("All day")

    # When only the part of the day is known, lists and calendars take its usual beginning.
    USUAL_START = {
        PartOfDay.MORNING: datetime.time(8),
        PartOfDay.AFTERNOON: datetime.time(14),
        PartOfDay.EVENING: datetime.time(19),
        PartOfDay.ALL_DAY: datetime.time(8),
    }

    # And its usual end, where somebody must know how long to keep free (calendars).
    USUAL_END = {
        PartOfDay.MORNING: datetime.time(11, 30),
        PartOfDay.AFTERNOON: datetime.time(17),
        PartOfDay.EVENING: datetime.time(21),
        PartOfDay.ALL_DAY: datetime.time(17),
    }

    parent_page_types = ["seminars.SeminarIndexPage"]
    subpage_types = []
    template = "seminars/seminar_page.html"
    catalogue_kind = "seminar"

    others_count = 4
    wants_lead = True

    kind = models.CharField(_("kind of event"), max_length=12, choices=Kind.choices, default=Kind.SEMINAR)
    date = models.DateField(_("date"), default=timezone.localdate, validators=[validate_year])
    end_date = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("Only when it lasts longer than a day."),
    )
    part_of_day = models.CharField(_("part of the day"), max_length=10, choices=PartOfDay.choices, blank=True)
    start_time = models.TimeField(_("begins at"), null=True, blank=True)
    end_time = models.TimeField(_("ends at"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=255, blank=True)
    host = models.CharField(_("host unit"), max_length=255, blank=True)
    delegates = models.PositiveIntegerField(_("number of delegates"), null=True, blank=True)
    opinions = models.PositiveIntegerField(_("number of opinions given"), null=True, blank=True)
    topics = models.TextField(
        _("topics"),
        blank=True,
        help_text=_("One to a line. A list separated by semicolons is divided for you."),
    )
    conclusions = models.TextField(_("conclusions"), blank=True)
    concluded_by = models.CharField(
        _("concluded by"), max_length=200, blank=True, help_text=_("Name and position of who concluded.")
    )
    materials = StreamField([("document", DocumentBlock())], blank=True, verbose_name=_("materials"))
    author = models.CharField(_("author"), max_length=120, blank=True)
    author_unit = models.CharField(_("author's unit"), max_length=200, blank=True)

    content_panels = [
        CoveredPage.title_panel,
        MultiFieldPanel(
            [
                FieldPanel("kind", widget=forms.Select),
                FieldRowPanel([FieldPanel("date"), FieldPanel("end_date")]),
                FieldRowPanel(
                    [
                        FieldPanel("part_of_day", help_text=_("Enough where the hour is not known.")),
                        FieldPanel("start_time", help_text=_("For example 13:30.")),
                        FieldPanel("end_time"),
                    ]
                ),
                FieldPanel("venue", help_text=_("For example “Conference hall of the provincial federation”.")),
            ],
            _("When and where"),
        ),
        CoveredPage.lead_panel,
        CoveredPage.cover_panel,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("host"), FieldRowPanel([FieldPanel("delegates"), FieldPanel("opinions")])],
            _("Who took part"),
        ),
        InlinePanel("chairs", heading=_("Chaired by"), label=_("Chair")),
        FieldPanel("topics"),
        MultiFieldPanel([FieldPanel("conclusions"), FieldPanel("concluded_by")], _("Conclusions")),
        FieldPanel("materials", help_text=_("Papers and slides for readers to download.")),
        FieldRowPanel([FieldPanel("author"), FieldPanel("author_unit")], heading=_("Author")),
    ]

    search_fields = [
        *CoveredPage.search_fields,
        index.SearchField("topics"),
        index.SearchField("conclusions"),
        index.SearchField("concluded_by"),
        index.SearchField("venue"),
        index.SearchField("host"),
        index.SearchField("materials"),
        index.SearchField("author"),
        index.SearchField("author_unit"),
        index.RelatedFields("chairs", [index.SearchField("name"), index.SearchField("title")]),
        index.FilterField("date"),
    ]

    objects = PageManager.from_queryset(SeminarQuerySet)()

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")

    def clean_for_readers(self):
        """Refuse facts that contradict each other."""
        super().clean_for_readers()
        errors = {}
        if self.end_date and self.date and self.end_date < self.date:
            errors["end_date"] = _("The last day is before the first. Correct one of the two.")
        if self.end_time and not self.start_time:
            errors["start_time"] = _("Enter when it begins, since it is said when it ends.")
        elif self.end_time and self.end_time <= self.start_time and self.end_date in (None, self.date):
            errors["end_time"] = _("It ends before it begins. Correct one of the two times.")
        if self.concluded_by and not self.conclusions:
            errors["conclusions"] = _("Enter the conclusions, since it is said who concluded.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        seminars = SeminarPage.objects.for_lists()
        context["neighbours"] = neighbours_of(self, request, "", seminars, self.others_count)
        return context

    @property
    def map_url(self):
        """Address of a map that looks for the venue; asked for by whoever follows the link, never by the page."""
        query = urlencode({"api": 1, "query": self.venue})
        return f"https://www.google.com/maps/search/?{query}" if self.venue else ""

    @property
    def topic_list(self):
        """The topics in their order, without numbering signs or final punctuation left by a paste."""
        lines = re.split(r"[;\n]+", self.topics)
        return [line for line in (re.sub(r"^[-–•+*\s]+|[.\s]+$", "", line) for line in lines) if line]

    @property
    def starts_at(self):
        """The aware local moment at which it begins; midnight when no time is known."""
        time = self.start_time or self.USUAL_START.get(self.part_of_day) or datetime.time.min
        return datetime.datetime.combine(self.date, time, timezone.get_default_timezone())

    @property
    def ends_at(self):
        """The aware local moment at which it ends, or its part of the day usually does; None when neither is known."""
        time = self.end_time or self.USUAL_END.get(self.part_of_day)
        return time and datetime.datetime.combine(self.get_last_day(), time, timezone.get_default_timezone())

    @property
    def span(self):
        """The time it takes, as a calendar says it: a pair (start, end).

        Two aware moments where its hours are known; the end is None when only the beginning is. Else two dates, the
        second being the day after the last one: a whole day, or several, since hours of the first day are no hours of
        all days.
        """
        last_day = self.get_last_day()
        lasts_days = last_day != self.date
        has_hours = self.start_time or self.part_of_day not in ("", self.PartOfDay.ALL_DAY)
        if lasts_days:
            has_hours = self.start_time and self.end_time
        if not has_hours:
            return self.date, last_day + datetime.timedelta(days=1)
        ends_at = self.ends_at
        # A usual end is no end of what begins after it.
        return self.starts_at, ends_at if ends_at and ends_at > self.starts_at else None

    @property
    def is_upcoming(self):
        """Whether its last day is today or later; not so for a draft without a date."""
        last_day = self.get_last_day()
        return last_day is not None and last_day >= timezone.localdate()

    def get_date_shown(self):
        return self.starts_at if self.date else None

    def get_last_day(self):
        return self.end_date or self.date

    def get_facet(self):
        return self.kind
