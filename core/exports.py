"""Spreadsheets of the admin, as people here open them."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What a spreadsheet program takes for a formula (OWASP, "CSV Injection"). In XLSX Wagtail marks text as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_text(value):
    """Return a text that no spreadsheet program runs as a formula, with an apostrophe before it if need be."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export with text that stays text, local times, and letters that Excel reads.

    Wagtail writes times in UTC, cells of a CSV as they are, and no byte order mark, without which Excel takes
    Vietnamese for another encoding.
    """

    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        datetime.datetime: {
            SpreadsheetExportMixin.FORMAT_XLSX: timezone.make_naive,
            SpreadsheetExportMixin.FORMAT_CSV: lambda value: date_format(
                timezone.localtime(value), "SHORT_DATETIME_FORMAT"
            ),
        },
    }

    def preprocess_field_value(self, field, value, export_format):
        """Bring one cell's value into its form for the file."""
        value = super().preprocess_field_value(field, value, export_format)
        return plain_text(str(value)) if export_format == self.FORMAT_CSV and value is not None else value

    def stream_csv(self, queryset):
        """Yield the file line by line."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
