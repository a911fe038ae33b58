"""What was counted, for those who run a site."""

from django.db.models import Sum

from .models import PageTotal, SiteDay


def visits_by_day(days):
    """Return {date: visits} of a queryset of SiteDay; the sites in it are added up."""
    return dict(days.order_by().values("day").annotate(sum=Sum("visits")).values_list("day", "sum"))


def visits_of_site(site_id, first, last):
    """Return {date: visits} of a site, from one date to another, both included."""
    return dict(SiteDay.objects.filter(site=site_id, day__range=(first, last)).values_list("day", "visits"))


def visits_of_pages(page_ids):
    """Return {page's key: all its visits} of some pages, in one query; pages never visited are left out."""
    totals = PageTotal.objects.filter(page__in=page_ids).values("page").annotate(sum=Sum("visits"))
    return dict(totals.values_list("page", "sum"))
