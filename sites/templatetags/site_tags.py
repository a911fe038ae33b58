"""What every page shows of its site: its name, its menu; and for the portal, all federations."""

from django import template
from wagtail.models import Page, Site

from core.addresses import FRONT_PAGE_DEPTH
from core.fragments import fragments_of
from core.templatetags.presentation import vietnamese_order
from sites.frame import frame_of
from sites.frame.menu import as_shown_on, place_in
from sites.models import Federation, Identity

register = template.Library()


@register.simple_tag(takes_context=True)
def site_name(context):
    """Return the name that the site's team gave it, or the one it was provisioned with."""
    request = context["request"]
    return Identity.for_request(request).name or Site.find_for_request(request).site_name


@register.simple_tag(takes_context=True)
def site_menu(context):
    """Return the current site's menu as MenuItems of at most two levels, as the page that is shown has it."""
    return as_shown_on(_path(context), frame_of(context["request"]).menu)


@register.simple_tag(takes_context=True)
def place_in_menu(context):
    """Return what the menu's looks depend on: whether this is the front page, and which item the page lies under."""
    path = _path(context)
    return len(path) == FRONT_PAGE_DEPTH * Page.steplen, place_in(path, frame_of(context["request"]).menu)


def _path(context):
    page = context.get("page")
    return page.path if page else ""


class FramedNode(template.Node):
    """Renders what it encloses once for each version of a site."""

    def __init__(self, nodelist, name, keys):
        self.nodelist = nodelist
        self.name = name
        self.keys = keys

    def render(self, context):
        name = ("html", self.name, *(key.resolve(context) for key in self.keys))
        return fragments_of(context["request"]).get(name, lambda: self.nodelist.render(context))


@register.tag
def framed(parser, token):
    """Keep what stands between `{% framed "name" key … %}` and `{% endframed %}` for all pages of a site.

    It may show what the site's frame knows, and the keys: nothing of the page, of the request, or of who asks.
    """
    _tag, name, *keys = token.split_contents()
    nodelist = parser.parse(("endframed",))
    parser.delete_first_token()
    return FramedNode(nodelist, name.strip("\"'"), [parser.compile_filter(key) for key in keys])


@register.simple_tag(takes_context=True)
def standing(context):
    """Return the Standing of the request's site, or None."""
    return frame_of(context["request"]).standing


@register.simple_tag
def federations():
    """Return the provincial federations that readers can visit, in the order of the Vietnamese alphabet.

    With their sites and predecessors.

    Two queries.
    """
    provincial = Federation.objects.filter(state=Federation.State.LIVE).exclude(unit_kind=Federation.UnitKind.NATIONAL)
    found = provincial.select_related("site").prefetch_related("predecessors")
    return sorted(found, key=lambda federation: vietnamese_order(federation.name))
