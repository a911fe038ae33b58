"""What the board says of each federation: one query for all, however many there are."""

import datetime

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, WorkflowState

from catalogue.models import Entry
from core.templatetags.presentation import vietnamese_order
from sites.models import Domain, Federation, Licence, Membership, ScheduleFailure
from sites.terms import DAYS_BEFORE
from visits.models import SiteDay

from .failures import failed_jobs

# The visits of so many days, today included, stand on the board.
VISIT_DAYS = 30
# A live site that shows nothing new for so many days is one to look at.
STILL_AFTER_DAYS = 30


def with_figures(federations, today):
    """Return a queryset of federations with figures as attributes of each.

    Args:
        federations: QuerySet of Federation.
        today: the local date.

    Returns:
        QuerySet with `last_news` (datetime or None), `waiting` (reviews), `licence_until` and `domain_until` (date or
        None; of several names the first that ends), `people` and `people_with_factor` (members who can sign in, and
        those of them with a second factor), `factor_share` and `checks_share` (0 to 1, or None), `visits` of the last
        VISIT_DAYS days, `storage` (bytes of pictures and documents), `failures` (jobs and deeds of the schedule),
        `place` (in the Vietnamese alphabet).
    """
    members = Membership.objects.in_force().filter(federation=OuterRef("pk"), user__is_active=True)
    guarded = members.filter(Exists(TOTPDevice.objects.filter(user=OuterRef("user"), confirmed=True)))
    reviews = WorkflowState.objects.filter(
        workflow=OuterRef("workflow"), status__in=(WorkflowState.STATUS_IN_PROGRESS,)
    )
    days = SiteDay.objects.filter(
        site=OuterRef("site"), day__range=(today - datetime.timedelta(days=VISIT_DAYS - 1), today)
    )
    domains = Domain.objects.filter(federation=OuterRef("pk"), expires_on__isnull=False).order_by("expires_on")
    return (
        with_last_news(federations)
        .annotate(
            waiting=_count(reviews, "workflow"),
            licence_until=Subquery(Licence.objects.filter(site=OuterRef("site")).values("expires_on")),
            domain_until=Subquery(domains.values("expires_on")[:1]),
            people=_count(members, "federation"),
            people_with_factor=_count(guarded, "federation"),
            visits=_sum(days, "site", "visits"),
            storage=_bytes(get_image_model()) + _bytes(get_document_model()),
            failures=_failed_deeds() + _numbers(failed_jobs()),
            place=_numbers(_places()),
        )
        .annotate(
            factor_share=_share("people_with_factor", "people"), checks_share=_share("checks_done", "checks_in_all")
        )
    )


def with_last_news(federations):
    """Return a queryset of federations with the figure `last_news` alone."""
    news = Entry.objects.filter(site=OuterRef("site"), kind="news").order_by("-shown_at")
    return federations.annotate(last_news=Subquery(news.values("shown_at")[:1]))


def _count(rows, key):
    counted = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _sum(rows, key, field):
    summed = rows.order_by().values(key).annotate(sum=Sum(field)).values("sum")
    return Coalesce(Subquery(summed, output_field=BigIntegerField()), 0)


def _all_of(rows, function, field, output_field):
    # An aggregate of Django's would group the rows.
    whole = rows.order_by().annotate(whole=Func(F(field), function=function)).values("whole")
    return Coalesce(Subquery(whole, output_field=output_field), 0)


def _bytes(model):
    """Sum the sizes of a federation's files, those in collections inside its own among them."""
    collections = Collection.objects.filter(path__startswith=OuterRef(OuterRef("collection__path")))
    own = model.objects.filter(collection__in=collections.values("pk"))
    return _all_of(own, "SUM", "file_size", BigIntegerField())


def _failed_deeds():
    """Count the pages that the schedule could not publish or take down."""
    own = ScheduleFailure.objects.filter(page__path__startswith=OuterRef("site__root_page__path"))
    return _all_of(own, "COUNT", "pk", IntegerField())


def _numbers(numbers):
    """Turn {federation's primary key: number} into an expression; 0 for those that are not in it."""
    cases = [When(pk=pk, then=Value(number)) for pk, number in numbers.items()]
    return Case(*cases, default=Value(0), output_field=IntegerField())


def _places():
    names = Federation.objects.values_list("pk", "name").order_by("pk")
    ordered = sorted(names, key=lambda row: vietnamese_order(row[1]))
    return {pk: place for place, (pk, _name) in enumerate(ordered, start=1)}


def _share(part, whole):
    return Cast(F(part), FloatField()) / NullIf(Cast(F(whole), FloatField()), Value(0.0))


def needing_attention(federations, today):
    """Narrow a queryset `with_figures` to what somebody should look at.

    While a team works: reviews that wait, a licence that ends or is not recorded, a live site without news for long.
    Always: a domain that ends, work that failed.
    """
    soon = today + datetime.timedelta(days=max(DAYS_BEFORE))
    is_still = Q(last_news=None) | Q(last_news__date__lt=today - datetime.timedelta(days=STILL_AFTER_DAYS))
    at_work = Q(waiting__gt=0) | Q(licence_until__lte=soon) | Q(licence_until=None)
    at_work |= Q(state=Federation.State.LIVE) & is_still
    return federations.filter(
        Q(state__in=Federation.WORKING) & at_work | Q(domain_until__lte=soon) | Q(failures__gt=0)
    )
