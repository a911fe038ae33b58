"""What would otherwise be met only when somebody signs in."""

from django.conf import settings
from django.core.checks import Error, register
from django.utils.module_loading import import_string


@register
def second_factor_rule(app_configs, **kwargs):
    """The function that says who must have a second factor can be imported."""
    try:
        import_string(settings.SECOND_FACTOR_RULE)
    except ImportError as error:
        return [Error(f"SECOND_FACTOR_RULE cannot be imported: {error}", id="accounts.E001")]
    return []
