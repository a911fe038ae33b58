from django.db import models
from django.utils.translation import gettext_lazy as _

from core.normalize import NormalizedText

from .federation import Federation
from .term import Term


class Domain(NormalizedText, Term):
    """A host name of a federation.

    One of them is that of its Site, where pages are shown; each of the others leads on to the same address there, for
    ever: links on paper and in other people's pages outlive a name (sites.hostnames).
    """

    federation = models.ForeignKey(
        Federation, on_delete=models.CASCADE, related_name="domains", verbose_name=_("federation")
    )
    hostname = models.CharField(_("host name"), max_length=253, unique=True)
    expires_on = models.DateField(
        _("registered until"),
        null=True,
        blank=True,
        help_text=_("The last day for which the domain is paid. You are warned by mail 90 and 30 days before."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("host name")
        verbose_name_plural = _("host names")
        ordering = ["hostname"]

    def __str__(self):
        return self.hostname

    @property
    def is_main(self):
        """Whether pages are shown under it."""
        return self.hostname == self.federation.site.hostname
