"""The page editor with four eyes, and the manager's emergency door."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page, TaskState

from core.versions import version_of
from sites.editing.checklist import ChecklistMixin
from sites.editing.library import OwnCollectionMixin
from sites.models.approval import OtherVersionError
from sites.page_views import BelowEditorMixin
from sites.references import federation_at
from sites.scope import role_in

from .approvers import second_person_needed
from .emergency import EmergencyForm, publish_in_emergency
from .notes import SubmissionNoteMixin, show_note


def refuse_other_version(request):
    """Tell somebody who approves or publishes that the page was changed after they opened it."""
    messages.error(
        request, _("The page was changed after you opened it. Nothing is published. Please read the newest version.")
    )


class FourEyesEditView(SubmissionNoteMixin, ChecklistMixin, OwnCollectionMixin, EditView):
    """Wagtail's editor, in which nobody approves what they have just changed themselves, or have not seen."""

    def get(self, request, *args, **kwargs):
        task = self.page.current_workflow_task
        if task and not request.user.is_superuser and self._would_approve(task):
            messages.info(request, second_person_needed(self.page))
        show_note(request, self.page)
        return super().get(request, *args, **kwargs)

    def _would_approve(self, task):
        """Tell whether the person is one who approves, and only being the last editor stands against it."""
        return task.user_can_access_editor(self.page, self.request.user) and not any(
            name == "approve" for name, _label, _modal in task.get_actions(self.page, self.request.user)
        )

    def post(self, request, *args, **kwargs):
        if self._overwrites_history():
            # The newest version is another then: Wagtail writes a new one.
            request.POST = request.POST.copy()
            del request.POST["overwrite_revision_id"]
        return super().post(request, *args, **kwargs)

    def _overwrites_history(self):
        """Tell whether an autosave would write into a version that was published, or approved or refused."""
        pk = self.request.POST.get("overwrite_revision_id", "")
        if not pk.isdecimal():
            return False
        decided = TaskState.objects.filter(revision=pk).exclude(status=TaskState.STATUS_IN_PROGRESS)
        return int(pk) == self.page.live_revision_id or decided.exists()

    def perform_workflow_action(self):
        if self.workflow_action != "approve":
            return super().perform_workflow_action()
        # The form holds changes: approving would publish what no second person has seen.
        if self.has_content_changes and not self.request.user.is_superuser:
            return self.save_action()
        return self._approve()

    def _approve(self):
        """Approve the version that the form was opened with."""
        data = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
        opened = ("loaded_revision_id", "loaded_revision_created_at")
        data["seen"] = " ".join(self.request.POST.get(name, "") for name in opened)
        state = self.page.current_workflow_task_state
        try:
            self.page.current_workflow_task.on_action(state, self.request.user, "approve", **data)
        except OtherVersionError:
            refuse_other_version(self.request)
            return redirect(self.get_edit_url())
        self.add_save_confirmation_message()
        return self.run_hook("after_edit_page", self.request, self.page) or self.redirect_away()

    def save_action(self):
        before = self.page.latest_revision_id
        response = super().save_action()
        page = Page.objects.get(pk=self.page.pk)
        if self.request.POST.get("action-workflow-action") and page.latest_revision_id != before:
            messages.warning(
                self.request, _("Your changes are saved, not published.") + " " + second_person_needed(page)
            )
        return response


class FourEyesWorkflowActionView(WorkflowActionView):
    """Wagtail's dialogue of the dashboard, which remembers the version that it was opened with."""

    def get(self, request, *args, **kwargs):
        return self.render_modal_form(request, self.form_class(initial={"seen": version_of(self.object)}))

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except OtherVersionError:
            refuse_other_version(request)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class EmergencyView(BelowEditorMixin, WagtailAdminTemplateMixin, FormView):
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

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, **kwargs)

    def get_initial(self):
        return {"seen": version_of(self.page)}

    def form_valid(self, form):
        try:
            publish_in_emergency(self.page, self.request.user, **form.cleaned_data)
        except OtherVersionError:
            refuse_other_version(self.request)
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        messages.success(self.request, _("The page is published. The others of your team are told by e-mail."))
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
