"""The redirects of a team's own site, for its managers: list, add, change, delete.

Wagtail's own views list and change the redirects of all sites, and make redirects that act on all; they are for
national administrators.
"""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.contrib.redirects.models import Redirect

from core.exports import SafeExportMixin
from sites.permissions import SiteScopedPolicy, federations_managed_by

from .forms import RedirectForm

POLICY = SiteScopedPolicy(Redirect)


def target_of(redirect):
    """Return where a redirect leads, as an address: that of its page on the site, or the one that was given."""
    if redirect.redirect_page is None:
        return redirect.redirect_link
    if not _leads_home(redirect):
        return ""
    below = redirect.redirect_page.url_path[len(redirect.site.root_page.url_path) :]
    return f"/{below}{redirect.redirect_page_route_path.lstrip('/')}"


def _target_label(redirect):
    """Return the same as people in the admin call it."""
    if redirect.redirect_page is None:
        return redirect.redirect_link
    return redirect.redirect_page.get_admin_display_title() if _leads_home(redirect) else _("A page of another site")


def _leads_home(redirect):
    """Tell whether a redirect's page is of its site; it may have been moved away, and is not for these eyes then."""
    return redirect.site is not None and redirect.redirect_page.path.startswith(redirect.site.root_page.path)


class RedirectFilterSet(WagtailFilterSet):
    federation = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Site"),
        field_name="site__federation",
        queryset=lambda request: federations_managed_by(request.user),
    )

    class Meta:
        model = Redirect
        fields = ["federation", "is_permanent", "automatically_created"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if federations_managed_by(self.request.user).count() < 2:
            del self.filters["federation"]


class OwnRedirectsMixin:
    """For a view: which redirects it can meet, and who may use it at all."""

    model = Redirect
    permission_policy = POLICY
    header_icon = "redirect"
    index_url_name = "site_redirects:index"
    edit_url_name = "site_redirects:edit"
    delete_url_name = "site_redirects:delete"

    def get_queryset(self):
        """Return the redirects of the sites that the person manages; any other is not found."""
        return POLICY.instances_user_has_permission_for(self.request.user, "change")


class RedirectIndex(OwnRedirectsMixin, SafeExportMixin, generic.IndexView):
    """The list, and its spreadsheet, which can be imported again."""

    page_title = gettext_lazy("Redirects")
    add_item_label = gettext_lazy("Add redirect")
    index_results_url_name = "site_redirects:index_results"
    add_url_name = "site_redirects:add"
    filterset_class = RedirectFilterSet
    search_fields = ["old_path", "redirect_link", "redirect_page__title"]
    default_ordering = "old_path"
    paginate_by = 50
    export_filename = "redirects"
    list_export = ["old_path", "target", "get_is_permanent_display", "federation"]
    export_headings = {
        "old_path": gettext_lazy("Old address"),
        "target": gettext_lazy("New address"),
        "get_is_permanent_display": gettext_lazy("Kind"),
        "federation": gettext_lazy("Site"),
    }

    def get_base_queryset(self):
        own = OwnRedirectsMixin.get_queryset(self)
        return own.select_related("redirect_page", "site__root_page", "site__federation")

    def get_queryset(self):
        return generic.IndexView.get_queryset(self)

    @cached_property
    def columns(self):
        several = federations_managed_by(self.request.user).count() > 1
        site = [Column("site", label=gettext_lazy("Site"), accessor="site.federation.name")] if several else []
        title = self._get_title_column_class(TitleColumn)
        return [
            title("old_path", label=gettext_lazy("Old address"), get_url=self.get_edit_url, sort_key="old_path"),
            *site,
            Column("target", label=gettext_lazy("Leads to"), accessor=_target_label),
            StatusTagColumn("kind", accessor="get_is_permanent_display", label=gettext_lazy("Kind")),
            BooleanColumn("automatically_created", label=gettext_lazy("Made when a page moved")),
        ]

    @cached_property
    def header_more_buttons(self):
        upload = Button(_("Import redirects"), url=reverse("site_redirects:import"), icon_name="upload", priority=50)
        return [*super().header_more_buttons, upload]

    def to_row_dict(self, item):
        federation = getattr(item.site, "federation", "")
        kind = item.get_is_permanent_display()
        values = (item.old_path, target_of(item), kind, str(federation))
        return dict(zip(self.list_export, values, strict=True))


class WarningsMixin:
    """For a form's view: say after saving what the person should know."""

    form_class = RedirectForm

    def save_action(self):
        response = super().save_action()
        for warning in self.form.warnings:
            messages.warning(self.request, warning)
        return response


class RedirectAdd(OwnRedirectsMixin, WarningsMixin, generic.CreateView):
    """A new redirect."""

    add_url_name = "site_redirects:add"
    error_message = gettext_lazy("The redirect could not be saved due to errors.")

    def get_success_message(self, instance):
        return _("Redirect from “%(path)s” added.") % {"path": instance.old_path}


class RedirectEdit(OwnRedirectsMixin, WarningsMixin, generic.EditView):
    """A redirect changed."""

    error_message = gettext_lazy("The redirect could not be saved due to errors.")

    def get_success_message(self):
        return _("Redirect from “%(path)s” saved.") % {"path": self.object.old_path}


class RedirectDelete(OwnRedirectsMixin, generic.DeleteView):
    """A redirect taken away."""

    def get_success_message(self):
        return _("Redirect from “%(path)s” deleted.") % {"path": self.object.old_path}
