"""What every report of a team's shares: whose sites it is about, and a filter by site for those who see several."""

import django_filters
from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.functions import Cast
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type

from sites import scope
from sites.models import ApprovalTask, Federation


def federations_seen_by(user):
    """Return the federations whose reports a person sees: those served, or all for a national administrator.

    Returns:
        QuerySet of Federation with its site and root page.
    """
    federations = Federation.objects.select_related("site__root_page")
    if user.is_superuser:
        return federations
    return federations.filter(pk__in=[federation.pk for federation in scope.federations_of(user)])


def reviews_of(user, federation=None):
    """Return the WorkflowStates of the pages of a person's federations.

    The look-up goes from a review to its page, by primary key: there are far fewer reviews than pages.

    Args:
        user: a User.
        federation: only reviews of this federation's pages.
    """
    # Cast, since PostgreSQL does not compare a text with a number.
    page = scope.pages_of(user, Page.objects.filter(pk=Cast(OuterRef("object_id"), IntegerField())))
    if federation is not None:
        page = page.filter(path__startswith=federation.site.root_page.path)
    return WorkflowState.objects.filter(Exists(page), base_content_type=get_default_page_content_type())


def awaiting_review_by(user):
    """Return the TaskStates that wait for a person's decision, in two queries at most.

    Wagtail's `TaskState.objects.reviewable_by` asks once for each task of the install, that is for each federation.
    An ApprovalTask is the only kind of task that provisioning makes.
    """
    tasks = ApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        tasks = tasks.filter(groups__in=user.groups.all())
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__in=tasks.values("pk"))
    return waiting.filter(workflow_state__in=reviews_of(user))


class SiteFilterSet(WagtailFilterSet):
    """A report's filters, with one by site for people who see more than one.

    A subclass says in `filter_site` what lies in a site. Every choice that names people, workflows or tasks must
    come from what the person sees anyway: Wagtail's own filters name those of the whole install.
    """

    federation = django_filters.ModelChoiceFilter(
        label=_("Site"),
        method="filter_site",
        queryset=lambda request: federations_seen_by(request.user),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if federations_seen_by(self.request.user).count() < 2:
            del self.filters["federation"]

    def filter_site(self, queryset, name, federation):
        """Narrow a queryset to one federation.

        Args:
            queryset: what the report lists.
            name: name of the filter.
            federation: the Federation chosen.
        """
        raise NotImplementedError


class PersonField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, user):
        return get_user_display_name(user)


class PersonFilter(django_filters.ModelChoiceFilter):
    """A choice of one person, by name."""

    field_class = PersonField


class PersonColumn(Column):
    """The name of a person, or nothing."""

    def get_value(self, instance):
        return get_user_display_name(super().get_value(instance))


class SiteColumn(Column):
    """The federation's name of a page's, for people who see several sites."""

    def __init__(self, federations, get_page):
        super().__init__("federation", label=_("Site"))
        self.names = {federation.site.root_page.path: federation.name for federation in federations}
        self.get_page = get_page

    def get_value(self, instance):
        path = self.get_page(instance).path
        return next((name for root, name in self.names.items() if path.startswith(root)), "")


class OwnSitesMixin:
    """For a report view: the sites it is about."""

    @cached_property
    def federations(self):
        """The federations that the person sees, as a list."""
        return list(federations_seen_by(self.request.user))

    def site_columns(self, get_page):
        """Return the column that names the site, in a list that is empty for people of one site."""
        return [SiteColumn(self.federations, get_page)] if len(self.federations) > 1 else []
