"""Whose work a publishing is."""

from wagtail.models import PageLogEntry

PUBLISHED, PUBLISHED_BY_SCHEDULE = "wagtail.publish", "wagtail.publish.scheduled"


def people_behind(page, revision, before=None):
    """Return the primary keys of the users who wrote or handed in what readers get with a version of a page.

    That is everybody who saved a version since the publishing before; Wagtail saves one also for whoever hands in.

    Args:
        page: the Page.
        revision: the Revision that is published.
        before: the PageLogEntry of this publishing, once there is one.
    """
    publishings = PageLogEntry.objects.filter(
        page_id=page.pk, action__in=[PUBLISHED, PUBLISHED_BY_SCHEDULE], revision__isnull=False
    )
    if before is not None:
        publishings = publishings.filter(pk__lt=before.pk)
    last = publishings.order_by("-pk").values_list("revision_id", flat=True).first() or 0
    authors = page.revisions.filter(pk__gt=last, pk__lte=revision.pk).values_list("user_id", flat=True)
    return {*authors.order_by(), revision.user_id} - {None}
