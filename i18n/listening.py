"""Hears which strings the install asks its catalogues for while it answers."""

import contextlib
from unittest import mock

from django.utils.translation.trans_real import DjangoTranslation


@contextlib.contextmanager
def listening(heard):
    """Note what is said while the context lasts.

    Args:
        heard: a dict to fill: {English string: whether a catalogue has the Vietnamese of it}.
    """
    said, said_of_many = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def gettext(self, message):
        # A context stands before its string, divided by a sign that no text has.
        heard[message.rpartition("\x04")[2]] = self._catalog.get(message) is not None
        return said(self, message)

    def ngettext(self, singular, plural, number):
        heard[plural] = self._catalog.get((singular, 0)) is not None
        return said_of_many(self, singular, plural, number)

    with (
        mock.patch.object(DjangoTranslation, "gettext", gettext),
        mock.patch.object(DjangoTranslation, "ngettext", ngettext),
    ):
        yield
