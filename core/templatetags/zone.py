"""The time zone beside the times that are shown."""

from django import template

from core import time_zone

register = template.Library()

register.simple_tag(time_zone.zone_name)
