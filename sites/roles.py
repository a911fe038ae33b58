"""Who may do what: the three roles of a team, as one table.

The contract: a role's grants reach the federation's own page tree, its own collection and its own site's settings,
and nothing else. A group is given exactly what its row says; `grant` adds what is missing and takes away what the
row does not name, so the table and the database cannot drift apart (tests/sites/test_roles.py).

Approving is what parts a reviewer from an editor; the site's settings are what parts a manager from a reviewer.
Wagtail's right “publish” lets nobody publish alone (core.permissions): it is for taking down, hiding, moving.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission


@dataclass(frozen=True)
class Role:
    """One role of a team.

    Attributes:
        key: name of the group's field on Federation.
        label: what people call it.
        pages: page permission types on the federation's tree (wagtail.models.PAGE_PERMISSION_TYPES).
        collection: permissions on the federation's collection.
        settings: permissions on site settings, on the federation's site.
    """

    key: str
    label: str
    pages: tuple
    collection: tuple
    settings: tuple


# In Wagtail "change" includes deleting a file; there is no separate right to grant.
_FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)

ROLES = (
    Role("editors", _("Editors"), ("add", "change"), _FILES, ()),
    Role("reviewers", _("Reviewers"), ("add", "change", "publish", "lock", "unlock"), _FILES, ()),
    Role(
        "managers",
        _("Managers"),
        ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        _FILES,
        ("sites.change_identity", "sites.change_licence", "visits.change_visitcounter"),
    ),
)

# The one permission that is not bound to a place: without it nobody opens the admin at all.
EVERYWHERE = ("wagtailadmin.access_admin",)


def group_name(slug, role):
    """Return the name of a federation's group for a role, e.g. "ben-tre: Biên tập viên"."""
    return f"{slug}: {role.label}"


def permission_ids(names):
    """Return {"app_label.codename": primary key} of permissions, in one query.

    Raises:
        KeyError: for a name that no installed app defines.
    """
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk").filter(
        codename__in=[name.partition(".")[2] for name in names]
    )
    found = {f"{app_label}.{codename}": pk for app_label, codename, pk in rows}
    return {name: found[name] for name in names}


def grant(group, role, federation):
    """Make a group's grants equal to its role's row for one federation.

    Args:
        group: the auth Group.
        role: a Role.
        federation: an object with `site` and `collection` (a Federation, or one in the making).

    Returns:
        list of str: the permissions given or taken away; empty when all was right.
    """
    pages = [f"wagtailcore.{kind}_page" for kind in role.pages]
    ids = permission_ids([*pages, *role.collection, *role.settings, *EVERYWHERE])
    names = {pk: name for name, pk in ids.items()}
    places = (
        (GroupPagePermission, "page_id", federation.site.root_page_id, pages),
        (GroupCollectionPermission, "collection_id", federation.collection.pk, role.collection),
        (GroupSitePermission, "site_id", federation.site.pk, role.settings),
    )
    changed = []
    for model, field, place, wanted in places:
        changed += _equalise(model, group, field, {(place, ids[name]) for name in wanted})
    wanted = {ids[name] for name in EVERYWHERE}
    if differing := wanted ^ set(group.permissions.values_list("pk", flat=True)):
        group.permissions.set(wanted)
        changed += sorted(differing)
    return [names.get(pk, "a permission outside the role") for pk in changed]


def withdraw(group):
    """Take all grants of a team's group away, as long as its federation is not worked on; `grant` gives them back."""
    for model in (GroupPagePermission, GroupCollectionPermission, GroupSitePermission):
        model.objects.filter(group=group).delete()
    group.permissions.clear()


def _equalise(model, group, field, wanted):
    """Make the group's rows of a permission model equal to `wanted`, a set of (place id, permission id).

    Returns the permission ids of the rows that were made or removed.
    """
    found = set(model.objects.filter(group=group).values_list(field, "permission_id"))
    # Sorted, so that a dry run and the run after it give the same report.
    missing, surplus = sorted(wanted - found), sorted(found - wanted)
    model.objects.bulk_create(
        model(group=group, permission_id=permission_id, **{field: place}) for place, permission_id in missing
    )
    for place, permission_id in surplus:
        model.objects.filter(group=group, permission_id=permission_id, **{field: place}).delete()
    return [permission_id for _place, permission_id in [*missing, *surplus]]
