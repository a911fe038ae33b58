"""The steps from the front page to a page, as schema.org's BreadcrumbList."""

from django.utils.translation import gettext as _

from core.templatetags.presentation import sections_above

from .words import said


def breadcrumb_list(page, publisher):
    """Return the same steps that the page's breadcrumb shows, and the page itself."""
    steps = [(_("Front page"), publisher.home)]
    steps += [(step.title, step.get_full_url(publisher.request)) for step in (*sections_above(page), page)]
    return said(
        type="BreadcrumbList",
        itemListElement=[
            said(type="ListItem", position=position, name=name, item=address)
            for position, (name, address) in enumerate(steps, 1)
        ],
    )
