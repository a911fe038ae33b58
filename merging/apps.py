from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MergingConfig(AppConfig):
    name = "merging"
    verbose_name = _("Mergers of federations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import handlers, tasks  # noqa: F401  (register themselves)
