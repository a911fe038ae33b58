"""The pages that a new site begins with."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from news.models import NewsCategory, NewsIndexPage
from pages.models import ContactField, ContactPage, StandardPage
from seminars.models import SeminarIndexPage


@dataclass(frozen=True)
class Field:
    """A field of a contact page's form."""

    label: str
    kind: str
    is_required: bool = False
    choices: str = ""


@dataclass(frozen=True)
class Section:
    """A page that a new site begins with, and what belongs to it. Titles are written in the active language when made.

    Attributes:
        page_class: its type.
        title: what readers see.
        slug: its part of the address; "" for one made from the title.
        in_menu: whether it stands in the site's menu.
        categories: (name, slug) pairs of a news section; slugs as that of the page.
        fields: the Fields of a contact page's form.
        below: the Sections under it.
        origin: id of the page whose place it takes in links, or None.
    """

    page_class: type
    title: str
    slug: str = ""
    in_menu: bool = True
    categories: tuple = ()
    fields: tuple = ()
    below: tuple = ()
    origin: int | None = None

    @property
    def label(self):
        """The page type as Django names it."""
        return self.page_class._meta.label_lower

    def new_page(self):
        """Return the unsaved page with what belongs to it."""
        page = self.page_class(title=str(self.title), slug=self.slug, show_in_menus=self.in_menu)
        if self.categories:
            page.categories = [NewsCategory(name=str(name), slug=slug) for name, slug in self.categories]
        if self.fields:
            page.form_fields = [
                ContactField(
                    label=str(field.label), field_type=field.kind, required=field.is_required, choices=field.choices
                )
                for field in self.fields
            ]
        return page


@dataclass(frozen=True)
class Outline:
    """What a site begins with.

    Attributes:
        sections: the Sections under the front page, in their order.
        body: blocks of the front page's body, as they are stored.
        links: values of its quick links, as they are stored; `page` is the origin of a Section.
    """

    sections: tuple
    body: tuple = ()
    links: tuple = ()


_ABOUT = Section(StandardPage, _("About us"))
_NEWS = Section(
    NewsIndexPage,
    _("News"),
    categories=(
        (_("Union activities"), ""),
        (_("Policy and law"), ""),
        (_("Communication and women's affairs"), ""),
        (_("Workers' lives"), ""),
    ),
)
_SEMINARS = Section(SeminarIndexPage, _("Seminars and discussions"))
_CONTACT = Section(
    ContactPage,
    _("Contact"),
    fields=(
        Field(_("Full name"), "singleline", True),
        Field(_("E-mail address"), "email"),
        Field(_("Telephone"), "singleline"),
        Field(_("Message"), "multiline", True),
    ),
)

STANDARD = Outline((_ABOUT, _NEWS, _SEMINARS, _CONTACT))
# For a team that has to begin with few hands: what the law and readers want first, and no empty lists.
SMALL = Outline((_ABOUT, Section(NewsIndexPage, _("News")), _CONTACT))
