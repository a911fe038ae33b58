"""Which outline a specification's `starter` means, and how the outline of a site that is there is read.

What is read is what readers of that site can see of its structure: titles and addresses of its sections, its menu, its
categories, the fields of its contact form, the headings and outward links of its front page. Nothing that somebody
wrote in a section, no picture or document, nobody's address or number, no redirect and no history goes along.
"""

from urllib.parse import urlsplit

from home.models import HomePage
from news.models import NewsIndexPage
from pages.models import ContactPage, StandardPage
from seminars.models import SeminarIndexPage
from sites.models import Federation

from .fields import StarterField
from .sections import SMALL, STANDARD, Field, Outline, Section

_INDEXES = (NewsIndexPage, SeminarIndexPage, ContactPage)


def outline_of(starter):
    """Return the Outline that a specification's `starter` means.

    Args:
        starter: text as StarterField gives it.

    Raises:
        Federation.DoesNotExist: when the federation to copy is gone since the specification was checked.
    """
    kind, _colon, model = starter.partition(":")
    if kind == StarterField.COPY:
        return structure_of(Federation.objects.select_related("site").get(slug=model))
    return SMALL if kind == StarterField.SMALL else STANDARD


def structure_of(federation):
    """Return the Outline of a federation's site as readers see it now."""
    home = HomePage.objects.get(pk=federation.site.root_page_id)
    sections = _sections_below(home)
    return Outline(sections, tuple(_frame_of(home.body)), tuple(_links_of(home, federation, _origins(sections))))


def _sections_below(parent):
    """Read the sections under a page: lists and contact pages, and what else stands in the menu."""
    sections = []
    for page in parent.get_children().live().filter(expired=False).specific():
        is_section = isinstance(page, _INDEXES) or (isinstance(page, StandardPage) and page.show_in_menus)
        # The title of a page behind a password is no affair of others.
        if is_section and not page.get_view_restrictions().exists():
            sections.append(_section(page))
    return tuple(sections)


def _section(page):
    return Section(
        type(page),
        page.title,
        page.slug,
        page.show_in_menus,
        categories=tuple((category.name, category.slug) for category in getattr(page, "category_list", ())),
        fields=_fields_of(page) if isinstance(page, ContactPage) else (),
        below=_sections_below(page) if isinstance(page, StandardPage) else (),
        origin=page.pk,
    )


def _fields_of(contact):
    # Neither help texts nor values filled in beforehand: people write names and numbers there.
    return tuple(
        Field(field.label, field.field_type, field.required, field.choices) for field in contact.form_fields.all()
    )


def _frame_of(body):
    """Yield the headings of a body, and an empty paragraph for each run of text under one."""
    before = None
    for block in body:
        if block.block_type == "heading":
            yield {"type": "heading", "value": {"text": block.value["text"], "level": block.value["level"]}}
        elif block.block_type == "paragraph" and before != "paragraph":
            yield {"type": "paragraph", "value": ""}
        else:
            continue
        before = block.block_type


def _origins(sections):
    found = set()
    for section in sections:
        found |= {section.origin} | _origins(section.below)
    return found


def _links_of(home, federation, origins):
    """Yield the quick links that lead outward, or to a section that is read too."""
    own_hosts = set(federation.domains.values_list("hostname", flat=True))
    for block in home.quick_links:
        page, url = block.value["page"], block.value["url"]
        leads_on = page.pk in origins if page else urlsplit(url or "").hostname not in own_hosts
        if leads_on:
            yield {"text": block.value["text"], "page": page and page.pk, "url": url or ""}
