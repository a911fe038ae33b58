"""What the admin says and refuses beside Wagtail's own rules."""

from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Site

from news.models import NewsPage
from sites.draft_links import hooks as draft_link_hooks  # noqa: F401  (registers its hooks)
from sites.editing import hooks as editing_hooks  # noqa: F401  (registers its hooks)
from sites.fence import choosers, documents, menus, relocation  # noqa: F401  (register their hooks)
from sites.files import relocation as file_relocation  # noqa: F401  (likewise)
from sites.hostnames import hooks as hostname_hooks  # noqa: F401  (likewise)
from sites.models import Licence
from sites.people import hooks as people_hooks  # noqa: F401  (likewise)
from sites.provisioning import hooks as provisioning_hooks  # noqa: F401  (likewise)
from sites.redirects import hooks as redirect_hooks  # noqa: F401  (likewise)
from sites.reports import hooks as report_hooks  # noqa: F401  (likewise)
from sites.review import hooks as review_hooks  # noqa: F401  (likewise)
from sites.schedule import hooks as schedule_hooks  # noqa: F401  (likewise)
from sites.states import hooks as state_hooks  # noqa: F401  (likewise)


@hooks.register("insert_global_admin_css")
def admin_stylesheet():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_republishing_without_licence(request, page):
    """Tell whoever saves a republished item that its site has no licence number. It is saved all the same.

    Nghị định 147/2024/NĐ-CP: republishing news of the press needs a licence; a site's own news does not.
    """
    if not isinstance(page, NewsPage) or not page.is_republished or not request.accepts("text/html"):
        # The answer to an autosave shows no message.
        return
    site = page.get_site()
    if site is not None and not Licence.objects.filter(site=site).exclude(licence_number="").exists():
        messages.warning(
            request,
            _("This item is republished, but the site has no licence number. Republishing needs a licence."),
        )


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_front_page(request, page):
    """Refuse to delete or unpublish a site's front page: the whole site would be gone with it."""
    if Site.objects.filter(root_page_id=page.pk).exists():
        return _refuse_front_page(request, page.pk)
    return None


@hooks.register("before_bulk_action")
def keep_front_page_in_bulk(request, action_type, objects, action_class_instance):
    """Refuse the same to a bulk action that has a front page among its pages."""
    if action_class_instance.model._meta.label != "wagtailcore.Page" or action_type not in {"delete", "unpublish"}:
        return None
    root = Site.objects.filter(root_page_id__in=[page.pk for page in objects]).first()
    return _refuse_front_page(request, root.root_page_id) if root else None


def _refuse_front_page(request, page_id):
    messages.error(request, _("The front page carries the whole site; it can be edited, not deleted or unpublished."))
    return redirect(reverse("wagtailadmin_explore", args=[page_id]))
