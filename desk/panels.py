"""The panels of the desk. Each asks `work`, `attention` or `activity`, and shows nothing when there is nothing."""

import datetime

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from accounts import second_factor
from news.models import NewsIndexPage
from seminars.models import SeminarIndexPage
from sites import scope
from sites.licence_warnings import licence_warnings
from sites.models import Licence
from sites.people.duties import needs_second_factor
from sites.permissions import managed_by_team
from visits.charts import chart_of
from visits.reading import visits_of_pages, visits_of_site

from . import activity, attention, work


class DeskPanel(Component):
    """A panel about the person who asks."""

    def get_context_data(self, parent_context):
        """Return the panel's rows, and the request for Wagtail's own tags."""
        request = parent_context["request"]
        return {"rows": self.rows(request.user), "request": request}


class StartPanel(DeskPanel):
    """What a day begins with: write news or a seminar, or take in a Word file; of each section one may write in."""

    name = "start"
    template_name = "desk/start.html"
    order = 90

    # The page that is written, by the section it goes into.
    WRITTEN = {NewsIndexPage: ("news", "newspage"), SeminarIndexPage: ("seminars", "seminarpage")}

    def rows(self, user):
        """Return a dict for each section: the section, the app and model to write, and the site's name if several."""
        federations = scope.federations_of(user)
        return [
            {
                "section": section,
                "app": app,
                "model": model,
                "site": federation.name if len(federations) > 1 else "",
            }
            for federation in federations
            for kind, (app, model) in self.WRITTEN.items()
            for section in kind.objects.live().child_of(federation.site.root_page)
            if section.permissions_for_user(user).can_add_subpage()
        ]


class WarningsPanel(DeskPanel):
    """What is missing of the person's account and, for managers, of the site's licence."""

    name = "warnings"
    template_name = "desk/warnings.html"
    order = 95

    def rows(self, user):
        """Return a dict for each warning: the sentence, and the name and arguments of the address that mends it."""
        found = []
        if needs_second_factor(user) and not second_factor.is_set_up(user):
            text = _("Your account has no second factor yet. Whoever may publish needs one.")
            found.append({"text": text, "url_name": "second_factor:index", "arguments": ()})
        sites = [federation.site for federation in managed_by_team(user)]
        for licence in Licence.objects.filter(site__in=sites).select_related("site"):
            found += [{"text": text, "licence_of": licence.site_id} for text in licence_warnings(licence)]
        return found


class PageListPanel(DeskPanel):
    """A list of pages: desk/list.html is its frame.

    Attributes:
        heading: what stands above the list.
    """

    heading = ""

    def get_context_data(self, parent_context):
        """Return also the panel's own name and heading. Its rows have a `page` each."""
        return {**super().get_context_data(parent_context), "name": self.name, "heading": self.heading}


class ReturnedPanel(PageListPanel):
    """What a reviewer sent back, and why."""

    name = "returned"
    heading = gettext_lazy("Sent back to you")
    template_name = "desk/returned.html"
    order = 205

    def rows(self, user):
        return work.returned_to(user)


class DraftsPanel(PageListPanel):
    """The person's drafts."""

    name = "drafts"
    heading = gettext_lazy("Your drafts")
    template_name = "desk/drafts.html"
    order = 230

    def rows(self, user):
        return [{"page": page} for page in work.drafts_of(user)]


class ScheduledPanel(PageListPanel):
    """What the own sites publish next."""

    name = "scheduled"
    heading = gettext_lazy("Going live")
    template_name = "desk/scheduled.html"
    order = 240

    def rows(self, user):
        return work.scheduled_for(user)


class PublishedPanel(PageListPanel):
    """What the own sites published last."""

    name = "published"
    heading = gettext_lazy("Published lately")
    template_name = "desk/published.html"
    order = 260

    def rows(self, user):
        published = work.published_lately(scope.federations_of(user))
        visits = visits_of_pages([row.page.pk for row in published])
        return [{"page": row.page, "at": row.at, "visits": visits.get(row.page.pk, 0)} for row in published]


class ManagerPanel(Component):
    """A panel about a site, for its manager."""

    def __init__(self, federation):
        super().__init__()
        self.federation = federation

    def get_context_data(self, parent_context):
        """Return what the panel shows of its site."""
        return {"federation": self.federation, "request": parent_context["request"], **self.about()}


class AttentionPanel(ManagerPanel):
    """What needs the manager's eye."""

    name = "attention"
    template_name = "desk/attention.html"
    order = 400

    def about(self):
        """Return the first rows of each list, and how many there are of each."""
        site = self.federation.site
        lists = {
            "pictures": attention.pictures_without_words(self.federation),
            "links": attention.broken_links(site.root_page),
            "stale": attention.stale_pages(site),
        }
        found = {name: list(rows[: attention.SHOWN + 1]) for name, rows in lists.items()}
        linking = Page.objects.in_bulk([int(page.linking_page) for page in found["links"]])
        for page in found["links"]:
            page.linked_from = linking.get(int(page.linking_page))
        return {
            name: {"rows": rows[: attention.SHOWN], "number": self._number(rows, lists[name])}
            for name, rows in found.items()
        }

    def _number(self, rows, queryset):
        """Count all of a list only when more of it is there than is shown."""
        return queryset.count() if len(rows) > attention.SHOWN else len(rows)


class ActivityPanel(ManagerPanel):
    """How much the site published in the last weeks."""

    name = "activity"
    template_name = "desk/activity.html"
    order = 410

    @cached_property
    def weeks(self):
        """The weeks, the present one last."""
        return activity.weeks_of(self.federation)

    def about(self):
        """Return the weeks with the place of each bar, and the sum."""
        bars = [{"week": week, "x": 10 * place, "y": 100 - week.height} for place, week in enumerate(self.weeks)]
        return {"bars": bars, "total": sum(week.number for week in self.weeks)}


class VisitsPanel(ManagerPanel):
    """How often the site was visited in the last weeks."""

    name = "visits"
    template_name = "desk/visits.html"
    order = 420

    DAYS = 30

    def about(self):
        """Return the chart of the days, today the last."""
        today = timezone.localdate()
        first = today - datetime.timedelta(days=self.DAYS - 1)
        return {"chart": chart_of(visits_of_site(self.federation.site_id, first, today), first, today)}
