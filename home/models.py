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
        newest = entries.kind("news").newest_first()[: self.latest_count + 1]
        latest = pages_in_order(newest, NewsPage.objects.for_lists())
        lead_story = self._chosen_story(entries) or (latest[0] if latest else None)
        latest = [page for page in latest if page != lead_story][: self.latest_count]
        upcoming = pages_in_order(entries.upcoming(today)[: self.seminar_count], SeminarPage.objects.for_lists())
        context.update(lead_story=lead_story, latest=latest, upcoming=upcoming)
        return context

    def _chosen_story(self, entries):
        """Return the chosen story if it is among the entries that readers of this site may see, else None."""
        if not self.lead_story_id:
            return None
        chosen = entries.kind("news").filter(page_id=self.lead_story_id)
        return next(iter(pages_in_order(chosen, NewsPage.objects.for_lists())), None)
