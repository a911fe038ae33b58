"""What ties a federation together, as plain facts that outlive its rows."""

from dataclasses import asdict, dataclass

from django.db.models import Q
from wagtail.models import Collection, Page, Task

from accounts.models import User
from library.models import folder_of
from sites.models import Membership
from sites.roles import ROLES


@dataclass(frozen=True)
class Estate:
    """By what everything of a federation is found.

    Kept with a deletion, these numbers are what the scan looks for when no row is left that would tell them.

    Attributes:
        federation, site, root, collection, workflow: primary keys; `root` is that of the front page.
        page_path, collection_path: treebeard paths of the front page and of the collection.
        groups: primary keys of the three groups, in the order of sites.roles.
        tasks: primary keys of the workflow's tasks.
        people: primary keys of those who belong to no other federation.
        folder: of its media, e.g. "c7".
        slug, hostnames: the names it is known by.
    """

    federation: int
    site: int
    root: int
    collection: int
    workflow: int
    page_path: str
    collection_path: str
    groups: tuple
    tasks: tuple
    people: tuple
    folder: str
    slug: str
    hostnames: tuple

    @classmethod
    def of(cls, federation):
        """Return the estate of a Federation as it is now."""
        collection = Collection.objects.get(pk=federation.collection_id)
        root_id = federation.site.root_page_id
        tasks = Task.objects.filter(workflow_tasks__workflow=federation.workflow_id)
        return cls(
            federation=federation.pk,
            site=federation.site_id,
            root=root_id,
            collection=collection.pk,
            workflow=federation.workflow_id,
            page_path=Page.objects.values_list("path", flat=True).get(pk=root_id),
            collection_path=collection.path,
            groups=tuple(getattr(federation, f"{role.key}_id") for role in ROLES),
            tasks=tuple(tasks.order_by("pk").values_list("pk", flat=True)),
            people=tuple(people_of_nobody_else(federation).order_by("pk").values_list("pk", flat=True)),
            folder=folder_of(collection),
            slug=federation.slug,
            hostnames=tuple(federation.domains.values_list("hostname", flat=True)),
        )

    @classmethod
    def from_json(cls, facts):
        """Return the estate that `as_json` wrote down."""
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()})

    def as_json(self):
        """Return the facts as JSON takes them."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def people_of_nobody_else(federation):
    """Return the Users who have, or had, a place in this federation and in no other.

    National administrators, and whoever is in a group that is no team's of this federation, are the install's.
    """
    groups = [getattr(federation, f"{role.key}_id") for role in ROLES]
    own = Membership.objects.filter(federation=federation)
    elsewhere = Membership.objects.exclude(federation=federation)
    return User.objects.filter(pk__in=own.values("user"), is_superuser=False).exclude(
        Q(pk__in=elsewhere.values("user"))
        | Q(pk__in=User.groups.through.objects.exclude(group__in=groups).values("user"))
    )
