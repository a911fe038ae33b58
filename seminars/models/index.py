from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from catalogue.models import Entry
from catalogue.paging import CataloguePaginator, pages_in_order, period_from, years_of
from core.pages import BodyPage, SitePage


class SeminarIndexPage(BodyPage):
    """A section of seminars: what is to come, and what has been, by year too."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["seminars.SeminarPage"]
    template = "seminars/seminar_index_page.html"

    per_page = 20
    # More than a federation announces at a time; the list of what is to come is shown whole, on the first page.
    upcoming_limit = 50

    content_panels = [*SitePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("seminar section")
        verbose_name_plural = _("seminar sections")

    def get_context(self, request, *args, **kwargs):
        from .seminar import SeminarPage

        context = super().get_context(request, *args, **kwargs)
        entries = Entry.objects.in_section(self)
        today = timezone.localdate()
        seminars = SeminarPage.objects.for_lists()
        period = period_from(request.GET)
        year = period and period[0]
        past_entries = entries.past(today)
        years = years_of(past_entries)
        if year:
            past_entries = past_entries.in_period(year)
        past = CataloguePaginator(past_entries, seminars, self.per_page).get_page(request.GET.get("page"))
        upcoming = []
        if past.number == 1 and not year:
            upcoming = pages_in_order(entries.upcoming(today).page_ids()[: self.upcoming_limit], seminars)
        values = {"month": str(year)} if year else {}
        context.update(upcoming=upcoming, past=past, year=year, years=years, list_values=values)
        return context
