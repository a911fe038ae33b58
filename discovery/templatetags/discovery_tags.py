"""What templates ask of this app."""

from django import template

from discovery.head import head_for

register = template.Library()


@register.simple_tag(takes_context=True)
def page_head(context):
    """Return the Head of what a template shows: of its `page` and `category`, or of a view without a page."""
    return head_for(context["request"], context.get("page"), context.get("category"))


@register.simple_tag(takes_context=True)
def calendar_url(context, page):
    """Return the path of a seminar's or a seminar section's calendar, for a link “Add to calendar”."""
    return f"{page.get_url(context['request'])}lich.ics"
