"""Which federations an object belongs to. What `sites.scope` answers for a person, this answers for an object."""

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Collection, Page, Site, Task, Workflow

from accounts.models import User
from sites.models import Federation, Membership
from sites.roles import ROLES


def federations_of_object(instance):
    """Return the federations an object belongs to.

    Args:
        instance: any stored model instance.

    Returns:
        list of Federation primary keys; empty for what belongs to no federation, or to all.
    """
    if isinstance(instance, Page):
        return federations_of_paths([instance.path])
    if isinstance(instance, Federation):
        return [instance.pk]
    if isinstance(instance, User):
        return list(Membership.objects.in_force().filter(user=instance).values_list("federation_id", flat=True))
    condition = _tie(instance)
    return _keys(Federation.objects.filter(condition).distinct()) if condition else []


def federations_of_paths(paths):
    """Return the primary keys of the federations in whose page trees any of some treebeard paths lies."""
    roots = {start for path in paths for start in _beginnings(path, Page.steplen)}
    return _keys(Federation.objects.filter(site__root_page__path__in=roots))


def _tie(instance):
    """Return the condition on Federation that finds an object's federation, or None."""
    if isinstance(instance, Site):
        return Q(site=instance)
    if isinstance(instance, Collection):
        return Q(collection__path__in=_beginnings(instance.path, Collection.steplen))
    if isinstance(instance, Group):
        return Q(*((role.key, instance) for role in ROLES), _connector=Q.OR)
    if isinstance(instance, Workflow):
        return Q(workflow=instance)
    if isinstance(instance, Task):
        return Q(workflow__workflow_tasks__task=instance)
    return _tie_by_field(instance)


def _tie_by_field(instance):
    """Return the condition for an object that names its federation, collection, site or page, or None."""
    if federation := getattr(instance, "federation_id", None):
        return Q(pk=federation)
    if getattr(instance, "collection_id", None):
        return Q(collection__path__in=_beginnings(instance.collection.path, Collection.steplen))
    if site := getattr(instance, "site_id", None):
        return Q(site_id=site)
    if getattr(instance, "page_id", None):
        return Q(site__root_page__path__in=_beginnings(instance.page.path, Page.steplen))
    return None


def _beginnings(path, step):
    """Return the paths of a node of a tree and of all nodes above it."""
    return [path[:end] for end in range(step, len(path) + 1, step)]


def _keys(federations):
    return list(federations.order_by("pk").values_list("pk", flat=True))
