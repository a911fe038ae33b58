"""The specification of a federation, and its validation: every problem is named with its field."""

import re
from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User, normal_email
from core.text import clean_text
from sites.hostnames.rules import clean_hostname
from sites.models import Federation, Identity, Licence
from sites.roles import ROLES, group_name


class SpecError(Exception):
    """A specification that cannot be carried out.

    Attributes:
        problems: list of (field, message); a field inside a part is written `licence.issued_on`.
    """

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("; ".join(f"{name}: {message}" for name, message in self.problems))


@dataclass(frozen=True)
class Person:
    """Somebody on the team: an account that is made without a password, or an existing one that joins."""

    email: str
    role: str
    first_name: str = ""
    last_name: str = ""


@dataclass(frozen=True)
class FederationSpec:
    """A checked specification.

    Attributes:
        slug, name, unit_kind, seat: as on Federation.
        hostname, port: where the site answers; without a port, the install's own (settings.SITE_PORT).
        predecessors: names of merged federations.
        state: "preparing", or "live" for a site that is opened to readers at once.
        identity, licence: initial values of the two settings, by field name.
        people: the first members of the team.
    """

    slug: str
    name: str
    unit_kind: str
    hostname: str
    port: int | None
    seat: str = ""
    predecessors: tuple = ()
    state: str = Federation.State.PREPARING
    identity: dict = field(default_factory=dict)
    licence: dict = field(default_factory=dict)
    people: tuple = ()

    @classmethod
    def from_mapping(cls, data):
        """Check plain data (from YAML, a sheet's row or a form) and return the specification.

        Args:
            data: mapping; unknown names are problems, so that a misspelt field is never silently dropped.

        Raises:
            SpecError: with every problem found.
        """
        if not isinstance(data, dict):
            raise SpecError([("", _("The specification must be a list of fields with values."))])
        main, identity, licence, people, problems = _split(data)
        form = SpecForm(main)
        identity_form, licence_form = IdentityForm(identity), LicenceForm(licence)
        for prefix, part in (("", form), ("identity.", identity_form), ("licence.", licence_form)):
            problems += [(f"{prefix}{name}", text) for name, texts in part.errors.items() for text in texts]
        members, people_problems = _people(people)
        problems += people_problems
        if problems:
            raise SpecError(problems)
        values = form.cleaned_data
        return cls(
            **values,
            identity=_with_default_names(values, _given(identity_form)),
            licence=_given(licence_form),
            people=members,
        )


class UnitKindField(forms.ChoiceField):
    """Takes the stored value or what people write: «tỉnh», «thành phố», in any case."""

    ALIASES = {
        "tỉnh": Federation.UnitKind.PROVINCE,
        "thành phố": Federation.UnitKind.CITY,
        "toàn quốc": Federation.UnitKind.NATIONAL,
    }

    def to_python(self, value):
        word = clean_text(str(value or "")).strip().lower()
        return str(self.ALIASES.get(word, word))


class TextField(forms.CharField):
    """Takes a text and brings it into the form of core.text, before it is looked at whether anything was given."""

    def to_python(self, value):
        return super().to_python(clean_text(str("" if value is None else value)))


class NameListField(forms.CharField):
    """Takes a list of names, or one text with semicolons between them; gives a tuple."""

    def to_python(self, value):
        names = value if isinstance(value, list | tuple) else str(value or "").split(";")
        return tuple(name for name in (clean_text(str(name)).strip() for name in names) if name)

    def run_validators(self, value):
        # CharField's limit is one for each name.
        for name in value:
            super().run_validators(name)


class SpecForm(forms.Form):
    """The fields of a specification that are not parts."""

    slug = forms.CharField(
        max_length=60,
        validators=[
            RegexValidator(
                re.compile(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII),
                gettext_lazy("Use lower-case letters a–z, digits and single hyphens, e.g. ben-tre."),
            )
        ],
    )
    name = TextField(max_length=120)
    unit_kind = UnitKindField(choices=Federation.UnitKind.choices)
    hostname = TextField(max_length=253)
    port = forms.IntegerField(required=False, min_value=1, max_value=65535)
    seat = TextField(required=False, max_length=120)
    predecessors = NameListField(required=False, max_length=120)
    state = forms.ChoiceField(
        required=False,
        choices=[(state, state.label) for state in (Federation.State.PREPARING, Federation.State.LIVE)],
    )

    def clean_state(self):
        is_national = self.cleaned_data.get("unit_kind") == Federation.UnitKind.NATIONAL
        # Without the national site nobody could sign in to open it.
        return self.cleaned_data["state"] or Federation.State(("preparing", "live")[is_national])

    def clean_hostname(self):
        return clean_hostname(self.cleaned_data["hostname"], self.cleaned_data.get("slug"))

    def clean(self):
        values = super().clean()
        federation = Federation.objects.filter(slug=values.get("slug", "")).select_related("site").first()
        if federation and "hostname" in values and federation.site.hostname != values["hostname"]:
            self.add_error(
                "hostname",
                _("%(name)s exists with the address %(hostname)s. Provisioning does not change addresses.")
                % {"name": federation, "hostname": federation.site.hostname},
            )
        if federation is None and "slug" in values:
            self._check_groups(values["slug"])
        return values

    def _check_groups(self, slug):
        # A group of such a name that is no federation's may hold people and rights: it is never taken over.
        with translation.override(settings.LANGUAGE_CODE):
            names = [group_name(slug, role) for role in ROLES]
        for name in Group.objects.filter(name__in=names).values_list("name", flat=True):
            self.add_error("slug", _("There is a group “%(name)s” already; rename or delete it.") % {"name": name})


