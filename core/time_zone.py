"""The name of the time zone in which dates and times are shown and read."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_VIETNAM = gettext_lazy("Vietnam time")
# What people call a zone; any other is called by its key.
_NAMES = {"Asia/Ho_Chi_Minh": _VIETNAM, "Asia/Saigon": _VIETNAM}


def zone_name():
    """Return how to name the zone that is in force: the install's (TIME_ZONE), or in the admin a person's own.

    Returns:
        str, e.g. “Vietnam time (GMT+7)”.
    """
    key = timezone.get_current_timezone_name()
    distance = int(timezone.localtime().utcoffset().total_seconds()) // 60
    hours, minutes = divmod(abs(distance), 60)
    offset = ("-" if distance < 0 else "+") + (f"{hours}:{minutes:02d}" if minutes else str(hours))
    return _("%(zone)s (GMT%(offset)s)") % {"zone": _NAMES.get(key, key.replace("_", " ")), "offset": offset}
