"""What was merged, step by step, and where the addresses lead that went out of use."""

import datetime

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from sites.models import Federation

# For so many days a merger can be undone.
UNDO_DAYS = 30


class Merger(models.Model):
    """Some federations that become part of another one."""

    class State(models.TextChoices):
        """How far it is."""

        RUNNING = "running", _("Under way")
        DONE = "done", _("Done")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    successor = models.ForeignKey(
        Federation, on_delete=models.PROTECT, related_name="mergers", verbose_name=_("successor")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.RUNNING)
    choices = models.JSONField(_("choices"), default=dict, help_text="merging.choices.Choices")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    done_at = models.DateTimeField(_("done at"), null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.successor} ← {', '.join(str(part.predecessor) for part in self.parts.all())}"

    @property
    def last_day_to_undo(self):
        """The local date until which it can be undone, None while it is under way."""
        return self.done_at and timezone.localdate(self.done_at) + datetime.timedelta(days=UNDO_DAYS)

    @property
    def can_be_undone(self):
        """Whether it is under way, or done and its last day to undo is not past."""
        if self.state == self.State.DONE:
            return timezone.localdate() <= self.last_day_to_undo
        return self.state == self.State.RUNNING


class Part(models.Model):
    """One of the federations that a merger takes in."""

    merger = models.ForeignKey(Merger, on_delete=models.CASCADE, related_name="parts", verbose_name=_("merger"))
    # Its host names lead on for ever, so it stays.
    predecessor = models.ForeignKey(
        Federation, on_delete=models.PROTECT, related_name="merged_in", verbose_name=_("predecessor")
    )
    # What stands for the predecessor in the successor's tree, if its content came by sections.
    section = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("section")
    )
    # Whether the predecessor's addresses are answered by the successor.
    leads_on = models.BooleanField(_("leads on"), default=False)
    facts = models.JSONField(_("figures"), default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part of a merger")
        verbose_name_plural = _("parts of mergers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["merger", "predecessor"], name="predecessor_once_per_merger")]

    def __str__(self):
        return str(self.predecessor)


class Step(models.Model):
    """A step that is done: the row is written in the same transaction as what it speaks of."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="steps", verbose_name=_("part"))
    name = models.CharField(_("step"), max_length=20)
    # How far a step in batches is: the last primary key that was looked at. Empty for a step that is done.
    position = models.BigIntegerField(_("position"), null=True)
    done_at = models.DateTimeField(_("done at"), auto_now=True)

    class Meta:
        verbose_name = _("step of a merger")
        verbose_name_plural = _("steps of mergers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["part", "name"], name="step_once_per_part")]

    def __str__(self):
        return f"{self.part}: {self.name}"


class Change(models.Model):
    """A row that a step made, changed or removed (merging.ledger)."""

    class Kind(models.TextChoices):
        MADE = "made", _("made")
        CHANGED = "changed", _("changed")
        REMOVED = "removed", _("removed")

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="changes", verbose_name=_("part"))
    model = models.CharField(_("model"), max_length=100)
    row = models.CharField(_("row"), max_length=64)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    values = models.JSONField(_("values"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("change by a merger")
        verbose_name_plural = _("changes by mergers")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.kind} {self.model} {self.row}"


class MovedPage(models.Model):
    """A page that was taken with all below it to another place; where it was before."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="moved_pages", verbose_name=_("part"))
    # Plain numbers: the page and the one above it may be gone when somebody looks.
    page_id = models.BigIntegerField(_("page"))
    parent_id = models.BigIntegerField(_("page above"))
    place = models.CharField(_("place among its neighbours"), max_length=4)
    slug_before = models.CharField(_("slug before"), max_length=255)
    slug_after = models.CharField(_("slug after"), max_length=255)

    class Meta:
        verbose_name = _("moved page")
        verbose_name_plural = _("moved pages")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["part", "page_id"], name="page_moved_once_per_part")]

    def __str__(self):
        return f"{self.page_id}: {self.slug_before}"


class MovedAddress(models.Model):
    """An address of a site whose page now lies on another one. Asked only where the site itself finds nothing."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="moved_addresses", db_index=False, verbose_name=_("site")
    )
    path = models.TextField(_("path"), help_text=_("With a slash at the beginning and at the end."))
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="addresses", verbose_name=_("part"))

    # What leads readers on is no "usage" of a page in the admin's sense.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("moved address")
        verbose_name_plural = _("moved addresses")
        constraints = [models.UniqueConstraint(fields=["site", "path"], name="moved_address_once_per_site")]

    def __str__(self):
        return self.path
