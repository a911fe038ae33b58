import datetime
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .invitation import token_hash

# For how many days a link can be given out.
TERMS = (1, 3, 7, 14)


class DraftLinkQuerySet(models.QuerySet):
    """The vocabulary of links."""

    def working(self):
        """Links that are neither revoked nor past their end."""
        return self.filter(revoked_at=None, valid_until__gt=timezone.now())


class DraftLink(models.Model):
    """A link by which somebody without an account reads the newest draft of one page for some days.

    Of the link's token only a hash is kept, as of an Invitation's.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="draft_links", verbose_name=_("page"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    valid_until = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    opened_count = models.PositiveIntegerField(_("times opened"), default=0)
    last_opened_at = models.DateTimeField(_("last opened at"), null=True, blank=True)

    # A link is no "usage" of its page in the admin's sense.
    wagtail_reference_index_ignore = True

    objects = DraftLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.page_id}: {self.valid_until:%Y-%m-%d %H:%M}"

    def renew(self, days):
        """Give it a token and an end. Does not save.

        Returns:
            str: the token, which is stored nowhere.
        """
        token = secrets.token_urlsafe(32)
        self.token_hash = token_hash(token)
        self.valid_until = timezone.now() + datetime.timedelta(days=days)
        return token

    @property
    def works(self):
        """Whether it is neither revoked nor past its end."""
        return self.revoked_at is None and timezone.now() < self.valid_until
