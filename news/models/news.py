from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from catalogue.neighbours import neighbours_of
from core.dates import validate_year
from core.forms import SitePageForm
from core.pages import CoveredPage
from library.querysets import COVER_FIELDS, LINK_FIELDS, CoveredQuerySet

from .category import NewsCategory


class NewsPageForm(SitePageForm):
    """Offers the categories of the section that the page is in, and no others."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "category" in self.fields:
            section = self.parent_page or self.instance.get_parent()
            self.fields["category"].queryset = NewsCategory.objects.filter(section_id=section.pk)


_LISTED = [*LINK_FIELDS, "lead", "date_shown", "category__name"]


class NewsQuerySet(CoveredQuerySet):
    """News as lists need them."""

    def for_lists(self):
        """With what a list item shows and nothing else: a list asks nothing per item, and fills few fields."""
        return self.with_covers().select_related("category").only(*_LISTED, *COVER_FIELDS)

    def for_feeds(self):
        """With what a feed says of an item."""
        return self.with_covers().select_related("category").defer("body")


class NewsPage(CoveredPage):
    """A piece of news: the federation's own, or one republished from the press with its source."""

    class Origin(models.TextChoices):
        OWN = "own", _("Our own")
        REPUBLISHED = "republished", _("Republished from another source")

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    template = "news/news_page.html"
    base_form_class = NewsPageForm
    catalogue_kind = "news"
    served_with = ["cover", "category"]

    others_count = 6
    wants_lead = True

    date_shown = models.DateTimeField(
        _("date shown"),
        default=timezone.now,
        validators=[validate_year],
        help_text=_("The date readers see; lists are ordered by it."),
    )
    category = models.ForeignKey(
        NewsCategory,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    byline = models.CharField(
        _("byline"),
        max_length=200,
        blank=True,
        help_text=_("For example “Tin, ảnh: Hoài Thu - Ban Tuyên giáo”."),
    )
    origin = models.CharField(_("origin"), max_length=12, choices=Origin.choices, default=Origin.OWN)
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address at the source"), max_length=500, blank=True)
    source_published_at = models.DateTimeField(_("published there at"), null=True, blank=True)

    content_panels = [
        CoveredPage.title_panel,
        FieldRowPanel([FieldPanel("date_shown"), FieldPanel("category", widget=forms.Select)]),
        CoveredPage.lead_panel,
        CoveredPage.cover_panel,
        FieldPanel("body"),
        FieldPanel("byline"),
        MultiFieldPanel(
            [
                FieldPanel("origin", widget=forms.RadioSelect),
                FieldPanel("source_name", help_text=_("The newspaper or site, e.g. “Báo Lao Động”.")),
                FieldPanel("source_url", help_text=_("Copied from the browser's address bar, e.g. https://…")),
                FieldPanel("source_published_at", help_text=_("As the source says, e.g. 30/9/2026 08:15.")),
            ],
            _("Source"),
            help_text=_("A republished item names its source, its address there and its original time, all three."),
        ),
    ]

    search_fields = [
        *CoveredPage.search_fields,
        index.SearchField("byline"),
        index.SearchField("source_name"),
        index.FilterField("date_shown"),
    ]

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    SOURCE_FIELDS = ("source_name", "source_url", "source_published_at")

    def clean_for_readers(self):
        """Demand all facts of a source or none.

        Nghị định 147/2024/NĐ-CP: a republished item names its source, its address and its original time.
        """
        super().clean_for_readers()
        given = [name for name in self.SOURCE_FIELDS if getattr(self, name)]
        if self.origin == self.Origin.REPUBLISHED:
            missing = [name for name in self.SOURCE_FIELDS if name not in given]
            if missing:
                raise ValidationError(
                    dict.fromkeys(missing, _("A republished item needs this. Enter it, or choose “Our own”."))
                )
        elif given:
            raise ValidationError(
                {"origin": _("A source is given: choose “Republished from another source”, or empty its fields.")}
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = NewsPage.objects.for_lists()
        context["neighbours"] = neighbours_of(self, request, self.get_facet(), stories, self.others_count)
        return context

    def get_date_shown(self):
        return self.date_shown

    def get_facet(self):
        return str(self.category_id or "")

    @property
    def is_republished(self):
        """Whether the item comes from another publisher."""
        return self.origin == self.Origin.REPUBLISHED
