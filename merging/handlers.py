"""What a merger forbids elsewhere."""

from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext as _

from sites.states.signals import state_asked_for

from .models import Part


@receiver(state_asked_for, dispatch_uid="merging.state")
def keep_merged_sites_closed(sender, federation, **kwargs):
    """A site whose pages have gone to another one stays closed: opened again it would be empty."""
    part = Part.objects.filter(predecessor=federation, leads_on=True).select_related("merger__successor").first()
    if part is not None:
        raise ValidationError(
            {
                "state": _("%(name)s was merged into %(successor)s and leads on there. Undo the merger instead.")
                % {"name": federation, "successor": part.merger.successor}
            }
        )
