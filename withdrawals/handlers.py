"""Every other way in which a page leaves the readers or comes back: schedule, command, interface, workflow."""

from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from .models import Withdrawal


@receiver(page_unpublished, dispatch_uid="withdrawals.unpublished")
def note_withdrawal(sender, instance, **kwargs):
    """Write down that a page went; whoever knows why writes it over this (taking_down.withdraw)."""
    # Wagtail says the same of a page it is about to delete, not storing it: a row of ours would outlive the page.
    if Page.objects.filter(pk=instance.pk, live=True).exists():
        return
    due = instance.expired and instance.expire_at is not None and instance.expire_at <= timezone.now()
    Withdrawal.objects.update_or_create(
        page_id=instance.pk,
        defaults={
            "reason": Withdrawal.Reason.EXPIRED if due else Withdrawal.Reason.NOT_GIVEN,
            "replaced_by": None,
            "reader_text": "",
            "note": "",
            # Whoever took the original of an alias down may be of another team.
            "withdrawn_by": None if instance.alias_of_id else get_active_log_context().user,
        },
    )


@receiver(page_published, dispatch_uid="withdrawals.published")
def forget_withdrawal(sender, instance, alias=False, **kwargs):
    """A page that readers can open again was not taken down. Wagtail tells of a page that is only scheduled, too."""
    if not instance.live:
        return
    Withdrawal.objects.filter(page_id=instance.pk).delete()
    if alias and instance.expired:
        # Publishing takes the mark off the page itself; an alias keeps its own (SitePage.with_content_json).
        instance.expired = False
        instance.save(clean=False, update_fields=["expired"])
