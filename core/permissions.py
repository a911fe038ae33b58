"""Who may publish: nobody alone.

Four eyes: what a team publishes has been seen by a second person. A team's people therefore do not publish from the
editor; they hand a page in, and the workflow publishes it when somebody else approves (sites.models.ApprovalTask). The
right “publish” of Wagtail's groups still parts those who may take a page down, schedule, move what is live, and hide
it behind a password, from those who may not.
"""

from wagtail.models import PagePermissionTester

from .addresses import FRONT_PAGE_DEPTH


class FourEyesTester(PagePermissionTester):
    """Wagtail's tester of page permissions, for which publishing is the workflow's act."""

    def _holds_publish(self):
        return self.user.is_active and (self.user.is_superuser or "publish" in self.permissions)

    def can_publish(self):
        """Only national administrators publish directly."""
        return super().can_publish() and self.user.is_superuser

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self.user.is_superuser

    # Wagtail derives these two from can_publish; they need no second person.
    def can_set_view_restrictions(self):
        # A password on a front page would close the whole site.
        return self.page.depth > FRONT_PAGE_DEPTH and self._holds_publish()

    def can_unschedule(self):
        return not self.page_is_root and self._holds_publish()
