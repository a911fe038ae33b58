from django import template
from wagtail.models import Page, Site

register = template.Library()


@register.simple_tag(takes_context=True)
def top_menu(context):
    """The menu as Wagtail's demo makes it."""
    root = Site.find_for_request(context["request"]).root_page
    items = root.get_children().live().in_menu()
    for item in items:
        item.active = context["page"].url_path.startswith(item.url_path)
    return items


@register.simple_tag(takes_context=True)
def breadcrumbs(context):
    """The ancestors as Wagtail's demo finds them."""
    page = context.get("page")
    if page is None or page.depth <= 2:
        return ()
    return Page.objects.ancestor_of(page, inclusive=True).filter(depth__gt=1)
