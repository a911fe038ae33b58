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

from sites.hostnames.rules import clean_hostname
from sites.models import Federation
from sites.roles import ROLES, group_name

from .fields import NameListField, StarterField, StateField, TextField, UnitKindField
from .parts import PARTS, ROLE_KEYS, IdentityForm, LicenceForm, read_people, unknown_field


class SpecError(Exception):
    """A specification that cannot be carried out.

    Attributes:
        problems: list of (field, message); a field inside a part is written `licence.issued_on`.
    """

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("; ".join(f"{name}: {message}" for name, message in self.problems))


@dataclass(frozen=True)
class FederationSpec:
    """A checked specification.

    Attributes:
        slug, name, unit_kind, seat: as on Federation.
        hostname, port: where the site answers; without a port, the install's own (settings.SITE_PORT).
        predecessors: names of merged federations.
        state: "preparing", or "live" for a site that is opened to readers at once.
        starter: what the site begins with, as a StarterField gives it.
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
    starter: str = StarterField.STANDARD
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
        main, parts, people, by_role, problems = _split(data)
        form = SpecForm(main)
        identity_form, licence_form = IdentityForm(parts["identity"]), LicenceForm(parts["licence"])
        for prefix, part in (("", form), ("identity.", identity_form), ("licence.", licence_form)):
            problems += [(f"{prefix}{name}", text) for name, texts in part.errors.items() for text in texts]
        members, people_problems = read_people(people, by_role)
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
    state = StateField(
        required=False,
        choices=[(state, state.label) for state in (Federation.State.PREPARING, Federation.State.LIVE)],
    )

    starter = StarterField(required=False, max_length=80)

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
        if federation is None:
            if "slug" in values:
                self._check_groups(values["slug"])
            self._check_model(values.get("starter", ""))
        return values

    def _check_model(self, starter):
        kind, _colon, model = starter.partition(":")
        if kind == StarterField.COPY and not Federation.objects.filter(slug=model).exists():
            self.add_error(
                "starter",
                _("There is no federation “%(slug)s” whose structure could be copied. Make that one first.")
                % {"slug": model},
            )

    def _check_groups(self, slug):
        # A group of such a name that is no federation's may hold people and rights: it is never taken over.
        with translation.override(settings.LANGUAGE_CODE):
            names = [group_name(slug, role) for role in ROLES]
        for name in Group.objects.filter(name__in=names).values_list("name", flat=True):
            self.add_error("slug", _("There is a group “%(name)s” already; rename or delete it.") % {"name": name})


def _split(data):
    """Divide plain data into main fields, parts, people and people by role; return them and the problems met."""
    main, parts, people, by_role, problems = {}, {name: {} for name in PARTS}, None, {}, []
    for key, value in data.items():
        name, _dot, inner = str(key).partition(".")
        if key == "people":
            people = value
        elif key in ROLE_KEYS:
            by_role[key] = value
        elif name in PARTS and inner:
            parts[name][inner] = value
        elif name in PARTS and (isinstance(value, dict) or value is None):
            parts[name].update(value or {})
        elif name in PARTS:
            problems.append((key, _("This must hold fields of its own.")))
        elif key in SpecForm.base_fields:
            main[key] = value
        else:
            problems.append((key, unknown_field(key, [*SpecForm.base_fields, *PARTS, "people", *ROLE_KEYS])))
    for name, values in parts.items():
        known = PARTS[name].base_fields
        problems += [(f"{name}.{key}", unknown_field(key, known)) for key in values if key not in known]
    return main, parts, people, by_role, problems


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
