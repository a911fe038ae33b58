from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WithdrawalsConfig(AppConfig):
    name = "withdrawals"
    verbose_name = _("Pages taken down")

    def ready(self):
        from . import handlers  # noqa: F401  (connects itself)
