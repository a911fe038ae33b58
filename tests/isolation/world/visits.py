"""How often a side was visited."""

import datetime

from visits.models import PageDay, PageTotal, SiteDay, SiteTotal, VisitCounter


def add_visits(side):
    """Fill the setting of the counter, and the figures of the site and of each page."""
    site, day = side.federation.site, datetime.date(2026, 3, 4)
    side.note(VisitCounter.objects.create(site=site, legacy_total=1000, legacy_until=day))
    side.note(SiteTotal.objects.create(site=site, visits=7))
    side.note(SiteDay.objects.create(site=site, day=day, visits=7, visitors=5))
    for page in side.pages.values():
        side.note(PageTotal.objects.create(site=site, page_id=page.pk, visits=7))
        side.note(PageDay.objects.create(site=site, page_id=page.pk, day=day, visits=7))
