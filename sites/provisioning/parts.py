"""The parts of a specification that are checked by themselves: the two settings, and the first people."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from accounts.models import User, normal_email
from sites.models import Identity, Licence
from sites.roles import ROLES

from .fields import TextField, names_in

ROLE_KEYS = tuple(role.key for role in ROLES)


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


PARTS = {"identity": IdentityForm, "licence": LicenceForm}


@dataclass(frozen=True)
class Person:
    """Somebody on the team: an account that is made without a password, or an existing one that joins."""

    email: str
    role: str
    first_name: str = ""
    last_name: str = ""


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
        if self.cleaned_data["role"] not in ROLE_KEYS:
            raise forms.ValidationError(_("Choose one of: %(roles)s.") % {"roles": ", ".join(ROLE_KEYS)})
        return self.cleaned_data["role"]


def unknown_field(key, known):
    """Return what is said of a field that there is not."""
    return _("There is no field “%(key)s”. The fields are: %(known)s.") % {
        "key": key,
        "known": ", ".join(known),
    }


def read_people(people, by_role):
    """Check the first people of a team.

    Args:
        people: list of mappings with the fields of PersonForm, or None.
        by_role: {role's key: addresses}, a list or one text with semicolons between them.

    Returns:
        (tuple of Person, list of (field, message))
    """
    members, problems, seen = [], [], {}
    if people is not None and not isinstance(people, list):
        problems.append(("people", _("This must be a list of people.")))
        people = None
    for number, person in enumerate(people or (), 1):
        problems += _take_in(f"people[{number}]", person, members, seen)
    for role, addresses in by_role.items():
        for address in names_in(addresses):
            found = _take_in(role, {"email": address, "role": role}, members, seen)
            problems += [(role, f"{address}: {message}") for _field, message in found]
    return tuple(members), problems


def _take_in(where, person, members, seen):
    """Check one person and append them to the members; return the problems met."""
    if not isinstance(person, dict):
        return [(where, _("Each person has an email and a role."))]
    known = PersonForm.base_fields
    problems = [(f"{where}.{key}", unknown_field(key, known)) for key in person if key not in known]
    form = PersonForm(person)
    problems += [(f"{where}.{name}", text) for name, texts in form.errors.items() for text in texts]
    if form.is_valid():
        member = Person(**form.cleaned_data)
        if member.email in seen:
            # One person has one role in a team.
            twice = _("This address stands in %(place)s too.") % {"place": seen[member.email]}
            problems.append((f"{where}.email", twice))
        seen.setdefault(member.email, where)
        members.append(member)
    return problems
