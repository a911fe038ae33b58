from django.db import models
from django.utils.translation import gettext_lazy as _


class Term(models.Model):
    """What ends on a day, `expires_on`, and which warning of that day was sent (sites.terms)."""

    warned_of = models.DateField(
        _("was warned of"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("The last day that was told of; another last day is told again."),
    )
    warned_days = models.PositiveSmallIntegerField(_("so many days before"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
