"""The pages that every new site begins with."""

from django.utils.translation import gettext_lazy as _

from news.models import NewsCategory, NewsIndexPage
from pages.models import ContactField, ContactPage, StandardPage
from seminars.models import SeminarIndexPage

# (page class, title); all stand in the menu, in this order. Titles are written in the sites' language when made.
SECTIONS = (
    (StandardPage, _("About us")),
    (NewsIndexPage, _("News")),
    (SeminarIndexPage, _("Seminars and discussions")),
    (ContactPage, _("Contact")),
)

NEWS_CATEGORIES = (
    _("Union activities"),
    _("Policy and law"),
    _("Communication and women's affairs"),
    _("Workers' lives"),
)

# (label, type, required)
CONTACT_FIELDS = (
    (_("Full name"), "singleline", True),
    (_("E-mail address"), "email", False),
    (_("Telephone"), "singleline", False),
    (_("Message"), "multiline", True),
)


def new_section(page_class, title):
    """Return an unsaved section page with what belongs to it at the start."""
    page = page_class(title=str(title), show_in_menus=True)
    if page_class is NewsIndexPage:
        page.categories = [NewsCategory(name=str(name)) for name in NEWS_CATEGORIES]
    if page_class is ContactPage:
        page.form_fields = [
            ContactField(label=str(label), field_type=kind, required=required)
            for label, kind, required in CONTACT_FIELDS
        ]
    return page
