"""What this app adds to the admin."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button


@hooks.register("register_account_menu_item")
def second_factor_item(request):
    """The second factor among the actions of the account page."""
    return {
        "url": reverse("second_factor:index"),
        "label": _("Second factor"),
        "help_text": _("A code from an app on your phone, asked for after the password."),
    }


@hooks.register("register_account_menu_item")
def end_sessions_item(request):
    """The end of one's other sessions beside it."""
    return {
        "url": reverse("sessions:end_others"),
        "label": _("End all other sessions"),
        "help_text": _("Signs you out on every other computer and phone."),
    }


@hooks.register("register_user_listing_buttons")
def reset_button(user, request_user):
    """Resetting somebody's second factor, in the list of all users."""
    if request_user.is_superuser and user.pk != request_user.pk:
        yield Button(_("Reset the second factor"), reverse("second_factor:reset", args=[user.pk]), icon_name="key")
