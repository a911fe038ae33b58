"""The forms of the board. What they refuse is refused by `sites` as well; here it is said at the field."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from core.dates import validate_year
from core.slugs import slugify
from sites.colours import DEFAULT_ACCENT, validate_accent
from sites.hostnames.rules import clean_hostname
from sites.models import Domain, Federation
from sites.provisioning import FederationSpec, SpecError

# The name of a form's field for a field of a specification, where they differ.
_FIELDS_OF_SPEC = {"identity.accent_colour": "accent_colour", "people[1].email": "manager_email"}


class NewFederationForm(forms.Form):
    """What a national administrator says of a new federation; four fields must be filled in.

    After it is valid, `spec` is the FederationSpec.
    """

    name = forms.CharField(label=_("Name of the province or city"), max_length=120, help_text=_("e.g. Bến Tre"))
    unit_kind = forms.ChoiceField(
        label=_("Kind of unit"),
        choices=[(kind, kind.label) for kind in (Federation.UnitKind.PROVINCE, Federation.UnitKind.CITY)],
        widget=forms.RadioSelect,
        initial=Federation.UnitKind.PROVINCE,
    )
    hostname = forms.CharField(
        label=_("Host name"), max_length=253, help_text=_("Where readers find it, e.g. congdoanbentre.vn")
    )
    manager_email = forms.EmailField(
        label=_("E-mail of the first manager"),
        max_length=254,
        help_text=_("An invitation goes there; the manager invites everybody else."),
    )
    slug = forms.CharField(
        label=_("Short name in commands"),
        max_length=60,
        required=False,
        help_text=_("Made from the name when it is left empty. It never changes."),
    )
    seat = forms.CharField(label=_("Seat"), max_length=120, required=False)
    predecessors = forms.CharField(
        label=_("Predecessors"), required=False, help_text=_("Merged federations, with semicolons between them.")
    )
    accent_colour = forms.CharField(
        label=_("Accent colour"),
        required=False,
        initial=DEFAULT_ACCENT,
        widget=forms.TextInput({"type": "color"}),
        validators=[validate_accent],
    )

    spec = None

    def clean_hostname(self):
        return clean_hostname(self.cleaned_data["hostname"], None)

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))
        owner = Federation.objects.filter(slug=slug).first()
        if owner is not None:
            raise forms.ValidationError(
                gettext("“%(slug)s” is the short name of %(name)s already.")
                % {
                    "slug": slug,
                    "name": owner,
                }
            )
        return slug

    def clean(self):
        values = super().clean()
        if not self.errors:
            try:
                self.spec = FederationSpec.from_mapping(self._mapping(values))
            except SpecError as error:
                for field, message in error.problems:
                    name = _FIELDS_OF_SPEC.get(field, field)
                    self.add_error(name if name in self.fields else None, message)
        return values

    @staticmethod
    def _mapping(values):
        own = ("slug", "name", "unit_kind", "hostname", "seat", "predecessors")
        return {
            **{name: values[name] for name in own},
            "identity": {"accent_colour": values["accent_colour"]},
            "people": [{"email": values["manager_email"], "role": "managers"}],
        }


class StateForm(forms.Form):
    """Take a federation to another state."""

    state = forms.ChoiceField(label=_("New state"), widget=forms.RadioSelect)
    existed_until = forms.DateField(
        label=_("Existed until"),
        required=False,
        widget=AdminDateInput,
        validators=[validate_year],
        help_text=_("For an archive: the federation's last day."),
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=1000)

    def __init__(self, *args, federation, **kwargs):
        super().__init__(*args, **kwargs)
        states = Federation.State
        self.fields["state"].choices = [(state, state.label) for state in states if state != federation.state]
        self.fields["existed_until"].initial = federation.existed_until


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