class IdentityForm(forms.ModelForm):
    """Initial values of the identity setting."""

    class Meta:
        model = Identity
        fields = ["governing_body", "name", "slogan", "accent_colour"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["accent_colour"].required = False

    def clean_accent_colour(self):
        return self.cleaned_data["accent_colour"] or Identity._meta.get_field("accent_colour").default


class LicenceForm(forms.ModelForm):
    """Initial values of the licence and contact setting."""

    class Meta:
        model = Licence
        fields = [
            "managing_body",
            "governing_body",
            "licence_number",
            "issuing_authority",
            "issued_on",
            "expires_on",
            "responsible_person",
            "address",
            "phones",
            "fax",
            "email",
            "builder_credit",
        ]


class PersonForm(forms.Form):
    """One of the first members of the team."""

    email = forms.EmailField(max_length=254)
    role = TextField(required=False)  # clean_role says what may be chosen
    first_name = TextField(max_length=150, required=False)
    last_name = TextField(max_length=150, required=False)

    def clean_email(self):
        email = normal_email(self.cleaned_data["email"])
        if User.objects.filter(email=email, is_superuser=True).exists():
            raise forms.ValidationError(_("%(email)s is a national administrator.") % {"email": email})
        return email

    def clean_role(self):
        roles = [role.key for role in ROLES]
        if self.cleaned_data["role"] not in roles:
            raise forms.ValidationError(_("Choose one of: %(roles)s.") % {"roles": ", ".join(roles)})
        return self.cleaned_data["role"]


PARTS = {"identity": IdentityForm, "licence": LicenceForm}


def _split(data):
    """Divide plain data into the main fields, the parts and the people; return them and the problems met."""
    main, parts, people, problems = {}, {name: {} for name in PARTS}, [], []
    for key, value in data.items():
        name, _dot, inner = str(key).partition(".")
        if key == "people":
            people = value
        elif name in PARTS and inner:
            parts[name][inner] = value
        elif name in PARTS and (isinstance(value, dict) or value is None):
            parts[name].update(value or {})
        elif name in PARTS:
            problems.append((key, _("This must hold fields of its own.")))
        elif key in SpecForm.base_fields:
            main[key] = value
        else:
            problems.append((key, _unknown(key, [*SpecForm.base_fields, *PARTS, "people"])))
    for name, values in parts.items():
        known = PARTS[name].base_fields
        problems += [(f"{name}.{key}", _unknown(key, known)) for key in values if key not in known]
    return main, parts["identity"], parts["licence"], people, problems


def _unknown(key, known):
    return _("There is no field “%(key)s”. The fields are: %(known)s.") % {
        "key": key,
        "known": ", ".join(known),
    }


def _people(people):
    """Check the list of people; return (tuple of Person, problems)."""
    members, problems = [], []
    if people is None or not isinstance(people, list):
        return (), [] if people is None else [("people", _("This must be a list of people."))]
    for number, person in enumerate(people, 1):
        where = f"people[{number}]"
        if not isinstance(person, dict):
            problems.append((where, _("Each person has an email and a role.")))
            continue
        known = PersonForm.base_fields
        problems += [(f"{where}.{key}", _unknown(key, known)) for key in person if key not in known]
        form = PersonForm(person)
        problems += [(f"{where}.{name}", text) for name, texts in form.errors.items() for text in texts]
        if form.is_valid():
            members.append(Person(**form.cleaned_data))
    return tuple(members), problems


def _given(form):
    return {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}


def _with_default_names(values, identity):
    """Fill in the official name and the governing body, in the language of the sites."""
    kind = values["unit_kind"]
    with translation.override(settings.LANGUAGE_CODE):
        if kind == Federation.UnitKind.NATIONAL:
            defaults = {"name": values["name"]}
        else:
            pattern = (
                _("Labour Federation of %(name)s City")
                if kind == Federation.UnitKind.CITY
                else _("Labour Federation of %(name)s Province")
            )
            defaults = {
                "name": pattern % values,
                "governing_body": _("Vietnam General Confederation of Labour"),
            }
    return {**defaults, **identity}
