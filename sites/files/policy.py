"""Who may change or delete a picture or document: what readers see, nobody who may not publish.

Wagtail knows no drafts of files: a new file, another alternative text, a deletion are on the site at once. Without
this an editor could change a published page alone by way of what it shows.
"""

from django.db.models import Q
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from sites import scope
from sites.models import Membership
from sites.roles import ROLES

from .use import is_seen_by_readers

_CHANGES = {"change", "delete"}
_PUBLISHERS = {role.key for role in ROLES if "publish" in role.pages}


def is_kept_from(user, file):
    """Tell whether a person must leave a picture or document alone because readers see it.

    Args:
        user: a User or an AnonymousUser.
        file: a picture or document.

    Returns:
        bool; False for whoever holds the right “publish” in the file's federation, and for national administrators.
    """
    if scope.is_unbounded(user):
        return False
    may_publish = any(
        own.held_role in _PUBLISHERS and file.collection.path.startswith(own.collection.path)
        for own in scope.federations_of(user)
    )
    return not may_publish and is_seen_by_readers(file)


class FourEyesFilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy for files in collections, without changes by one editor alone to what readers see.

    “On some or all instances?” and the lists of instances are answered as Wagtail does: files in use are listed and
    chosen by everybody on the team.
    """

    def user_has_any_permission_for_instance(self, user, actions, instance):
        """Tell whether the person may do one of the actions; asked for a single action too."""
        actions = set(actions)
        if actions & _CHANGES and is_kept_from(user, instance):
            actions -= _CHANGES
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def users_with_any_permission_for_instance(self, actions, instance):
        """Return everyone who may do one of the actions."""
        users = super().users_with_any_permission_for_instance(actions, instance)
        if not set(actions) <= _CHANGES or not is_seen_by_readers(instance):
            return users
        above = [collection.pk for collection in instance.collection.get_ancestors(inclusive=True)]
        publishers = Membership.objects.in_force().filter(role__in=_PUBLISHERS, federation__collection__in=above)
        return users.filter(Q(is_superuser=True) | Q(pk__in=publishers.values("user_id")))
