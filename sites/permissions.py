"""Who manages what: the rights of managers over things that belong to a site, as permission policies.

Wagtail asks a model's policy two kinds of questions: "on some or all instances?" and "on this instance?". Its generic
views ask only the first and then act on any instance, so a policy that answers it for managers would open those views
on every site's rows. `SiteScopedPolicy` is for our own views, which ask both; `OwnViewsOnlyPolicy` is what is
registered, so that every other door (Wagtail's views, its API) is closed to teams.
"""

from wagtail.permission_policies import BasePermissionPolicy

from accounts.models import User
from sites import scope
from sites.models import Federation, Membership
from sites.models.membership import MANAGERS


def federations_managed_by(user):
    """Return the federations whose sites a person may run, in the order of their slugs.

    Returns:
        QuerySet of Federation with its site and root page; all of them for a national administrator.
    """
    federations = Federation.objects.select_related("site__root_page")
    if _is_national(user):
        return federations
    return federations.filter(pk__in=[federation.pk for federation in managed_by_team(user)])


def manages_any(user):
    """Tell whether a person manages a site at all."""
    return _is_national(user) or bool(managed_by_team(user))


def managed_by_team(user):
    """Return the federations in whose teams a person is manager, as a list; asked for once per request."""
    return [federation for federation in scope.federations_of(user) if federation.held_role == MANAGERS]


def managers_in_force(**where):
    """Return the memberships of the managers who can sign in today.

    National administrators need none and do not count.

    Args:
        where: conditions on Membership, e.g. a federation.
    """
    return Membership.objects.of_managers().filter(user__is_active=True, user__is_superuser=False, **where)


def _is_national(user):
    return user.is_active and user.is_superuser


class SiteScopedPolicy(BasePermissionPolicy):
    """Managers may do everything with the instances of their own site; nobody else anything.

    For models with a `site`. An instance without one acts on every host and is for national administrators.
    """

    def user_has_permission(self, user, action):
        """Tell whether the person manages a site at all."""
        return manages_any(user)

    def users_with_any_permission(self, actions):
        """Return everyone who manages a site."""
        national = User.objects.filter(is_superuser=True, is_active=True)
        return (national | User.objects.filter(pk__in=managers_in_force().values("user_id"))).distinct()

    def user_has_permission_for_instance(self, user, action, instance):
        """Tell whether the person manages the instance's site."""
        own = {federation.site_id for federation in managed_by_team(user)}
        return _is_national(user) or instance.site_id in own

    def instances_user_has_any_permission_for(self, user, actions):
        """Return the instances of the sites that the person manages."""
        if _is_national(user):
            return self.model._default_manager.all()
        return self.model._default_manager.filter(
            site__in=[federation.site_id for federation in managed_by_team(user)]
        )

    def users_with_any_permission_for_instance(self, actions, instance):
        """Return everyone who manages the instance's site."""
        national = User.objects.filter(is_superuser=True, is_active=True)
        own = managers_in_force(federation__site_id=instance.site_id or 0)
        return (national | User.objects.filter(pk__in=own.values("user_id"))).distinct()


class OwnViewsOnlyPolicy(SiteScopedPolicy):
    """The same for one instance, but "some or all instances" is answered for national administrators alone."""

    def user_has_permission(self, user, action):
        """Tell whether the person is a national administrator."""
        return _is_national(user)

    def users_with_any_permission(self, actions):
        """Return the national administrators."""
        return User.objects.filter(is_superuser=True, is_active=True)
