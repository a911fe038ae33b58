"""The findings about a page, where it is previewed."""

from django import template

from core.quality import KINDS, findings_of

register = template.Library()


@register.simple_tag
def finding_marks(page):
    """Return the codes of the findings that need a mark in the preview (sites.editing.content_checks).

    Args:
        page: a core.pages.SitePage.
    """
    return [finding.code for finding in findings_of(page) if not KINDS[finding.code].rule]
