"""What is searched: one row beside each catalogue entry, with the page's text and the terms it is found by."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from catalogue.models import Entry


class TermsField(models.TextField):
    """Terms joined by spaces (search.terms): `tsvector` on PostgreSQL, text under an FTS5 table on SQLite.

    A term holds letters, digits, marks and the low line only, so it needs no escaping in any of the two.
    """

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_placeholder(self, value, compiler, connection):
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value, connection, prepared=False):
        value = super().get_db_prep_value(value, connection, prepared)
        if connection.vendor == "postgresql" and value:
            return "'" + value.replace(" ", "' '") + "'"
        return value

    def from_db_value(self, value, expression, connection):
        return value.replace("'", "") if connection.vendor == "postgresql" and value else value


class Document(index.Indexed, models.Model):
    """The searchable side of a catalogue entry. It is gone when the entry is: what nobody may read, nobody finds."""

    entry = models.OneToOneField(
        Entry,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_document",
        verbose_name=_("catalogue entry"),
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=32)
    text = models.TextField(_("text"), blank=True)
    terms = TermsField(_("terms"))

    # For an engine that goes through Wagtail's search backends; only search.index feeds it.
    search_auto_update = False
    search_fields = [
        index.SearchField("terms", es_extra={"analyzer": "whitespace"}),
        index.RelatedFields(
            "entry",
            [
                index.FilterField("site"),
                index.FilterField("kind"),
                index.FilterField("facet"),
                index.FilterField("shown_at"),
            ],
        ),
    ]

    # A derived row is no "usage" of a page in the admin's sense.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self):
        return f"{self.entry_id}"
