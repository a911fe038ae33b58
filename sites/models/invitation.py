import datetime
import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import normal_email
from core.normalize import NormalizedText
from sites.roles import ROLES

from .federation import Federation
from .membership import Membership

VALID_FOR = datetime.timedelta(days=7)


def token_hash(token):
    """Return what is stored of a link's token. The token is random and long, so a plain hash cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


def _managing(federation, user):
    return Membership.objects.of_managers().filter(federation=federation, user=user)


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Invitations that are neither accepted nor withdrawn; their link may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def with_inviters(self):
        """Load the inviters, and whether each manages the team, so that a list asks once and not for each row."""
        memberships = _managing(OuterRef("federation"), OuterRef("invited_by"))
        return self.select_related("invited_by").annotate(inviter_manages=Exists(memberships))


class Invitation(NormalizedText):
    """An offer to join one team in one role, sent to one e-mail address as a link that works once and for a week.

    Role and federation are what is stored here, never what a request says. Of the link's token only a hash is kept.
    """

    federation = models.ForeignKey(
        Federation, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("federation")
    )
    email = models.EmailField(_("e-mail address"))
    last_name = models.CharField(_("family and middle name"), max_length=150, blank=True)
    first_name = models.CharField(_("given name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=[(role.key, role.label) for role in ROLES])
    is_contractor = models.BooleanField(_("contractor"), default=False)
    expires_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("The person can work until the end of this day.")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("invited by"),
    )
    # Not the same as having no inviter: the inviter's account may have been deleted, and then nobody answers for it.
    is_founding = models.BooleanField(_("made by provisioning"), default=False, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    valid_until = models.DateTimeField(_("valid until"))
    sent_at = models.DateTimeField(_("mail sent at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["federation", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_per_address",
            ),
            models.CheckConstraint(
                condition=Q(is_contractor=False) | Q(expires_on__isnull=False),
                name="invited_contractor_has_a_last_day",
                violation_error_message=_("A contractor's membership needs a last day."),
            ),
        ]

    def __str__(self):
        return f"{self.email} – {self.federation}"

    def save(self, *args, **kwargs):
        self.email = normal_email(self.email)
        super().save(*args, **kwargs)

    def get_full_name(self):
        """Return the invited person's name as Vietnamese write it."""
        return f"{self.last_name} {self.first_name}".strip()

    def renew(self):
        """Give it a fresh link for the next seven days; the link before it stops working. Does not save.

        Returns:
            str: the token, which is known to nobody else and stored nowhere.
        """
        token = secrets.token_urlsafe(32)
        self.token_hash = token_hash(token)
        self.valid_until = timezone.now() + VALID_FOR
        self.sent_at = None
        return token

    @property
    def is_open(self):
        """Whether it is neither accepted nor withdrawn."""
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def is_vouched_for(self):
        """Whether it was made by provisioning, or its inviter may still invite people to this team."""
        inviter = self.invited_by
        if inviter is None:
            return self.is_founding
        if not inviter.is_active:
            return False
        if inviter.is_superuser:
            return True
        if hasattr(self, "inviter_manages"):
            return self.inviter_manages
        return _managing(self.federation_id, inviter).exists()

    @property
    def can_be_accepted(self):
        """Whether its link works now."""
        is_late = self.expires_on is not None and self.expires_on < timezone.localdate()
        is_timely = timezone.now() < self.valid_until and not is_late
        return self.is_open and is_timely and self.federation.is_worked_on and self.is_vouched_for
