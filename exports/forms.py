"""The forms of this room. What they refuse is refused by the work itself as well."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """An export as a file."""

    file = forms.FileField(label=_("File"), help_text=_("An export that this software has made (.lddl.zip)."))


class RestoreForm(forms.Form):
    """Under which names a federation comes back."""

    slug = forms.CharField(
        label=_("Short name in commands"),
        max_length=60,
        help_text=_("It never changes. For a trial e.g. ben-tre-thu."),
    )
    hostname = forms.CharField(
        label=_("Host name"),
        max_length=253,
        help_text=_("Where it is shown. Under its own name it is as it was; under another it is prepared first."),
    )
    lets_people_in = forms.BooleanField(
        label=_("Its people are on the team again"),
        required=False,
        help_text=_("Leave it empty for a trial: nobody gets a second team by it."),
    )


class DeleteForm(forms.Form):
    """The name of a federation, typed by whoever wants it deleted."""

    name = forms.CharField(label=_("Name of the federation"), max_length=200)
