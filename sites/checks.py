"""System checks of what every install of this product relies on."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connections


@register(Tags.database)
def no_default_site(app_configs=None, databases=None, **kwargs):
    """Report a default Site: it would answer hosts that are no federation's.

    Returns:
        list of one Warning (sites.W001) or none.
    """
    from wagtail.models import Site

    if not databases or "wagtailcore_site" not in connections["default"].introspection.table_names():
        return []
    default = Site.objects.filter(is_default_site=True).first()
    if default is None:
        return []
    return [
        Warning(
            f"The site {default.hostname} is Wagtail's default site, so unknown hosts are shown its pages.",
            hint="Take the mark off under Settings → Sites.",
            id="sites.W001",
        )
    ]


@register
def known_host_middleware_installed(app_configs=None, **kwargs):
    """Report that hosts are let through unchecked, since ALLOWED_HOSTS alone no longer refuses them.

    Returns:
        list of one Error (sites.E001) or none.
    """
    if "sites.middleware.KnownHostMiddleware" in settings.MIDDLEWARE:
        return []
    return [Error("sites.middleware.KnownHostMiddleware is not in MIDDLEWARE.", id="sites.E001")]


@register
def fence_stands(app_configs=None, **kwargs):
    """Report that the fence between the teams is off; only the control run of tests/isolation silences it.

    Returns:
        list of one Error (sites.E002) or none.
    """
    if settings.FENCE_ENABLED and "sites.fence.middleware.FenceMiddleware" in settings.MIDDLEWARE:
        return []
    return [
        Error(
            "The fence is off (FENCE_ENABLED, or FenceMiddleware is not in MIDDLEWARE): each team would see and change"
            " the others' work.",
            id="sites.E002",
        )
    ]
