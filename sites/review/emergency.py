"""Publishing in an emergency: what is written down and who is told."""

from django import forms
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from core import mail
from core.versions import version_of
from sites.models import Membership
from sites.models.approval import OtherVersionError
from sites.references import federation_at

from .people import people_behind

MINIMUM_REASON = 20


class EmergencyForm(forms.Form):
    """Asks a manager why a page cannot wait for a second person."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        min_length=MINIMUM_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Why this cannot wait for a second person. It stays in the history and goes to the others by e-mail."
        ),
        error_messages={
            "min_length": gettext_lazy(
                "Please give the reason in a sentence: at least %(limit_value)d characters, these are %(show_value)d."
            )
        },
    )


@transaction.atomic
def publish_in_emergency(page, user, reason, seen=None):
    """Publish the newest version of a page at once without a second person, write down why, and tell the team.

    A publishing date in the future is taken out: an emergency does not wait.

    Args:
        page: the specific Page; a review of it that is under way ends.
        user: the manager who decides.
        reason: text.
        seen: the version that the manager has before them, None for the newest.

    Raises:
        OtherVersionError: when the newest version is another than was seen. Nothing is changed.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if seen is not None and seen != version_of(page):
        raise OtherVersionError
    revision = page.latest_revision
    draft = revision.as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        draft.go_live_at = None
        revision = draft.save_revision(user=user)
    authors = people_behind(page, revision)
    log(instance=page, action="sites.publish_in_emergency", user=user, revision=revision, data={"reason": reason})
    # The check is ours: a manager holds no right to publish in Wagtail's sense (core.permissions).
    revision.publish(user=user, skip_permission_checks=True)
    federation = federation_at(page.path)
    recipients = list(
        Membership.objects.in_force()
        .filter(federation=federation, user__is_active=True)
        .filter(Q(role__in=["reviewers", "managers"]) | Q(user__in=authors))
        .exclude(user=user)
        .values_list("user__email", flat=True)
    )
    transaction.on_commit(lambda: _tell(recipients, draft, user, reason), robust=True)


def _tell(recipients, page, user, reason):
    mail.send(
        "sites/review/emergency_mail.txt",
        recipients,
        page=page,
        person=user.get_full_name() or user.email,
        reason=reason,
        # The host where the team works.
        history_url=page.get_site().root_url + reverse("wagtailadmin_pages:history", args=[page.pk]),
    )
