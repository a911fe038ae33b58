"""What the board says of each federation: one query for all."""

import datetime

from django.db.models import BigIntegerField, Count, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import WorkflowState

from catalogue.models import Entry
from sites.models import Licence, Membership
from visits.models import SiteDay

# The visits of so many days, today included, stand on the board.
VISIT_DAYS = 30


def with_figures(federations, today):
    """Return a queryset of federations with figures as attributes of each.

    Args:
        federations: QuerySet of Federation.
        today: the local date.

    Returns:
        QuerySet with `last_news` (datetime or None), `waiting` (reviews), `licence_until` (date or None), `people`
        and `people_with_factor` (members in force, and those of them with a second factor), `visits` of the last
        VISIT_DAYS days and `storage` (bytes of pictures and documents).
    """
    members = Membership.objects.filter(federation=OuterRef("pk"), ended_at=None)
    guarded = members.filter(Exists(TOTPDevice.objects.filter(user=OuterRef("user"), confirmed=True)))
    reviews = WorkflowState.objects.filter(
        workflow=OuterRef("workflow"), status__in=(WorkflowState.STATUS_IN_PROGRESS,)
    )
    days = SiteDay.objects.filter(
        site=OuterRef("site"), day__range=(today - datetime.timedelta(days=VISIT_DAYS - 1), today)
    )
    news = Entry.objects.filter(site=OuterRef("site"), kind="news").order_by("-shown_at")
    return federations.annotate(
        last_news=Subquery(news.values("shown_at")[:1]),
        waiting=_count(reviews, "workflow"),
        licence_until=Subquery(Licence.objects.filter(site=OuterRef("site")).values("expires_on")),
        people=_count(members, "federation"),
        people_with_factor=_count(guarded, "federation"),
        visits=_sum(days, "site", "visits"),
        storage=_bytes(get_image_model()) + _bytes(get_document_model()),
    )


def _count(rows, key):
    counted = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _sum(rows, key, field):
    summed = rows.order_by().values(key).annotate(sum=Sum(field)).values("sum")
    return Coalesce(Subquery(summed, output_field=BigIntegerField()), 0)


def _bytes(model):
    """Sum the sizes of a federation's files, those in collections inside its own among them."""
    own = model.objects.filter(collection__path__startswith=OuterRef("collection__path"))
    # An aggregate of Django's would group the rows by file.
    summed = own.order_by().annotate(sum=Func(F("file_size"), function="SUM")).values("sum")
    return Coalesce(Subquery(summed, output_field=BigIntegerField()), 0)


def needing_attention(federations, today):
    """Narrow a queryset `with_figures` to what somebody should look at: reviews that wait, licences that end."""
    soon = today + datetime.timedelta(days=90)
    return federations.filter(Q(waiting__gt=0) | Q(licence_until__lte=soon) | Q(licence_until=None))
