from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitesConfig(AppConfig):
    name = "sites"
    verbose_name = _("Federations' sites")

    def ready(self):
        from . import checks, versions  # noqa: F401  (register themselves)
        from .editing import defaults  # noqa: F401  (connects itself)
        from .fence import filters, mails, tags
        from .hostnames import front  # noqa: F401  (connects itself)
        from .people import handlers  # noqa: F401  (connects itself)
        from .reports import handlers as history_handlers  # noqa: F401  (connects itself)
        from .review import notifications  # noqa: F401  (connects itself)

        filters.narrow()
        mails.narrow()
        tags.switch_off_popular_tags()
