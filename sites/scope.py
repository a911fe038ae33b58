"""Who owns what: the one place that answers it.

The one fact is the Federation row, which ties a site (and with it a page tree), a collection and a team together.
Whatever else belongs to a federation is derived from that here:

    page                        by its place in the tree
    picture, document           by its collection's place in the tree
    collection                  by its place in the tree
    site, setting, redirect,    by the site
    visits of sites and pages
    revision, workflow state,   by the object they are about
    task state, log entry,
    link to a draft
    membership, invitation      by the federation (which owns itself)
    user                        by a membership in force or ended, of a team one serves

The contract: `owns` answers for one object, the `*_of` functions for lists, and both follow the same rule. National
administrators (superusers) own everything; somebody without a membership in force owns nothing. Roles do not matter
here: what a person may *do* with what the team owns is the business of `sites.roles`.
"""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Collection, CollectionMember, Page, Revision, Site, Task, TaskState, Workflow, WorkflowState

from accounts.models import User
from sites.models import DraftLink, Federation, Invitation, Membership
from visits.models import PageDay, PageTotal, SiteDay, SiteTotal


def is_unbounded(user):
    """Tell whether no bounds hold for a person: a national administrator, or the fence is off.

    `FENCE_ENABLED` is False in one place only, the control run of tests/isolation, which proves that the tests would
    see what the fence hides; a system check (sites.E002) refuses it elsewhere.
    """
    return user.is_superuser or not settings.FENCE_ENABLED


def federations_of(user):
    """Return the federations a person serves today, each with its site, root page and collection loaded.

    A federation that is archived or closed is served by nobody (sites.states).

    Asked once per user object, that is once per request.

    Args:
        user: a User or an AnonymousUser.

    Returns:
        tuple of Federation; the attribute `held_role` of each is the key of the person's role there.
    """
    if not user.is_authenticated or not user.is_active:
        return ()
    if not hasattr(user, "_federations"):
        working = user.memberships.filter(federation__state__in=Federation.WORKING)
        memberships = working.filter(ended_at=None).select_related(
            "federation__site__root_page", "federation__collection"
        )
        in_force = [membership for membership in memberships if membership.is_in_force]
        for membership in in_force:
            membership.federation.held_role = membership.role
        user._federations = tuple(membership.federation for membership in in_force)
        user._has_lapsed = len(in_force) < len(memberships)
    return user._federations


def has_lapsed_membership(user):
    """Tell whether a membership of a person is past its last day and still open, with the groups that go with it."""
    federations_of(user)
    return getattr(user, "_has_lapsed", False)


def role_in(user, federation):
    """Return the key of a person's role in a federation ("editors", "reviewers", "managers"), or None."""
    return next((own.held_role for own in federations_of(user) if own.pk == federation.pk), None)


def pages_of(user, queryset=None):
    """Return the pages (of `queryset`, or all) in the trees of the federations a person serves."""
    queryset = Page.objects.all() if queryset is None else queryset
    paths = [federation.site.root_page.path for federation in federations_of(user)]
    return _below(user, queryset, paths, "path")


def files_of(user, queryset):
    """Return the pictures or documents of `queryset` that lie in the collections of a person's federations."""
    paths = [federation.collection.path for federation in federations_of(user)]
    return _below(user, queryset, paths, "collection__path")


def owns_page(user, page):
    """Tell whether a page lies in the tree of a federation the person serves; its front page is part of it."""
    return is_unbounded(user) or any(page.path.startswith(own.site.root_page.path) for own in federations_of(user))


def owns_collection(user, collection):
    """Tell whether a collection is that of a federation the person serves, or lies inside it."""
    return is_unbounded(user) or any(collection.path.startswith(own.collection.path) for own in federations_of(user))


def owns(user, obj):
    """Tell whether an object belongs to a federation the person serves.

    Args:
        user: a User or an AnonymousUser.
        obj: a model instance of any kind this module's table names.

    Returns:
        bool; False for kinds the table does not name, so that a new model is closed until somebody thinks about it.
    """
    if is_unbounded(user):
        return True
    if not federations_of(user):
        return False
    return any(test(user, obj) for kind, test in _TESTS if isinstance(obj, kind))


def sites_of(user):
    """Return the Sites of the federations a person serves."""
    if is_unbounded(user):
        return Site.objects.all()
    return Site.objects.filter(pk__in=[federation.site_id for federation in federations_of(user)])


def people_of(user):
    """Return everyone who is or was on a team the person serves, national administrators left out, and the person."""
    if is_unbounded(user):
        return User.objects.all()
    teams = [federation.pk for federation in federations_of(user)]
    return User.objects.filter(Q(memberships__federation__in=teams, is_superuser=False) | Q(pk=user.pk)).distinct()


def _owns_by_site(user, obj):
    site_id = obj.pk if isinstance(obj, Site) else obj.site_id
    return any(own.site_id == site_id for own in federations_of(user))


def _owns_by_federation(user, obj):
    return any(own.pk == obj.federation_id for own in federations_of(user))


def _owns_by_content(user, obj):
    content = obj.content_object
    return content is not None and owns(user, content)


_TESTS = (
    (Page, owns_page),
    (Collection, owns_collection),
    (CollectionMember, lambda user, obj: owns_collection(user, obj.collection)),
    ((Site, BaseSiteSetting, Redirect, SiteTotal, SiteDay, PageTotal, PageDay), _owns_by_site),
    (Federation, lambda user, obj: any(own.pk == obj.pk for own in federations_of(user))),
    ((Membership, Invitation), _owns_by_federation),
    ((Revision, WorkflowState), _owns_by_content),
    (TaskState, lambda user, obj: owns(user, obj.workflow_state)),
    (DraftLink, lambda user, obj: owns_page(user, obj.page)),
    (Workflow, lambda user, obj: any(own.workflow_id == obj.pk for own in federations_of(user))),
    (Task, lambda user, obj: any(owns(user, workflow) for workflow in obj.workflows)),
    (User, lambda user, obj: people_of(user).filter(pk=obj.pk).exists()),
)


def _below(user, queryset, paths, field):
    """Narrow a queryset to the rows whose treebeard path starts with one of `paths`; all rows for the unbounded."""
    if is_unbounded(user):
        return queryset
    if not paths:
        return queryset.none()
    return queryset.filter(reduce(or_, (Q(**{f"{field}__startswith": path}) for path in paths)))
