"""The counter in a page, and what has the page counted."""

from django import template
from wagtail.models import Page, Site

from visits.beacon import ADDRESS
from visits.tokens import host_of, token_for
from visits.totals import figures_of

register = template.Library()


@register.inclusion_tag("visits/counter.html", takes_context=True)
def visit_counter(context):
    """Show the counter of the site with its last known figures; nothing when the team does not show it."""
    site = Site.find_for_request(context["request"])
    return {"figures": figures_of(site.pk) if site else None}


@register.inclusion_tag("visits/beacon.html", takes_context=True)
def visit_beacon(context):
    """Have the page counted by the browser that shows it, if it is a page that readers can open.

    Drafts, previews, pages that are gone and answers that are no page of the site are not.
    """
    request, page = context["request"], context.get("page")
    is_open = isinstance(page, Page) and page.live and not getattr(request, "is_preview", False)
    if not is_open or context.get("draft_link"):
        return {"token": None}
    site = Site.find_for_request(request)
    return {"token": token_for(site.pk, page.pk, host_of(request.META)), "address": ADDRESS}
