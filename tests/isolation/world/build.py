"""Building the world: two full federations, a third for people in two teams, the national portal and strangers."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core import mail
from django.test import Client

from accounts.models import User
from sites.models import Federation
from sites.provisioning import FederationSpec, provision
from tests import cast
from tests.isolation import rows
from tests.isolation.markers import ALPHA, BRAVO, CHARLIE

from .exports import add_export
from .files import add_files
from .mergers import add_merger
from .pages import add_pages
from .people import add_people
from .settings import add_settings
from .side import Side
from .visits import add_visits

STRANGER = "stranger@nowhere.example"
ADMINISTRATOR = "administrator@national.example"
BOTH = {ALPHA.word: "both-alpha@two-teams.example", BRAVO.word: "both-bravo@two-teams.example"}


@dataclass
class World:
    """Everything a run needs to know.

    Attributes:
        alpha, bravo: the two Sides of which neither may see the other.
        charlie: the Side whose editor also serves alpha, and another bravo.
        administrator, stranger: a superuser, and an account without a team.
        both: {mark's word: User} who manages that side and edits charlie.
        national_host: hostname of the national portal.
        sessions: {user's primary key: session key}, made once: to sign in is a write.
        before: {table: {primary key: row}} of the whole database, once the world stands.
        forms: {address: forms} as an administrator sees them, kept by the crawler for all who replay them.
    """

    alpha: Side
    bravo: Side
    charlie: Side
    administrator: User
    stranger: User
    both: dict
    national_host: str
    sessions: dict = field(default_factory=dict)
    before: dict = None
    forms: dict = field(default_factory=dict)

    def sides(self, direction):
        """Return (own side, foreign side) of a direction, e.g. "alpha-bravo"."""
        own, foreign = direction.split("-")
        return getattr(self, own), getattr(self, foreign)


def build_world():
    """Make the world in the current database and return it."""
    national = cast.SPECS["national"]
    provision(FederationSpec.from_mapping(national))
    administrator = _user(ADMINISTRATOR, is_superuser=True)
    stranger = _user(STRANGER)
    alpha, bravo, charlie = (build_side(mark) for mark in (ALPHA, BRAVO, CHARLIE))
    both = {side.mark.word: _two_teams(side, charlie) for side in (alpha, bravo)}
    world = World(alpha, bravo, charlie, administrator, stranger, both, national["hostname"])
    people = [*alpha.people.values(), *bravo.people.values(), *both.values(), administrator, stranger]
    world.sessions = {user.pk: _session(user) for user in people if user.is_active}
    world.before = rows.everything()
    # The workflow has written to the teams meanwhile.
    mail.outbox.clear()
    return world


def build_side(mark):
    """Make a full federation whose texts carry a Mark, and return its Side."""
    before = rows.everything()
    provision(FederationSpec.from_mapping(_specification(mark)))
    slug = mark.token("slug")
    side = Side(mark, Federation.objects.select_related("site__root_page", "collection", "workflow").get(slug=slug))
    add_people(side)
    add_settings(side)
    add_files(side)
    add_pages(side)
    add_visits(side)
    add_merger(side)
    add_export(side)
    side.note(
        side.federation,
        side.federation.site,
        side.federation.editors,
        side.federation.managers,
        side.federation.workflow,
        side.federation.workflow.workflow_tasks.first().task,
    )
    _visit(side)
    side.rows = rows.made_since(before)
    return side


def _visit(side):
    """Open every page once as a reader: what is made at the first visit (cuts of pictures) is made now."""
    for page in side.pages.values():
        Client().get(page.get_url() or "/", SERVER_NAME=side.host)


def _specification(mark):
    return {
        "slug": mark.token("slug"),
        "name": mark.text("federation"),
        "unit_kind": "tỉnh",
        "state": "live",
        "hostname": f"{mark.token('host')}.example",
        "seat": mark.text("seat"),
        "predecessors": [mark.text("predecessor")],
        "identity": {
            "name": mark.text("identity"),
            "slogan": mark.text("slogan"),
        },
        "licence": {"managing_body": mark.text("licence"), "address": mark.text("address")},
    }


def _user(email, **fields):
    found = User.objects.filter(email=email).first()
    make = User.objects.create_superuser if fields.pop("is_superuser", False) else User.objects.create_user
    return found or make(email, cast.PASSWORD, **fields)


def _session(user):
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _two_teams(side, other):
    user = _user(BOTH[side.mark.word])
    user.groups.add(side.federation.managers, other.federation.editors)
    return User.objects.get(pk=user.pk)
