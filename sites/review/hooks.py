"""Where four eyes meet Wagtail's admin."""

from django.contrib import messages
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, get_page_models

from core.pages import SitePage
from sites.editing.views import SitePageCreateView
from sites.fence.privacy import PrivacyView
from withdrawals.views import WithdrawView

from .approvers import approvers, second_person_needed
from .views import EmergencyView, FourEyesEditView, FourEyesWorkflowActionView, may_publish_in_emergency


class SitePageViewSet(PageViewSet):
    """Wagtail's views for a page type of ours, with those that the teams need otherwise."""

    # The explorer's lists stay Wagtail's own.
    parent_models = ()
    add_view_class = SitePageCreateView
    edit_view_class = FourEyesEditView
    workflow_action_view_class = FourEyesWorkflowActionView
    set_privacy_view_class = PrivacyView
    unpublish_view_class = WithdrawView


@hooks.register("register_admin_viewset")
def register_site_page_viewsets():
    """One for each page type, since Wagtail's views query the model they are made for."""
    return [
        SitePageViewSet(model._meta.label_lower, model=model)
        for model in get_page_models()
        if issubclass(model, SitePage)
    ]


@hooks.register("register_admin_urls")
def register_emergency_url():
    return [path("review/<int:page_id>/emergency/", EmergencyView.as_view(), name="review_emergency")]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_lone_reviewer(request, page):
    """Tell whoever hands a page in that nobody on the team can approve it, and how to ask the national desk."""
    if not request.accepts("text/html"):
        # An autosave, whose answer shows no message.
        return
    # The editor's own copy of the page remembers the workflow as it was when the page was opened.
    page = Page.objects.get(pk=page.pk)
    if not request.user.is_superuser and page.current_workflow_task and not approvers(page).exists():
        messages.warning(request, second_person_needed(page))


class EmergencyMenuItem(ActionMenuItem):
    """The way to the emergency door, in the editor's menu of actions."""

    name = "action-emergency"
    label = _("Publish without a second person …")
    icon_name = "warning"

    def is_shown(self, context):
        page = context.get("page")
        return (
            context["view"] == "edit"
            and page.has_unpublished_changes
            and not context["locked_for_user"]
            and may_publish_in_emergency(context["request"].user, page)
        )

    def get_url(self, context):
        return reverse("review_emergency", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def register_emergency_menu_item():
    return EmergencyMenuItem(order=200)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action("sites.publish_in_emergency")
    class EmergencyFormatter(LogFormatter):
        label = _("Publish without a second person")

        def format_message(self, log_entry):
            return format_html(_("Published without a second person. Reason: {}"), log_entry.data.get("reason", ""))
