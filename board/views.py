"""A federation's page on the board, and what can be done there."""

import datetime

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, UpdateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.hostnames import changes as hostnames
from sites.models import Domain, Federation
from sites.national import NationalOnly
from sites.states.changes import change_state
from visits.charts import chart_of
from visits.reading import visits_of_site

from .figures import VISIT_DAYS, with_figures
from .forms import DomainForm, HostnameForm, StateForm
from .readiness import look_at


class FederationPage(NationalOnly, WagtailAdminTemplateMixin):
    """A page about the federation in the address."""

    header_icon = "site"

    @cached_property
    def federation(self):
        return get_object_or_404(Federation.objects.select_related("site"), pk=self.kwargs["federation_id"])

    def get_page_subtitle(self):
        return self.federation.name

    def get_breadcrumbs_items(self):
        trail = [
            {"url": reverse("board:index"), "label": _("Federations")},
            {"url": reverse("board:federation", args=[self.federation.pk]), "label": self.federation.name},
        ]
        return [*super().get_breadcrumbs_items(), *trail, {"url": "", "label": self.get_page_title()}]


class FederationView(FederationPage, TemplateView):
    """How a federation is doing, what its site needs, its names and its doors."""

    template_name = "board/federation.html"

    def get_page_title(self):
        return self.federation.name

    def get_page_subtitle(self):
        return self.federation.get_state_display()

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        checklist = look_at(self.federation)
        today = timezone.localdate()
        figures = with_figures(Federation.objects.filter(pk=self.federation.pk), today).get()
        first = today - datetime.timedelta(days=VISIT_DAYS - 1)
        return super().get_context_data(
            federation=self.federation,
            figures=figures,
            checklist=checklist,
            chart=chart_of(visits_of_site(self.federation.site_id, first, today), first, today),
            domains=self.federation.domains.all(),
            **kwargs,
        )


class ChangeView(FederationPage, FormView):
    """A form by which something of a federation is changed; what `sites` refuses is said at its field."""

    template_name = "wagtailadmin/generic/form.html"

    def form_valid(self, form):
        try:
            done = self.change(form.cleaned_data)
        except ValidationError as refusal:
            for field, texts in _by_field(refusal).items():
                form.add_error(field if field in form.fields else None, texts)
            return self.form_invalid(form)
        messages.success(self.request, done)
        return redirect("board:federation", self.federation.pk)

    def change(self, values):
        """Make the change and return what is said of it. Raises ValidationError."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media, "submit_button_label": self.get_page_title()}


def _by_field(refusal):
    if hasattr(refusal, "error_dict"):
        return refusal.message_dict
    return {"hostname": refusal.messages} if refusal.messages else {NON_FIELD_ERRORS: []}


class StateView(ChangeView):
    """Take a federation to another state; what its site still needs is looked at before it is opened."""

    template_name = "board/state.html"
    form_class = StateForm
    page_title = gettext_lazy("Change the state of the site")

    @cached_property
    def checklist(self):
        """The list of what the site needs; empty for one that is open, or was and will be again in a moment."""
        was_open = self.federation.state in (Federation.State.LIVE, Federation.State.SUSPENDED)
        return [] if was_open else look_at(self.federation)

    def get_form_kwargs(self):
        missing = [item.label for item in self.checklist if not item.is_done]
        return {**super().get_form_kwargs(), "federation": self.federation, "missing": missing}

    def get_context_data(self, **kwargs):
        return super().get_context_data(checklist=self.checklist, **kwargs)

    def change(self, values):
        waived = {}
        if values["state"] == Federation.State.LIVE and values.get("waiver"):
            waived = {
                "missing": [item.label for item in self.checklist if not item.is_done],
                "waiver": values["waiver"],
            }
        change_state(
            self.federation, values["state"], self.request.user, values["reason"], values["existed_until"], **waived
        )
        return _("The site of %(name)s is now: %(state)s.") % {
            "name": self.federation,
            "state": self.federation.get_state_display(),
        }


class MainHostnameView(ChangeView):
    """Show the pages under another name."""

    form_class = HostnameForm
    page_title = gettext_lazy("Change the main host name")

    def change(self, values):
        before = self.federation.site.hostname
        hostnames.change_main_hostname(self.federation, values["hostname"], self.request.user)
        return _("The site is now at %(after)s. Whoever opens %(before)s is led there, page by page.") % {
            "after": self.federation.site.hostname,
            "before": before,
        }


class AddHostnameView(ChangeView):
    """Have one more name lead to the site."""

    form_class = HostnameForm
    page_title = gettext_lazy("Add a host name")

    def change(self, values):
        domain = hostnames.add_hostname(self.federation, values["hostname"], self.request.user)
        return _("%(hostname)s leads to the site now.") % {"hostname": domain.hostname}


class DomainView(FederationPage, UpdateView):
    """Until when a domain is paid."""

    template_name = "wagtailadmin/generic/form.html"
    model = Domain
    pk_url_kwarg = "domain_id"
    form_class = DomainForm
    page_title = gettext_lazy("Term of the domain")

    @cached_property
    def federation(self):
        return self.object.federation

    def get_success_url(self):
        messages.success(self.request, _("Saved."))
        return reverse("board:federation", args=[self.object.federation_id])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media, "submit_button_label": _("Save")}


class RemoveHostnameView(NationalOnly, View):
    """Have a name lead nowhere any more."""

    http_method_names = ["post"]

    def post(self, request, domain_id):
        domain = get_object_or_404(Domain.objects.select_related("federation__site"), pk=domain_id)
        try:
            hostnames.remove_hostname(domain, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("%(hostname)s leads nowhere now.") % {"hostname": domain.hostname})
        return redirect("board:federation", domain.federation_id)
