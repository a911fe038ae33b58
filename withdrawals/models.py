"""Why a page was taken away from the readers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.addresses import FRONT_PAGE_DEPTH
from core.normalize import NormalizedText

# How many pages that each took the place of another are looked through for one that readers can open.
MAX_SUCCESSORS = 5


def site_path(page):
    """Return the path in the tree of the front page that a page lies under."""
    return page.path[: FRONT_PAGE_DEPTH * Page.steplen]


class Withdrawal(NormalizedText):
    """What became of a page that readers could open: one row from its being taken down to its next publishing.

    A page that is out of date stays live and carries Wagtail's mark `expired` (core.pages.SitePage.is_out_of_date);
    for every other reason it is not live. What was decided before stands in the page's history.
    """

    class Reason(models.TextChoices):
        """The first three are what a person is asked (forms.REASONS); the others come about by themselves."""

        ERROR = "error", _("It is wrong, or should not have been published")
        REPLACED = "replaced", _("Another page has taken its place")
        OUT_OF_DATE = "out_of_date", _("It is out of date")
        EXPIRED = "expired", _("Its expiry time has come")
        NOT_GIVEN = "not_given", _("No reason was given")

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="withdrawal", verbose_name=_("page")
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices, default=Reason.NOT_GIVEN)
    replaced_by = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("replaced by")
    )
    reader_text = models.CharField(_("sentence for readers"), max_length=300, blank=True)
    note = models.TextField(_("note for colleagues"), max_length=1000, blank=True)
    withdrawn_at = models.DateTimeField(_("taken down at"), auto_now=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken down by"),
    )

    # What leads readers on is no "usage" of a page in the admin's sense: it goes with either page.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page taken down")
        verbose_name_plural = _("pages taken down")

    def __str__(self):
        return f"{self.page_id}: {self.reason}"

    def successor(self):
        """Return the page that readers are sent to: the one that has taken this one's place, or that one's, or None.

        It is live and of the same site; a page that was moved to another site since then is none.
        """
        step = self
        for _number in range(MAX_SUCCESSORS):
            page = step.replaced_by if step is not None and step.reason == self.Reason.REPLACED else None
            if page is None or site_path(page) != site_path(self.page):
                return None
            if page.live:
                return page
            step = Withdrawal.objects.select_related("replaced_by").filter(page=page).first()
        return None
