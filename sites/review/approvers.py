"""Who can approve a page, and what its last editor is told."""

from django.utils.translation import gettext as _

from accounts.models import User
from core.versions import last_author_id
from sites.models import ApprovalTask, Federation, Licence, Membership
from sites.references import federation_at


def approvers(page):
    """Return the people who can approve a page that waits for approval, its last editor left out.

    Args:
        page: a Page in a workflow.

    Returns:
        queryset of User, active ones only; empty when the page does not wait for an ApprovalTask.
    """
    task = page.current_workflow_task
    if not isinstance(task, ApprovalTask):
        return User.objects.none()
    federation = federation_at(page.path)
    members = Membership.objects.in_force().filter(federation=federation)
    people = User.objects.filter(is_active=True, groups__in=task.groups.all(), memberships__in=members)
    return people.exclude(pk=last_author_id(page)).distinct().order_by("last_name", "first_name")


def second_person_needed(page):
    """Return the sentence that tells a page's last editor who has to approve it, or how to ask when nobody can."""
    names = [person.get_full_name() or person.email for person in approvers(page)]
    if names:
        return _("You made the last edit, so somebody else has to approve it: %(names)s.") % {
            "names": ", ".join(names)
        }
    return _(
        "You made the last edit, and nobody else on your team can approve it. Ask the national desk to do so"
        " (%(contact)s) and name the page's title, or let your manager invite a second reviewer."
    ) % {"contact": national_desk()}


def national_desk():
    """Return how to reach the national desk: what the national portal's footer says, or its address."""
    national = Federation.objects.filter(unit_kind=Federation.UnitKind.NATIONAL).select_related("site").first()
    if national is None:
        return _("the administrators of this install")
    licence = Licence.objects.filter(site=national.site).first()
    lines = [licence.email, licence.phones] if licence else []
    return ", ".join(line for line in lines if line) or national.site.root_url
