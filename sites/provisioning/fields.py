"""The fields of a specification: each takes what people write, and gives what is stored."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from core.text import clean_text
from sites.models import Federation


class UnitKindField(forms.ChoiceField):
    """Takes the stored value or what people write: «tỉnh», «thành phố», in any case."""

    ALIASES = {
        "tỉnh": Federation.UnitKind.PROVINCE,
        "thành phố": Federation.UnitKind.CITY,
        "toàn quốc": Federation.UnitKind.NATIONAL,
    }
    default_error_messages = {"invalid_choice": _("“%(value)s” is no kind of unit. Write tỉnh or thành phố.")}

    def to_python(self, value):
        word = clean_text(str(value or "")).strip().lower()
        return str(self.ALIASES.get(word, word))


class StateField(forms.ChoiceField):
    """Takes one of the states that a site can be made in."""

    default_error_messages = {
        "invalid_choice": _("A new site cannot be “%(value)s”. Write preparing, or live, or nothing.")
    }


class TextField(forms.CharField):
    """Takes a text and brings it into the form of core.text, before it is looked at whether anything was given."""

    def to_python(self, value):
        return super().to_python(clean_text(str("" if value is None else value)))


class NameListField(forms.CharField):
    """Takes a list of names, or one text with semicolons between them; gives a tuple."""

    def to_python(self, value):
        return names_in(value)

    def run_validators(self, value):
        # CharField's limit is one for each name.
        for name in value:
            super().run_validators(name)


def names_in(value):
    """Return the names in a list, or in one text with semicolons between them, as a tuple."""
    names = value if isinstance(value, list | tuple) else str(value or "").split(";")
    return tuple(name for name in (clean_text(str(name)).strip() for name in names) if name)


class StarterField(forms.CharField):
    """What a site begins with: `standard`, `small`, or `copy:` and the slug of the federation it is copied from.

    Takes a mapping {"copy": slug} as well, and what people write: «chuẩn», «gọn», «sao chép: ben-tre».
    """

    STANDARD, SMALL, COPY = "standard", "small", "copy"
    ALIASES = {"": STANDARD, "chuẩn": STANDARD, "gọn": SMALL}
    _COPY = re.compile(r"(?:copy|sao chép)\s*:\s*([a-z0-9-]+)", re.ASCII)

    def to_python(self, value):
        if isinstance(value, dict) and list(value) == [self.COPY]:
            value = f"{self.COPY}:{value[self.COPY]}"
        word = clean_text(str(value or "")).strip().lower()
        word = self.ALIASES.get(word, word)
        if found := self._COPY.fullmatch(word):
            return f"{self.COPY}:{found[1]}"
        if word not in (self.STANDARD, self.SMALL):
            raise forms.ValidationError(
                _("“%(starter)s” is no beginning of a site. Write standard, small, or copy:ben-tre."),
                params={"starter": word},
            )
        return word
