"""What the form of a new page starts with; everything can be changed there.

A byline is mostly the same as the last time, so the person's own last page on this site is asked first. Somebody who
writes their first page gets the name of the site, which is its federation's. Another colleague's byline would put
words under a name that did not write them.
"""

from django.dispatch import receiver
from wagtail.signals import init_new_page

from news.models import NewsPage
from seminars.models import SeminarPage
from sites.models import Identity


@receiver(init_new_page)
def fill_in(sender, page, parent, **kwargs):
    """Give a new page the values that are likely to be right."""
    if isinstance(page, NewsPage):
        page.byline = _last(page, parent, "byline", origin=NewsPage.Origin.OWN) or _name_of_site(parent)
    elif isinstance(page, SeminarPage):
        page.host = _name_of_site(parent)
        page.author = _last(page, parent, "author") or page.owner.get_full_name()[: _longest(page, "author")]
        page.author_unit = _last(page, parent, "author_unit") or page.host


def _last(page, parent, name, **conditions):
    """Return a value of the newest page of this kind that the person made on the site of `parent`, or ""."""
    site = parent.get_site()
    if site is None:
        return ""
    own = type(page).objects.descendant_of(site.root_page).filter(owner=page.owner, **conditions)
    return own.exclude(**{name: ""}).order_by("-pk").values_list(name, flat=True).first() or ""


def _name_of_site(parent):
    """Return the name that stands at the head of a site, or ""."""
    site = parent.get_site()
    return Identity.for_site(site).name if site else ""


def _longest(page, name):
    return page._meta.get_field(name).max_length
