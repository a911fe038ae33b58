from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sites.models.draft_link import TERMS


def term_choices():
    """Return the terms that a link can have, in words."""
    return [(days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}) for days in TERMS]


class DraftLinkForm(forms.Form):
    """Asks for how long a link is to work."""

    days = forms.TypedChoiceField(
        label=_("The link works for"),
        coerce=int,
        choices=term_choices,
        initial=TERMS[1],
        widget=forms.RadioSelect,
        help_text=_("Whoever has the link can read the page's newest draft, also what is changed after today."),
    )
