"""What pages say of mergers."""

from django import template

from merging.models import Merger, Part

register = template.Library()


@register.simple_tag
def successor_of(standing):
    """Return the Federation that an archived one was merged into, with its site, or None.

    Args:
        standing: a sites.frame.standing.Standing.
    """
    part = (
        Part.objects.filter(predecessor=standing.federation_id)
        .exclude(merger__state__in=(Merger.State.UNDOING, Merger.State.UNDONE))
        .select_related("merger__successor__site")
        .order_by("-pk")
        .first()
    )
    return part and part.merger.successor
