from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Site, Workflow

from core.normalize import NormalizedText


class Federation(NormalizedText):
    """A federation: the tenant. It ties together its site, its collection, its three groups and its workflow.

    Who owns anything else follows from these (the page's place in the tree, the file's collection, the setting's
    site, the user's groups). Deleting a row does not delete what it ties: every link is protected.
    """

    class UnitKind(models.TextChoices):
        PROVINCE = "province", _("Province")
        CITY = "city", _("City under central government")
        NATIONAL = "national", _("National confederation")

    class State(models.TextChoices):
        """Where a federation's site stands in its life (sites.states)."""

        PREPARING = "preparing", _("Preparing")
        LIVE = "live", _("Live")
        SUSPENDED = "suspended", _("Suspended")
        ARCHIVED = "archived", _("Archived")
        CLOSED = "closed", _("Closed")

    # In these a team works on its site; in the others nobody of it signs in.
    WORKING = (State.PREPARING, State.LIVE, State.SUSPENDED)

    slug = models.SlugField(
        _("slug"),
        max_length=60,
        unique=True,
        help_text=_("Its name in commands and reports. It never changes."),
    )
    name = models.CharField(_("name"), max_length=120, help_text=_("Name of the province or city, e.g. “Bến Tre”."))
    unit_kind = models.CharField(_("kind of unit"), max_length=10, choices=UnitKind.choices)
    seat = models.CharField(_("seat"), max_length=120, blank=True)
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="federation", verbose_name=_("site"))
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="federation", verbose_name=_("collection")
    )
    editors = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="editors_of", verbose_name=_("editors")
    )
    reviewers = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="reviewers_of", verbose_name=_("reviewers")
    )
    managers = models.OneToOneField(
        Group, on_delete=models.PROTECT, related_name="managers_of", verbose_name=_("managers")
    )
    workflow = models.OneToOneField(
        Workflow, on_delete=models.PROTECT, related_name="federation", verbose_name=_("workflow")
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREPARING)
    state_since = models.DateTimeField(_("in this state since"), default=timezone.now)
    state_reason = models.TextField(_("reason"), blank=True)
    existed_until = models.DateField(
        _("existed until"),
        null=True,
        blank=True,
        help_text=_("The last day of a federation that is no more, as readers of its archived site are told it."),
    )

    # What the board's checklist came to when it was looked at last: it asks the network, which no list can wait for.
    checks_done = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    checks_in_all = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("federation")
        verbose_name_plural = _("federations")
        ordering = ["slug"]

    def __str__(self):
        return self.name

    @property
    def home(self):
        """The front page, the root of the federation's tree."""
        return self.site.root_page

    @property
    def is_worked_on(self):
        """Whether its team works on its site; if not, nobody of it signs in."""
        return self.state in self.WORKING

    def group_for(self, role):
        """Return the group of a role of `sites.roles` by its key, e.g. "editors"."""
        return getattr(self, role)


class Predecessor(NormalizedText):
    """A federation that was merged into this one, under the name readers knew it by."""

    federation = models.ForeignKey(
        Federation, on_delete=models.CASCADE, related_name="predecessors", verbose_name=_("federation")
    )
    name = models.CharField(_("name"), max_length=120)
    until = models.DateField(_("existed until"), null=True, blank=True)

    class Meta:
        verbose_name = _("predecessor")
        verbose_name_plural = _("predecessors")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["federation", "name"], name="predecessor_once_per_federation"),
        ]

    def __str__(self):
        return self.name
