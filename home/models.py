from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Site

from catalogue.models import Entry
from catalogue.paging import heads_of, pages_in_order
from core.fragments import fragments_of
from core.pages import BodyPage
from news.models import NewsCategory, NewsPage
from seminars.models import SeminarPage

from .blocks import NoticeBlock, QuickLinkBlock


class HomePage(BodyPage):
    """A federation's front page, the root of its tree: lead story, latest news, by category too, what is to come."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "news.NewsIndexPage",
        "seminars.SeminarIndexPage",
        "pages.StandardPage",
        "pages.ContactPage",
    ]
    template = "home/home_page.html"

    latest_count = 5
    more_count = 6
    per_category = 4
    category_count = 6
    categories_asked = 30
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
    notices = StreamField([("notice", NoticeBlock())], blank=True, max_num=20, verbose_name=_("notices"))
    quick_links = StreamField([("link", QuickLinkBlock())], blank=True, max_num=40, verbose_name=_("quick links"))
    lists_federations = models.BooleanField(
        _("list the federations"),
        default=False,
        help_text=_("Show the addresses of all federations' sites, as the national portal does."),
    )

    content_panels = [
        BodyPage.title_panel,
        FieldPanel("lead_story"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("notices"),
        FieldPanel("quick_links"),
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
        ids = list(entries.kind("news").newest_first().page_ids()[: self.latest_count + self.more_count + 1])
        lead_id = self._lead_story_id(entries, ids)
        ids = [pk for pk in ids if pk != lead_id]
        latest, more = ids[: self.latest_count], ids[self.latest_count :]
        categories = fragments_of(request).get("categories", lambda: self._categories_of(entries))
        by_category = self._ids_by_category([lead_id, *latest] if lead_id else [], categories)
        # What no category has: shown where no category has anything.
        more = [] if by_category else more
        wanted = {lead_id, *latest, *more, *(pk for found in by_category.values() for pk in found)}
        stories = {story.pk: story for story in pages_in_order(wanted, NewsPage.objects.for_lists())}
        coming = entries.upcoming(today).page_ids()[: self.seminar_count]
        context.update(
            lead_story=stories.get(lead_id),
            latest=[stories[pk] for pk in latest if pk in stories],
            more=[stories[pk] for pk in more if pk in stories],
            by_category=[
                (category, [stories[pk] for pk in found if pk in stories]) for category, found in by_category.items()
            ],
            upcoming=pages_in_order(coming, SeminarPage.objects.for_lists()),
            current_notices=self._notices_of(today),
            current_links=[link for block in self.quick_links if (link := block.value).href],
        )
        return context

    def _lead_story_id(self, entries, newest_ids):
        """Return the id of the chosen story if readers of this site may see it, else of the newest, or None."""
        chosen = self.lead_story_id
        if chosen and (chosen in newest_ids or entries.kind("news").filter(page_id=chosen).exists()):
            return chosen
        return newest_ids[0] if newest_ids else None

    def _categories_of(self, entries):
        """Return the first categories of the site's open sections, in the sections' order and in theirs."""
        # A section that readers cannot see has no entry. Empty categories take nobody's place, within reason.
        asked = NewsCategory.objects.filter(section__catalogue_entry__in=entries).select_related("section")
        return list(asked.order_by("section__path", "sort_order", "pk")[: self.categories_asked])

    def _ids_by_category(self, shown_above, categories):
        """Return {category: its newest ids without what is shown above}, in the categories' order, in one query."""
        newest = [
            Entry.objects.in_section(category.section).facet(str(category.pk)).exclude(page_id__in=shown_above)
            for category in categories
        ]
        found = {category.pk: [] for category in categories}
        for facet, pk in heads_of(newest, self.per_category).values_list("facet", "page_id"):
            found[int(facet)].append(pk)
        filled = [(category, found[category.pk]) for category in categories if found[category.pk]]
        return dict(filled[: self.category_count])

    def _notices_of(self, today):
        """Return the notices that are still to be shown."""
        values = (block.value for block in self.notices)
        return [value for value in values if not value["until"] or value["until"] >= today]
