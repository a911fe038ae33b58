"""Making and revoking links, and finding what one opens."""

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from sites import scope
from sites.models import DraftLink
from sites.models.invitation import token_hash

MADE, REVOKED = "sites.draft_link.make", "sites.draft_link.revoke"


@transaction.atomic
def make(page, user, days):
    """Make a link to the newest draft of a page. Whether the person may edit the page is asked before.

    Args:
        page: a Page of a federation's site.
        user: who gives the link out, and answers for it.
        days: for how long, one of draft_link.TERMS.

    Returns:
        str: the full address on the page's own site. It holds the token and cannot be had again.
    """
    link = DraftLink(page_id=page.pk, created_by=user)
    token = link.renew(days)
    link.save()
    log(instance=page, action=MADE, user=user, data={"days": days, "valid_until": link.valid_until.isoformat()})
    return page.get_site().root_url + reverse("draft", args=[token])


@transaction.atomic
def revoke(link, user):
    """Make a link stop working at once.

    Returns:
        bool: whether it worked until now.
    """
    link = DraftLink.objects.select_for_update(of=("self",)).select_related("page").get(pk=link.pk)
    if not link.works:
        return False
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    log(instance=link.page.specific, action=REVOKED, user=user)
    return True


def find(token, site):
    """Return the DraftLink that a token opens on a site, or None; why it opens nothing makes no difference.

    A link works as long as somebody answers for it: its maker has an account and serves the federation.

    Args:
        token: text of any kind.
        site: the Site that was asked.
    """
    links = DraftLink.objects.working().select_related("page", "created_by")
    link = links.filter(token_hash=token_hash(token), page__path__startswith=site.root_page.path).first()
    if link is None:
        return None
    maker = link.created_by
    return link if maker is not None and maker.is_active and scope.owns_page(maker, link.page) else None


def count_opening(link):
    """Note that a link was opened; two at once are two."""
    DraftLink.objects.filter(pk=link.pk).update(opened_count=F("opened_count") + 1, last_opened_at=timezone.now())
