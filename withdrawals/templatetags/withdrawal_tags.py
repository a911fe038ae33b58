"""What pages say of their being out of date."""

from django import template

from withdrawals.models import Withdrawal

register = template.Library()


@register.filter
def withdrawal_of(page):
    """Return a page's Withdrawal, or None. One query: ask only for pages that were taken down or are out of date."""
    return Withdrawal.objects.filter(page_id=page.pk).first()
