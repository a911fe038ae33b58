"""The links to one page's draft, in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from sites.page_views import BelowEditorMixin

from .forms import DraftLinkForm
from .links import make, revoke


class OfOnePage:
    """Finds the page in the address, for those who may edit it."""

    @cached_property
    def page(self):
        """The page that the links lead to."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request, *args, **kwargs):
        if not may_give_links(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DraftLinksView(OfOnePage, BelowEditorMixin, WagtailAdminTemplateMixin, FormView):
    """The page's links, who made them and how often they were opened, and a form to make another."""

    form_class = DraftLinkForm
    template_name = "sites/draft_links/index.html"
    page_title = gettext_lazy("Links to the draft")
    header_icon = "link"

    def get_context_data(self, **kwargs):
        links = self.page.draft_links.select_related("created_by")
        return super().get_context_data(page=self.page, links=links, **kwargs)

    def form_valid(self, form):
        address = make(self.page, self.request.user, form.cleaned_data["days"])
        # Shown in the answer itself: it is stored nowhere from where a second request could take it.
        return self.render_to_response(self.get_context_data(form=self.form_class(), address=address))


class RevokeDraftLinkView(OfOnePage, View):
    """Makes one link stop working."""

    http_method_names = ["post"]

    def post(self, request, page_id, draft_link_id):
        link = get_object_or_404(self.page.draft_links, pk=draft_link_id)
        if revoke(link, request.user):
            messages.success(request, _("The link no longer works."))
        else:
            messages.info(request, _("This link had stopped working already."))
        return redirect("draft_links", self.page.pk)


def may_give_links(user, page):
    """Tell whether a person may give out links to a page's draft: whoever may edit it, if it lies on a site."""
    return page.get_site() is not None and page.permissions_for_user(user).can_edit()
