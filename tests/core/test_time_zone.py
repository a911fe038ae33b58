"""The name of the zone: of the one that is in force, wherever the install stands."""

import pytest
from django.utils import timezone, translation

from core.time_zone import zone_name


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Ho_Chi_Minh", "Vietnam time (GMT+7)"),
        ("Asia/Tokyo", "Asia/Tokyo (GMT+9)"),
        ("Asia/Kathmandu", "Asia/Kathmandu (GMT+5:45)"),
        ("America/St_Johns", "America/St Johns (GMT-"),
        ("UTC", "UTC (GMT+0)"),
    ],
)
def test_zone_is_named_with_its_distance(zone, name):
    with translation.override("en"), timezone.override(zone):
        assert zone_name().startswith(name)


def test_west_of_greenwich_minutes_count_the_same_way():
    with translation.override("en"), timezone.override("Pacific/Marquesas"):
        assert zone_name() == "Pacific/Marquesas (GMT-9:30)"


def test_installs_own_zone_is_named_where_nobody_chose_another(settings):
    with translation.override("en"), timezone.override(None):
        assert zone_name() == "Vietnam time (GMT+7)"
