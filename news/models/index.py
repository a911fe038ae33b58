from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from catalogue.models import Entry
from catalogue.paging import CataloguePaginator, period_from, years_of
from core.forms import SitePageForm
from core.fragments import fragments_of
from core.pages import BodyPage, SitePage


class NewsIndexPageForm(SitePageForm):
    """Refuses two categories with the same slug: a reader could reach only one of them."""

    def clean(self):
        cleaned_data = super().clean()
        seen = set()
        formset = self.formsets["categories"]
        for form in formset.forms:
            if form in formset.deleted_forms or not form.is_valid():
                continue
            if form.instance.slug in seen:
                form.add_error(
                    None, _("“%(slug)s” is used twice; each category needs its own.") % {"slug": form.instance.slug}
                )
                self.add_error(None, _("Two categories have the slug “%(slug)s”.") % {"slug": form.instance.slug})
            seen.add(form.instance.slug)
        return cleaned_data


class NewsIndexPage(BodyPage):
    """A news section: the list of the news under it, by category and by month."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    template = "news/news_index_page.html"
    base_form_class = NewsIndexPageForm

    per_page = 20

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        InlinePanel("categories", heading=_("Categories"), label=_("Category")),
    ]

    search_fields = [*BodyPage.search_fields, index.RelatedFields("categories", [index.SearchField("name")])]

    class Meta:
        verbose_name = _("news section")
        verbose_name_plural = _("news sections")

    @cached_property
    def category_list(self):
        """The section's categories in their order."""
        return list(self.categories.all())

    def get_context(self, request, *args, **kwargs):
        from .news import NewsPage

        context = super().get_context(request, *args, **kwargs)
        entries = Entry.objects.in_section(self)
        kept = fragments_of(request)
        if not getattr(request, "is_preview", False):
            self.category_list = kept.get(("categories", self.pk), lambda: self.category_list)
        category = self._category_from(request.GET)
        period = period_from(request.GET)
        years = kept.get(("years of news", self.pk), lambda: years_of(entries))
        if category:
            entries = entries.facet(str(category.pk))
        name = ("pages of news", self.pk, category and category.pk)
        if period:
            entries = entries.in_period(*period)
        pages = NewsPage.objects.for_lists()
        paginator = CataloguePaginator(entries.newest_first(), pages, self.per_page)
        if not period:
            # There are too many periods to remember the number of pages in each.
            paginator.count = kept.get(name, lambda: paginator.count)
        context.update(
            news=paginator.get_page(request.GET.get("page")),
            category=category,
            period=period,
            list_values=_values(category, period),
            years=years,
            months=range(1, 13),
            today=timezone.localdate(),
        )
        return context

    def _category_from(self, query):
        slug = query.get("category", "")
        return next((category for category in self.category_list if category.slug == slug), None)


def _values(category, period):
    """Return what the list is narrowed to as its links say it; what was not understood is not repeated."""
    month = ("{:04d}-{:02d}" if period[1] else "{:04d}").format(*period) if period else ""
    return {"category": category.slug if category else "", "month": month}
