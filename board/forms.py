"""The forms of the board. What they refuse is refused by `sites` as well; here it is said at the field."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from core.dates import validate_year
from sites.models import Domain, Federation


class StateForm(forms.Form):
    """Take a federation to another state.

    Args:
        federation: the Federation.
        missing: labels of what its site still needs (board.checklist); opening it then demands a waiver.
    """

    state = forms.ChoiceField(label=_("New state"), widget=forms.RadioSelect)
    existed_until = forms.DateField(
        label=_("Existed until"),
        required=False,
        widget=AdminDateInput,
        validators=[validate_year],
        help_text=_("For an archive: the federation's last day."),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=1000)
    waiver = forms.CharField(
        label=_("Why it may be opened although something is missing"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=1000,
        help_text=_("For opening it alone. It stands in the history, with what was missing."),
    )

    def __init__(self, *args, federation, missing=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.missing = missing
        states, left_out = Federation.State, {federation.state}
        if federation.state == states.PREPARING:
            # Nothing is open that could be interrupted; and from there it would be opened without its checklist.
            left_out.add(states.SUSPENDED)
        self.fields["state"].choices = [(state, state.label) for state in states if state not in left_out]
        self.fields["existed_until"].initial = federation.existed_until
        if not missing:
            del self.fields["waiver"]

    def clean(self):
        values = super().clean()
        if values.get("state") == Federation.State.LIVE and self.missing and not values.get("waiver", "").strip():
            message = gettext("Still missing: %(items)s. Mend it first, or write here why it may wait.")
            self.add_error("waiver", message % {"items": ", ".join(self.missing)})
        return values


class HostnameForm(forms.Form):
    """A host name as somebody writes it."""

    hostname = forms.CharField(label=_("Host name"), max_length=253)


class DomainForm(forms.ModelForm):
    """Until when a domain is paid."""

    class Meta:
        model = Domain
        fields = ["expires_on"]
        widgets = {"expires_on": AdminDateInput}

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day is not None:
            validate_year(day)
        return day
