"""Dates that people type: a slip of a key must not put a page into the year 219."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1945, 2100


def validate_year(value):
    """Raise ValidationError unless the year of a date or datetime is one that a federation's page can be of."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(
            _("The year %(year)s cannot be right. Enter the date as day/month/year, e.g. 30/9/2026.")
            % {"year": value.year},
            code="year",
        )
