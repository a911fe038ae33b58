"""What the admin says beside Wagtail's own messages."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail import hooks

from news.models import NewsPage
from sites.models import Licence


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_republishing_without_licence(request, page):
    """Tell whoever saves a republished item that its site has no licence number. It is saved all the same.

    Nghị định 147/2024/NĐ-CP: republishing news of the press needs a licence; a site's own news does not.
    """
    if not isinstance(page, NewsPage) or not page.is_republished:
        return
    site = page.get_site()
    if site is not None and not Licence.objects.filter(site=site).exclude(licence_number="").exists():
        messages.warning(
            request,
            _("This item is republished, but the site has no licence number. Republishing needs a licence."),
        )
