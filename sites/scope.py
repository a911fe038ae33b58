"""Who owns what: the one place that answers it.

The one fact is the Federation row, which ties a site (and with it a page tree), a collection and a team together.
Whatever else belongs to a federation is derived from that here:

    page                        by its place in the tree
    picture, document           by its collection's place in the tree
    collection                  by its place in the tree
    site, setting, redirect     by the site
    revision, workflow state,   by the object they are about
    task state, log entry
    membership, invitation      by the federation
    user                        by a membership in force or ended, of a team one serves

The contract: `owns` answers for one object, the `*_of` functions for lists, and both follow the same rule. National
administrators (superusers) own everything; somebody without a membership in force owns nothing. Roles do not matter
here: what a person may *do* with what the team owns is the business of `sites.roles`.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import Collection, Page, Site

from accounts.models import User


def federations_of(user):
    """Return the federations a person serves today, each with its site, root page and collection loaded.

    Asked once per user object, that is once per request.

    Args:
        user: a User or an AnonymousUser.

    Returns:
        tuple of Federation; the attribute `held_role` of each is the key of the person's role there.
    """
    if not user.is_authenticated or not user.is_active:
        return ()
    if not hasattr(user, "_federations"):
        memberships = user.memberships.in_force().select_related(
            "federation__site__root_page", "federation__collection"
        )
        for membership in memberships:
            membership.federation.held_role = membership.role
        user._federations = tuple(membership.federation for membership in memberships)
    return user._federations


def role_in(user, federation):
    """Return the key of a person's role in a federation ("editors", "reviewers", "managers"), or None."""
    return next((own.held_role for own in federations_of(user) if own.pk == federation.pk), None)


def pages_of(user, queryset=None):
    """Return the pages (of `queryset`, or all) in the trees of the federations a person serves."""
    queryset = Page.objects.all() if queryset is None else queryset
    paths = [federation.site.root_page.path for federation in federations_of(user)]
    return _below(user, queryset, paths, "path")


def collections_of(user, queryset=None):
    """Return the collections (of `queryset`, or all) of the federations a person serves, those inside included."""
    queryset = Collection.objects.all() if queryset is None else queryset
    paths = [federation.collection.path for federation in federations_of(user)]
    return _below(user, queryset, paths, "path")


def files_of(user, queryset):
    """Return the pictures or documents of `queryset` that lie in the collections of a person's federations."""
    paths = [federation.collection.path for federation in federations_of(user)]
    return _below(user, queryset, paths, "collection__path")


def sites_of(user):
    """Return the Sites of the federations a person serves."""
    if user.is_superuser:
        return Site.objects.all()
    return Site.objects.filter(pk__in=[federation.site_id for federation in federations_of(user)])


def people_of(user):
    """Return everyone who is or was on a team the person serves, national administrators left out, and the person."""
    if user.is_superuser:
        return User.objects.all()
    teams = [federation.pk for federation in federations_of(user)]
    return User.objects.filter(Q(memberships__federation__in=teams, is_superuser=False) | Q(pk=user.pk)).distinct()


def _below(user, queryset, paths, field):
    """Narrow a queryset to the rows whose treebeard path starts with one of `paths`; all rows for a superuser."""
    if user.is_superuser:
        return queryset
    if not paths:
        return queryset.none()
    return queryset.filter(reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths)))
