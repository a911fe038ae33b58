"""Taking pages down, as the admin's views do it."""

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from .models import Withdrawal, site_path

LOG_ACTION = "withdrawals.withdraw"


def branch_of(page, user, include_descendants):
    """Return the pages that go with a page: itself, and if wanted those below it that the person may take down.

    Args:
        page: the specific Page.
        user: a User.
        include_descendants: bool.
    """
    below = page.get_descendants().live().defer_streamfields().specific() if include_descendants else []
    return [page, *(child for child in below if child.permissions_for_user(user).can_unpublish())]


@transaction.atomic
def withdraw(page, user, *, reason, replaced_by=None, reader_text="", note=""):
    """Take a live page down, or mark it as out of date, and write down why. Whether the person may is asked before.

    The aliases of the page go the same way, as they do in Wagtail.

    Args:
        page: the specific Page, as it is stored.
        user: who does it.
        reason: a Withdrawal.Reason, one of those that forms.REASONS offers.
        replaced_by: the Page that readers are sent to, with the reason REPLACED only.
        reader_text, note: text for readers, and for colleagues.
    """
    followers = list(page.aliases.filter(live=True))
    if reason == Withdrawal.Reason.OUT_OF_DATE:
        for one in (page, *followers):
            one.expired = True
            one.save(clean=False, update_fields=["expired"])
    else:
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
    facts = {"replaced_by": replaced_by, "reader_text": reader_text, "note": note, "withdrawn_by": user}
    for one in (page, *followers):
        # An alias on another federation's site learns nothing of what was said here.
        own = facts if site_path(one) == site_path(page) else {}
        Withdrawal.objects.update_or_create(page_id=one.pk, defaults={"reason": reason, **own})
    said = {"reason": reason, "reader_text": reader_text, "note": note}
    if replaced_by is not None:
        said["replaced_by"] = {"id": replaced_by.pk, "title": replaced_by.get_admin_display_title()}
    log(instance=page, action=LOG_ACTION, user=user, data=said)
