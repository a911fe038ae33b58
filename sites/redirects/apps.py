from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig


class RedirectsConfig(WagtailRedirectsAppConfig):
    """Wagtail's redirects, whose permission policy is ours: of two that are registered, the later one counts."""

    def ready(self):
        super().ready()
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.permissions import register_permission_policy

        from sites.permissions import OwnViewsOnlyPolicy

        # After Wagtail's own, which make the redirects.
        from . import handlers  # noqa: F401  (connects itself)

        register_permission_policy(Redirect, OwnViewsOnlyPolicy(Redirect))
