"""The demo's figures are believable: they add up, and are the same at every load."""

from demo.visits import WEEKS, load_visits
from tests import builders
from visits.models import PageDay, PageTotal, SiteDay, SiteTotal, VisitCounter


def figures():
    """Return the figures by day and page."""
    return (
        list(SiteDay.objects.order_by("day").values_list("visits", "visitors")),
        list(PageDay.objects.order_by("day", "page").values_list("page", "visits")),
    )


def test_figures_add_up_and_are_always_the_same(an_giang):
    for ago in (3, 10):
        builders.news(an_giang.news, f"Tin {ago}")
    load_visits(an_giang.federation, 1_046_518, 90)
    first = figures()
    load_visits(an_giang.federation, 1_046_518, 90)
    assert figures() == first

    for model in (SiteDay, PageDay, PageTotal, SiteTotal, VisitCounter):
        model.objects.all().delete()
    load_visits(an_giang.federation, 1_046_518, 90)
    assert figures() == first

    total = sum(visits for visits, _visitors in first[0])
    assert len(first[0]) == 7 * WEEKS
    assert total == sum(visits for _page, visits in first[1]) == SiteTotal.objects.get().visits
    assert total == sum(PageTotal.objects.values_list("visits", flat=True))
    counter = VisitCounter.objects.get()
    assert (counter.site, counter.legacy_total) == (an_giang.site, 1_046_518)
    assert counter.legacy_until < SiteDay.objects.earliest("day").day
