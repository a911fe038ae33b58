from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default = True  # there are two in this module
    verbose_name = _("Accounts")

    def ready(self):
        from . import checks, sessions  # noqa: F401  (they register and connect themselves)


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's own user administration, with a form that knows our sign-in name."""

    user_viewset = "accounts.viewsets.UserViewSet"
