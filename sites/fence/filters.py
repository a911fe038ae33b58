"""The filters of Wagtail's page listings offer a team its own people and sites.

Stock filters offer everybody who has ever owned or edited a page of the install, and every site. Wagtail has no hook
for that, so the querysets of its filter classes are replaced, as data, in this one
place; tests/sites/fence/test_filters.py fails when a class or a filter is renamed upstream.
"""

from django.contrib.auth import get_user_model
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.contrib.forms.views import FormPageFilterSet
from wagtail.models import PageLogEntry

from sites import scope

FILTER_SETS = (PageFilterSet, GenericPageFilterSet, FormPageFilterSet)


def owners(request):
    """Return the people who own a page among those the requester sees."""
    pages = scope.pages_of(request.user)
    return get_user_model().objects.filter(pk__in=pages.order_by().values("owner_id"))


def editors(request):
    """Return the people who have edited a page among those the requester sees."""
    entries = PageLogEntry.objects.filter(action="wagtail.edit")
    if not scope.is_unbounded(request.user):
        entries = entries.filter(page_id__in=scope.pages_of(request.user).values("pk"))
    return get_user_model().objects.filter(pk__in=entries.order_by().values("user_id"))


def sites(request):
    """Return the requester's sites."""
    return scope.sites_of(request.user)


def narrow():
    """Give the filters of Wagtail's page listings the querysets above; called once, when the apps are ready."""
    for filter_set in FILTER_SETS:
        for name, queryset in (("owner", owners), ("edited_by", editors), ("site", sites)):
            # base_filters is what each instance's filters are copied from.
            filter_set.base_filters[name].queryset = queryset
