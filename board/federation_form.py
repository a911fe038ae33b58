"""The form of a new federation. What it refuses `sites` refuses as well; here it is said at the field."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from accounts.models import User
from core.slugs import slugify
from sites.colours import DEFAULT_ACCENT, validate_accent
from sites.hostnames.rules import clean_hostname
from sites.licence_warnings import number_warnings, term_warnings
from sites.models import Federation, Licence
from sites.provisioning import FederationSpec, SpecError
from sites.provisioning.fields import StarterField
from sites.provisioning.headings import COLUMNS
from sites.provisioning.parts import ROLE_KEYS, LicenceForm

from .network import where_it_leads

# The name of a form's field for a field of a specification, where they differ.
_FIELDS_OF_SPEC = {
    "identity.accent_colour": "accent_colour",
    "people[1].email": "manager_email",
    "starter": "model",
}
_LICENCE = "licence_"


class AddressListField(forms.CharField):
    """E-mail addresses, one a line or with commas or semicolons between them; gives a list."""

    widget = forms.Textarea({"rows": 2})

    def to_python(self, value):
        return [address for address in re.split(r"[\s,;]+", super().to_python(value)) if address]


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
    starter = forms.ChoiceField(
        label=_("Begins with"),
        choices=[
            (StarterField.STANDARD, _("The usual sections: about us, news with categories, seminars, contact")),
            (StarterField.SMALL, _("Few sections: about us, news, contact")),
            (StarterField.COPY, _("The structure of another site, without its content")),
        ],
        widget=forms.RadioSelect,
        initial=StarterField.STANDARD,
        required=False,
    )
    model = forms.ModelChoiceField(
        Federation.objects.order_by("name"),
        label=_("The site whose structure is taken"),
        to_field_name="slug",
        required=False,
        help_text=_(
            "Its sections, menu, categories, contact form, and the headings and links of its front page; no text, "
            "picture, person, address or history."
        ),
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
    reviewers = AddressListField(label=_("E-mail of reviewers"), required=False, help_text=_("One a line."))
    editors = AddressListField(label=_("E-mail of editors"), required=False, help_text=_("One a line."))
    managers = AddressListField(label=_("E-mail of further managers"), required=False, help_text=_("One a line."))

    spec = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in LicenceForm().fields.items():
            field.label = COLUMNS[f"licence.{name}"]
            if isinstance(field, forms.DateField):
                field.widget = AdminDateInput()
            self.fields[f"{_LICENCE}{name}"] = field

    def sections(self):
        """Return the fields as the page shows them: (id, heading, bound fields, whether it is folded at first)."""
        licence = [name for name in self.fields if name.startswith(_LICENCE)]
        parts = (
            ("main", _("The federation and its site"), ["name", "unit_kind", "hostname", "manager_email"], False),
            ("starter", _("What the site begins with"), ["starter", "model"], False),
            ("more", _("More about the federation"), ["slug", "seat", "predecessors", "accent_colour"], True),
            ("people", _("Further people"), ["reviewers", "editors", "managers"], True),
            ("licence", _("Licence and contact"), licence, True),
        )
        return [(key, heading, [self[name] for name in names], folded) for key, heading, names, folded in parts]

    def clean_hostname(self):
        return clean_hostname(self.cleaned_data["hostname"], None)

    def clean_starter(self):
        return self.cleaned_data["starter"] or StarterField.STANDARD

    def clean_slug(self):
        typed = self.cleaned_data["slug"]
        slug = typed or slugify(self.cleaned_data.get("name", ""))
        owner = Federation.objects.filter(slug=slug).first()
        if owner is not None:
            message = gettext("“%(slug)s” is the short name of %(name)s already.") % {"slug": slug, "name": owner}
            # Said where something was written.
            self.add_error("slug" if typed else "name", message)
        return slug

    def clean(self):
        values = super().clean()
        if values.get("starter") == StarterField.COPY and not (values.get("model") or self.has_error("model")):
            self.add_error("model", gettext("Choose the site whose structure is taken."))
        if not self.errors:
            try:
                self.spec = FederationSpec.from_mapping(self._mapping(values))
            except SpecError as error:
                for field, message in error.problems:
                    name = _FIELDS_OF_SPEC.get(field, field.replace("licence.", _LICENCE))
                    self.add_error(name if name in self.fields else None, message)
        return values

    @staticmethod
    def _mapping(values):
        own = ("slug", "name", "unit_kind", "hostname", "seat", "predecessors")
        starter = values["starter"]
        return {
            **{name: values[name] for name in own},
            "starter": f"{starter}:{values['model'].slug}" if starter == StarterField.COPY else starter,
            "identity": {"accent_colour": values["accent_colour"]},
            "licence": _licence_of(values),
            "people": [{"email": values["manager_email"], "role": "managers"}],
            **{role: values[role] for role in ROLE_KEYS},
        }

    def advice(self, look_at_network=True):
        """Return {field: [sentence]} of what is worth knowing, and stands in nobody's way.

        Args:
            look_at_network: whether to ask where the host name leads, which takes up to a few seconds.
        """
        given = {name: value for name, value in getattr(self, "cleaned_data", {}).items() if value}
        advice = {}
        if look_at_network and "hostname" in given:
            advice["hostname"] = [where_it_leads(given["hostname"])[1]]
        if User.objects.filter(email=given.get("manager_email", "").lower()).exists():
            advice["manager_email"] = [gettext("This person has an account, and joins the team at once.")]
        licence = Licence(**_licence_of(given))
        advice[f"{_LICENCE}licence_number"] = number_warnings(licence)
        advice[f"{_LICENCE}expires_on"] = term_warnings(licence)
        return {name: sentences for name, sentences in advice.items() if sentences}


def _licence_of(values):
    return {name.removeprefix(_LICENCE): value for name, value in values.items() if name.startswith(_LICENCE)}
