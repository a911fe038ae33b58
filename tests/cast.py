"""The cast: two federations with a team each, an administrator of all, and a stranger.

Every permission test asks three things: does it work for the one whose it is, is the neighbour refused, is the
stranger refused? The two federations are provisioned once for a run, by the product's own function; a test's
changes are rolled back.
"""

from dataclasses import dataclass

from accounts.models import User
from home.models import HomePage
from news.models import NewsIndexPage
from pages.models import ContactPage, StandardPage
from seminars.models import SeminarIndexPage
from sites.models import Federation
from sites.provisioning import FederationSpec, provision

PASSWORD = "a password of the cast"

SPECS = {
    "an-giang": {
        "slug": "an-giang",
        "name": "An Giang",
        "unit_kind": "tỉnh",
        "state": "live",
        "hostname": "an-giang.example",
        "identity": {"slogan": "Khẩu hiệu An Giang", "accent_colour": "#0b6b4f"},
        "licence": {
            "managing_body": "LĐLĐ tỉnh An Giang",
            "licence_number": "11/GP-TTĐT",
            "issuing_authority": "Sở Thông tin và Truyền thông An Giang",
            "issued_on": "05/06/2020",
            "responsible_person": "Người Phụ Trách An Giang",
            "address": "Số 1, Rạch Giá",
            "phones": "0296.000.0001; 0296.000.0002",
            "email": "lienhe@an-giang.example",
        },
    },
    "ca-mau": {
        "slug": "ca-mau",
        "name": "Cà Mau",
        "unit_kind": "tỉnh",
        "state": "live",
        "hostname": "ca-mau.example",
        "identity": {"slogan": "Khẩu hiệu Cà Mau"},
        "licence": {"managing_body": "LĐLĐ tỉnh Cà Mau", "address": "Số 2, Cà Mau"},
    },
    "national": {
        "slug": "national",
        "name": "Cổng thông tin Công đoàn",
        "unit_kind": "toàn quốc",
        "hostname": "national.example",
    },
}
ROLES = {"editor": "editors", "reviewer": "reviewers", "manager": "managers"}


@dataclass(frozen=True)
class Team:
    """One federation of the cast with its pages and people."""

    federation: Federation
    home: HomePage
    news: NewsIndexPage
    seminars: SeminarIndexPage
    about: StandardPage
    contact: ContactPage
    editor: User
    reviewer: User
    manager: User

    @property
    def host(self):
        """The site's hostname."""
        return self.federation.site.hostname

    @property
    def site(self):
        """The federation's Site."""
        return self.federation.site


def provision_cast():
    """Provision the federations of SPECS with their people, the administrator and the stranger."""
    for slug, spec in SPECS.items():
        people = [{"email": f"{person}@{slug}.example", "role": role} for person, role in ROLES.items()]
        for person in people:
            # Whoever has an account joins at once; the others would be sent an invitation.
            User.objects.create_user(person["email"], PASSWORD)
        provision(FederationSpec.from_mapping({**spec, "people": people}))
    User.objects.create_superuser("administrator@national.example", PASSWORD)
    User.objects.create_user("stranger@nowhere.example", PASSWORD)


def team(slug):
    """Load one federation of the cast afresh."""
    federation = Federation.objects.select_related("site", "collection").get(slug=slug)
    home = HomePage.objects.get(pk=federation.site.root_page_id)
    section = {
        name: model.objects.child_of(home).get()
        for name, model in {
            "news": NewsIndexPage,
            "seminars": SeminarIndexPage,
            "about": StandardPage,
            "contact": ContactPage,
        }.items()
    }
    people = {person: User.objects.get(email=f"{person}@{slug}.example") for person in ROLES}
    return Team(federation=federation, home=home, **section, **people)
