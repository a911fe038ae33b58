"""The page editor with four eyes, and the manager's emergency door."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from sites.references import federation_at
from sites.scope import role_in

from .approvers import second_person_needed
from .emergency import EmergencyForm, publish_in_emergency


class FourEyesEditView(EditView):
    """Wagtail's editor, in which nobody approves what they have just changed themselves."""

    def get(self, request, *args, **kwargs):
        task = self.page.current_workflow_task
        if task and not request.user.is_superuser and self._would_approve(task):
            messages.info(request, second_person_needed(self.page))
        return super().get(request, *args, **kwargs)

    def _would_approve(self, task):
        """Tell whether the person is one who approves, and only being the last editor stands against it."""
        return task.user_can_access_editor(self.page, self.request.user) and not any(
            name == "approve" for name, _label, _modal in task.get_actions(self.page, self.request.user)
        )

    def perform_workflow_action(self):
        # The form holds changes: approving would publish what no second person has seen.
        if self.workflow_action == "approve" and self.has_content_changes and not self.request.user.is_superuser:
            return self.save_action()
        return super().perform_workflow_action()

    def save_action(self):
        response = super().save_action()
        if self.request.POST.get("action-workflow-action") and self.page.current_workflow_task:
            self.page.refresh_from_db(fields=["latest_revision"])
            messages.warning(
                self.request, _("Your changes are saved, not published.") + " " + second_person_needed(self.page)
            )
        return response


class EmergencyView(WagtailAdminTemplateMixin, FormView):
    """A manager publishes alone, in an emergency, and says why."""

    form_class = EmergencyForm
    template_name = "sites/review/emergency.html"
    page_title = gettext_lazy("Publish without a second person")
    header_icon = "warning"

    @cached_property
    def page(self):
        """The page to publish."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request, *args, **kwargs):
        if not may_publish_in_emergency(request.user, self.page):
            raise PermissionDenied
        if not self.page.has_unpublished_changes or self.page.latest_revision is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, **kwargs)

    def form_valid(self, form):
        publish_in_emergency(self.page, self.request.user, form.cleaned_data["reason"])
        messages.success(self.request, _("The page is published. The others of your team have been told by e-mail."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


def may_publish_in_emergency(user, page):
    """Tell whether a person manages the federation of a page, which is not locked against them."""
    federation = federation_at(page.path)
    lock = page.get_lock()
    return (
        federation is not None
        and role_in(user, federation) == "managers"
        # That it waits for approval is no lock for those who approve.
        and not (lock and lock.for_user(user))
    )
