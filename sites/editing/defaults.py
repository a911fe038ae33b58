"""What the form of a new page starts with; everything can be changed there.

A byline is mostly the same as the last time, so the person's own last page on this site is asked first. Somebody who
writes their first page gets the name of the site, which is its federation's. Another colleague's byline would put
words under a name that did not write them, and so would that of an old page which the person took in: what tells of
days more than a year ago is not asked.
"""

import datetime

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import init_new_page

from news.models import NewsPage
from seminars.models import SeminarPage
from sites.models import Identity


@receiver(init_new_page)
def fill_in(sender, page, parent, **kwargs):
    """Give a new page the values that are likely to be right."""
    if isinstance(page, NewsPage):
        last = _last(page, parent, date_shown__gte=_a_year_ago(), origin=NewsPage.Origin.OWN)
        page.byline = last.exclude(byline="").values_list("byline", flat=True).first() or _name_of_site(parent)
    elif isinstance(page, SeminarPage):
        page.host = _name_of_site(parent)
        last = _last(page, parent, date__gte=_a_year_ago().date())
        # The two belong together: a name is not put beside the unit of another text.
        names = last.exclude(author="", author_unit="").values_list("author", "author_unit").first()
        page.author, page.author_unit = names or (page.owner.get_full_name()[: _longest(page, "author")], page.host)


def _last(page, parent, **conditions):
    """Return the pages of this kind that the person made on the site of `parent`, the newest first."""
    site = parent.get_site()
    if site is None:
        return type(page).objects.none()
    own = type(page).objects.descendant_of(site.root_page).filter(owner=page.owner, **conditions)
    return own.order_by("-pk")


def _a_year_ago():
    return timezone.now() - datetime.timedelta(days=365)


def _name_of_site(parent):
    """Return the name that stands at the head of a site, or ""."""
    site = parent.get_site()
    return Identity.for_site(site).name if site else ""


def _longest(page, name):
    return page._meta.get_field(name).max_length
