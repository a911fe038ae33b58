"""What was counted. Written by visits.flushing alone, in batches; no row says anything of a reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site


class SiteTotal(models.Model):
    """All visits of a site that were counted here; what the old site had counted is the team's setting."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, primary_key=True, related_name="visit_total", verbose_name=_("site")
    )
    visits = models.PositiveBigIntegerField(_("visits"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visits of a site")
        verbose_name_plural = _("visits of sites")

    def __str__(self):
        return f"{self.site_id}: {self.visits}"


class SiteDay(models.Model):
    """The visits of a site on a local day, and how many visitors there were. Kept for good."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="visit_days", verbose_name=_("site"))
    day = models.DateField(_("day"))
    visits = models.PositiveBigIntegerField(_("visits"), default=0)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visits of a day")
        verbose_name_plural = _("visits of days")
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="one_row_per_site_and_day")]

    def __str__(self):
        return f"{self.site_id}, {self.day}: {self.visits}"


class PageTotal(models.Model):
    """All visits of a page on a site."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("site"))
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    visits = models.PositiveBigIntegerField(_("visits"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visits of a page")
        verbose_name_plural = _("visits of pages")
        constraints = [models.UniqueConstraint(fields=["site", "page"], name="one_row_per_site_and_page")]

    def __str__(self):
        return f"{self.page_id}: {self.visits}"


class PageDay(models.Model):
    """The visits of a page on a local day. Kept for `settings.VISIT_PAGE_DAYS_KEPT` days."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+", db_index=False, verbose_name=_("site"))
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    day = models.DateField(_("day"), db_index=True)
    visits = models.PositiveBigIntegerField(_("visits"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visits of a page on a day")
        verbose_name_plural = _("visits of pages on days")
        constraints = [models.UniqueConstraint(fields=["site", "day", "page"], name="one_row_per_site_day_and_page")]

    def __str__(self):
        return f"{self.page_id}, {self.day}: {self.visits}"


class Batch(models.Model):
    """A batch of visits that has been written: written once more it would count twice."""

    id = models.CharField(primary_key=True, max_length=32)
    written_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("batch of visits")
        verbose_name_plural = _("batches of visits")

    def __str__(self):
        return self.id
