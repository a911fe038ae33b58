"""The pages of the second factor: set it up, show it, change it, take it away."""

import base64
import time

import django_otp
import segno
from django.contrib.auth import get_user_model
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from accounts import second_factor
from accounts.views import OwnAccountMixin

from . import recovery
from .forms import ConfirmForm, SetUpForm, VerifyForm
from .mails import notify

# The secret of an app that is being set up waits here until a code shows that the app knows it.
_KEY = "second_factor_key"
# Until when this session may put another device in the place of the one there is.
_MAY_CHANGE_UNTIL = "second_factor_change_until"
_TIME_TO_CHANGE = 15 * 60


def next_address(request):
    """Return where to go on: `next` when it is an address of this host, else the admin's home."""
    return get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")


def show_codes(request, codes, next_url):
    """Answer with the recovery codes. They are shown this once, in the answer to the request that made them."""
    context = {
        "page_title": _("Recovery codes"),
        "header_title": _("Recovery codes"),
        "header_icon": "key",
        "codes": codes,
        "next_url": next_url,
    }
    return TemplateResponse(request, "accounts/second_factor/codes.html", context)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class VerifyView(FormView):
    """Asks for the code after the password."""

    template_name = "accounts/second_factor/verify.html"
    form_class = VerifyForm

    def dispatch(self, request, *args, **kwargs):
        """Send on whoever has nothing to show."""
        if second_factor.missing_step(request.user) != "verify":
            return redirect(next_address(request))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(next_url=next_address(self.request), **kwargs)

    def form_valid(self, form):
        """Note in the session, under a new key, that the second factor was shown."""
        self.request.session.cycle_key()
        django_otp.login(self.request, form.device)
        return redirect(next_address(self.request))


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SetUpView(FormView):
    """Shows the secret as a picture and as text, and takes the first code. Also puts one device in another's place."""

    template_name = "accounts/second_factor/set_up.html"
    form_class = SetUpForm

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever has a device and has not just confirmed, with password and code, that it is to change."""
        session, user = request.session, request.user
        if second_factor.is_set_up(user):
            may_change = user.is_verified() and session.get(_MAY_CHANGE_UNTIL, 0) > time.time()
            if not may_change:
                return redirect("second_factor:index")
        if _KEY not in session:
            session[_KEY] = random_hex(20)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "key": self.request.session[_KEY]}

    def get_context_data(self, **kwargs):
        device = TOTPDevice(user=self.request.user, key=self.request.session[_KEY])
        text = base64.b32encode(device.bin_key).decode()
        return super().get_context_data(
            qr_code=_picture(device.config_url),
            key=" ".join(text[start : start + 4] for start in range(0, len(text), 4)),
            is_required=second_factor.must_have(self.request.user),
            next_url=next_address(self.request),
            **kwargs,
        )

    def form_valid(self, form):
        """Store the device, take the session as confirmed by it, and show the recovery codes."""
        session, user = self.request.session, self.request.user
        device, codes = second_factor.replace_device(user, session.pop(_KEY), form.totp.t(), form.totp.drift)
        session.pop(_MAY_CHANGE_UNTIL, None)
        session.cycle_key()
        django_otp.login(self.request, device)
        notify(user, "added")
        return show_codes(self.request, codes, next_address(self.request))


class IndexView(OwnAccountMixin, TemplateView):
    """Says whether the second factor is set up, and leads to what can be done with it."""

    template_name = "accounts/second_factor/index.html"
    page_title = gettext_lazy("Second factor")
    header_icon = "key"

    def get_context_data(self, **kwargs):
        device = second_factor.device_of(self.request.user)
        return super().get_context_data(
            device=device,
            codes_left=device.recovery_codes.count() if device else 0,
            is_required=second_factor.must_have(self.request.user),
            **kwargs,
        )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ConfirmedView(OwnAccountMixin, FormView):
    """Asks for password and code, then does what a subclass does in `confirmed`."""

    template_name = "accounts/second_factor/confirm.html"
    form_class = ConfirmForm
    header_icon = "key"
    success_url = reverse_lazy("second_factor:index")
    explanation = ""
    submit_label = ""

    def dispatch(self, request, *args, **kwargs):
        """Send back whoever has no second factor to change."""
        if not second_factor.is_set_up(request.user):
            return redirect("second_factor:index")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(explanation=self.explanation, submit_label=self.submit_label, **kwargs)

    def form_valid(self, form):
        return self.confirmed()


class RenewCodesView(ConfirmedView):
    """Makes new recovery codes; the old ones end."""

    page_title = gettext_lazy("New recovery codes")
    explanation = gettext_lazy("You get ten new codes. The old ones no longer work.")
    submit_label = gettext_lazy("Make new codes")

    def confirmed(self):
        """Make the codes and show them."""
        codes = recovery.renew(second_factor.device_of(self.request.user))
        notify(self.request.user, "codes_renewed")
        return show_codes(self.request, codes, str(self.success_url))


class ChangeView(ConfirmedView):
    """Lets somebody move to another phone. The old one counts until the new one has shown a code."""

    page_title = gettext_lazy("Change the phone or app")
    explanation = gettext_lazy("Next you set up the new phone. Until that is done the old one still counts.")
    submit_label = gettext_lazy("Go on")

    def confirmed(self):
        """Open the set-up page to this session for some minutes."""
        self.request.session[_MAY_CHANGE_UNTIL] = int(time.time()) + _TIME_TO_CHANGE
        return redirect("second_factor:set_up")


class RemoveView(ConfirmedView):
    """Takes a person's own second factor away, unless they must have one."""

    page_title = gettext_lazy("Remove the second factor")
    explanation = gettext_lazy("After that your password alone opens your account.")
    submit_label = gettext_lazy("Remove")

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever must have one."""
        if second_factor.must_have(request.user):
            messages.error(request, _("Your role needs a second factor. You can change the phone, but not remove it."))
            return redirect("second_factor:index")
        return super().dispatch(request, *args, **kwargs)

    def confirmed(self):
        """Remove it and say so."""
        second_factor.remove(self.request.user)
        messages.success(self.request, _("Your second factor has been removed."))
        return redirect(self.success_url)


class ResetView(OwnAccountMixin, TemplateView):
    """A national administrator takes away the second factor of somebody who has lost it."""

    template_name = "accounts/second_factor/reset.html"
    page_title = gettext_lazy("Reset the second factor")
    header_icon = "key"
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": reverse_lazy("wagtailusers_users:index"), "label": gettext_lazy("Users")},
    ]

    def dispatch(self, request, *args, **kwargs):
        """Refuse everybody else, and one's own account: that goes by password and code."""
        if not request.user.is_superuser:
            raise Http404
        self.person = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if self.person.pk == request.user.pk:
            return redirect("second_factor:index")
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.person)

    def get_context_data(self, **kwargs):
        return super().get_context_data(person=self.person, **kwargs)

    def post(self, request, *args, **kwargs):
        """Reset it and say so."""
        second_factor.reset(self.person)
        messages.success(request, _("The second factor of %(person)s has been reset.") % {"person": self.person})
        return redirect("wagtailusers_users:index")


def _picture(address):
    """Return the QR code of an address as SVG to stand in the page: nobody else is asked to draw the secret."""
    svg = segno.make(address, error="m").svg_inline(light="#fff", omitsize=True)
    return format_html(
        '<div role="img" aria-label="{}">{}</div>',
        _("QR code for your app"),
        mark_safe(svg),  # noqa: S308  (drawn by segno from modules; no text of the address is in it)
    )
