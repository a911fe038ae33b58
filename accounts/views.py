"""Pages about one's own account and its sessions."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
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


class CurrentSessionView(View):
    """Tells a form that stands open who is signed in now, and the token that goes with this session.

    Signing in makes a new token, so a form that was opened before cannot be sent any more. Scripts only: whoever is
    not signed in, or has not shown their second factor, gets 403.
    """

    def get(self, request, *args, **kwargs):
        person = request.user
        return JsonResponse({"person": person.pk, "name": user_display_name(person), "token": get_token(request)})
