"""Pages about one's own account and its sessions."""

from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from . import sessions


class OwnAccountMixin(WagtailAdminTemplateMixin):
    """Wagtail's page furniture for a page that hangs on the account page."""

    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("wagtailadmin_account"), "label": gettext_lazy("Account")},
    ]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class EndOtherSessionsView(OwnAccountMixin, TemplateView):
    """Asks whether to end all of one's other sessions, and ends them."""

    template_name = "accounts/sessions/end_others.html"
    page_title = gettext_lazy("End all other sessions")
    header_icon = "logout"

    def post(self, request, *args, **kwargs):
        """End them and say so."""
        sessions.end_other_sessions(request)
        messages.success(request, _("All your other sessions have been ended."))
        return redirect("wagtailadmin_account")
