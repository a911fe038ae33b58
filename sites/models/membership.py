from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.roles import ROLES

from .federation import Federation

# Key of the role of sites.roles whose holders run the team.
MANAGERS = "managers"


class MembershipQuerySet(models.QuerySet):
    def in_force(self):
        """Memberships that give rights today: not ended, and not past their last day."""
        return self.filter(ended_at=None).exclude(expires_on__lt=timezone.localdate())

    def of_managers(self):
        """Those in force of people who run the team."""
        return self.in_force().filter(role=MANAGERS)


class Membership(models.Model):
    """One person's place in one team: the role, and until when.

    The rights come from the group of the role; this row is kept in step with the groups (sites.people.handlers), so
    that every door that changes a group is seen here. What the row adds is the last day, and the memory of those who
    left. One account may have a row in several teams.
    """

    federation = models.ForeignKey(
        Federation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("federation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=10, choices=[(role.key, role.label) for role in ROLES])
    is_contractor = models.BooleanField(_("contractor"), default=False)
    expires_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("The person can work until the end of this day.")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    warned_of = models.DateField(
        _("managers were warned of the last day"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The last day they were told of; another last day is told again."),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["federation", "user"], name="membership_once_per_federation"),
            models.CheckConstraint(
                condition=models.Q(is_contractor=False) | models.Q(expires_on__isnull=False),
                name="contractor_has_a_last_day",
                violation_error_message=_("A contractor's membership needs a last day."),
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.federation}"

    @property
    def has_lapsed(self):
        """Whether the last day is past."""
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    @property
    def is_in_force(self):
        """Whether it gives rights today; the same question as `MembershipQuerySet.in_force`."""
        return self.ended_at is None and not self.has_lapsed
