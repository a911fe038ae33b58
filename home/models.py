from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Site

from catalogue.models import Entry
from catalogue.paging import pages_in_order
from core.pages import BodyPage
from news.models import NewsPage
from seminars.models import SeminarPage


class HomePage(BodyPage):
    """A federation's front page: the lead story, the latest news, what is to come; the root of its tree."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "seminars.SeminarIndexPage",
        "pages.StandardPage",
        "pages.ContactPage",
    ]
    template = "home/home_page.html"

    latest_count = 12
    seminar_count = 4

    lead_story = models.ForeignKey(
        NewsPage,
        verbose_name=_("lead story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The story at the top. Empty: the newest one."),
    )
    lists_federations = models.BooleanField(
        _("list the federations"),
        default=False,
        help_text=_("Show the addresses of all federations' sites, as the national portal does."),
    )

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("lead_story"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("lists_federations"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        entries = Entry.objects.of_site(Site.find_for_request(request))
        today = timezone.localdate()
        # One more than is shown: the lead story may be among them.
        ids = list(entries.kind("news").newest_first().page_ids()[: self.latest_count + 1])
        lead_id = self._lead_story_id(entries, ids)
        stories = pages_in_order([lead_id, *(pk for pk in ids if pk != lead_id)], NewsPage.objects.for_lists())
        coming = entries.upcoming(today).page_ids()[: self.seminar_count]
        context.update(
            lead_story=stories[0] if stories else None,
            latest=stories[1 : self.latest_count + 1],
            upcoming=pages_in_order(coming, SeminarPage.objects.for_lists()),
        )
        return context

    def _lead_story_id(self, entries, newest_ids):
        """Return the id of the chosen story if readers of this site may see it, else of the newest, or None."""
        chosen = self.lead_story_id
        if chosen and (chosen in newest_ids or entries.kind("news").filter(page_id=chosen).exists()):
            return chosen
        return newest_ids[0] if newest_ids else None
