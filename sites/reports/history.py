"""The history of a site: who did what, and when. For its managers."""

from collections import defaultdict

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import ContentTypeFilter, DateRangePickerWidget, MultipleUserFilter
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.reports.base import ReportView
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_content_type_label
from wagtail.log_actions import registry
from wagtail.users.utils import get_deleted_user_display_name

from accounts.models import User
from core.exports import SafeExportMixin
from sites import scope
from sites.models import HistoryLine
from sites.permissions import federations_managed_by, managed_by_team, manages_any

from .scoped import SiteFilterSet

EXPORT_BATCH = 2000


def lines_for(user):
    """Return the lines of history that a person may read: those of the sites they manage.

    Returns:
        QuerySet of HistoryLine; for a national administrator all of them, those of no federation too.
    """
    if user.is_superuser:
        return HistoryLine.objects.all()
    return HistoryLine.objects.filter(federation__in=[own.pk for own in managed_by_team(user)])


def action_label(action):
    """Return what people call an action; one that no app registers any more is called by its key."""
    return str(registry.get_action_label(action)) if registry.action_exists(action) else action


def who(line):
    """Return the name of whoever did what a line says."""
    if line.user_id is None:
        return gettext("the system")
    return get_user_display_name(line.user) if line.user else get_deleted_user_display_name(user_id=line.user_id)


class HistoryFilterSet(SiteFilterSet):
    federation = django_filters.ModelChoiceFilter(
        label=_("Site"), queryset=lambda request: federations_managed_by(request.user)
    )
    label = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    user = MultipleUserFilter(
        label=_("Person"),
        distinct=False,
        widget=forms.CheckboxSelectMultiple,
        queryset=lambda request: User.objects.filter(
            pk__in=lines_for(request.user).order_by().values("user_id")
        ).order_by("last_name", "first_name", "email"),
    )
    action = django_filters.MultipleChoiceFilter(
        label=_("Action"), distinct=False, widget=forms.CheckboxSelectMultiple
    )
    content_type = ContentTypeFilter(
        label=_("Kind of object"),
        queryset=lambda request: ContentType.objects.filter(
            pk__in=lines_for(request.user).order_by().values("content_type_id")
        ).order_by("model"),
    )
    timestamp = django_filters.DateFromToRangeFilter(label=_("Period"), widget=DateRangePickerWidget)

    class Meta:
        model = HistoryLine
        fields = ["federation", "label", "user", "action", "content_type", "timestamp"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = lines_for(self.request.user).order_by().values_list("action", flat=True).distinct()
        choices = ((action, capfirst(action_label(action))) for action in found)
        self.filters["action"].extra["choices"] = sorted(choices, key=lambda choice: choice[1])


class History(SafeExportMixin, ReportView):
    """The list, newest first, and its spreadsheet."""

    page_title = _("History of the site")
    header_icon = "history"
    model = HistoryLine
    filterset_class = HistoryFilterSet
    index_url_name = "site_reports:history"
    index_results_url_name = "site_reports:history_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    permission_policy = None

    list_export = ["timestamp", "who", "action_label", "kind", "label", "federation"]
    export_headings = {
        "timestamp": _("Time"),
        "who": _("Person"),
        "action_label": _("Action"),
        "kind": _("Kind of object"),
        "label": _("Title"),
        "federation": _("Site"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not manages_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if self.is_export:
            # Row by row: a history has no end.
            lines = self.get_filtered_queryset().select_related("user", "federation").iterator(EXPORT_BATCH)
            return self.as_spreadsheet(lines, request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def federations(self):
        """The federations whose history the person reads."""
        return list(federations_managed_by(self.request.user))

    @cached_property
    def columns(self):
        site = [Column("federation", label=_("Site"))] if len(self.federations) > 1 else []
        return [
            TitleColumn("label", label=_("Title"), get_url=lambda line: line.edit_url),
            *site,
            Column("kind", label=_("Kind of object"), accessor=_kind),
            Column("message", label=_("Action")),
            Column("who", label=_("Person"), accessor=who),
            DateColumn("timestamp", label=_("Time")),
        ]

    def get_filename(self):
        return f"history-{timezone.localdate():%Y-%m-%d}"

    def get_queryset(self):
        return lines_for(self.request.user)

    def paginate_queryset(self, queryset, page_size):
        """Add to the lines of one page of the list what only these need: the wording, and where the object is."""
        queryset = queryset.select_related("user", "federation", "page_entry", "model_entry")
        paginator, page, lines, is_long = super().paginate_queryset(queryset, page_size)
        lines = list(lines)
        _add_messages(lines, self.request.user)
        _add_links(lines, self.request.user)
        return paginator, page, lines, is_long

    def to_row_dict(self, item):
        return {
            "timestamp": item.timestamp,
            "who": who(item),
            "action_label": action_label(item.action),
            "kind": _kind(item),
            "label": item.label,
            "federation": str(item.federation or ""),
        }


def _kind(line):
    """Return what kind of object a line is about, without a query."""
    return get_content_type_label(ContentType.objects.get_for_id(line.content_type_id)) if line.content_type_id else ""


def _add_messages(lines, user):
    """Put into each line the sentence that Wagtail has for its entry.

    The sentence may name pages by which the deed was done (copied from, moved to). Where one of them is not the
    reader's, the action's plain name stands instead.
    """
    named = {line.pk: _pages_named(line.entry) for line in lines}
    wanted = {number for numbers in named.values() for number in numbers}
    own = set(scope.pages_of(user).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    for line in lines:
        is_open = user.is_superuser or named[line.pk] <= own
        line.message = line.entry.message if is_open else capfirst(action_label(line.action))


def _pages_named(entry):
    """Return the primary keys of the pages that an entry's data names."""
    data = entry.data if isinstance(entry.data, dict) else {}
    places = (data.get(name) for name in ("source", "destination"))
    return {place["id"] for place in places if isinstance(place, dict) and place.get("id")}


def _add_links(lines, user):
    """Put into each line the address of its object's form, None if there is none for the reader.

    One query for each kind of object.
    """
    wanted = defaultdict(set)
    for line in lines:
        wanted[line.content_type_id].add(line.object_id)
    finder, found = AdminURLFinder(user), {}
    for kind, numbers in wanted.items():
        model = kind and ContentType.objects.get_for_id(kind).model_class()
        for number, instance in (model._base_manager.in_bulk(numbers) if model else {}).items():
            found[kind, str(number)] = _link(instance, finder)
    for line in lines:
        line.edit_url = found.get((line.content_type_id, line.object_id))


def _link(instance, finder):
    """Return the address of an object's form, or None; that of a redirect is our own view's, not Wagtail's."""
    if isinstance(instance, Redirect):
        return reverse("site_redirects:edit", args=[instance.pk]) if instance.site_id else None
    return finder.get_edit_url(instance)
