from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoardConfig(AppConfig):
    name = "board"
    verbose_name = _("Board of federations")

    def ready(self):
        from . import tasks  # noqa: F401  (registers its jobs)
