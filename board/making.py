"""A new federation: what would be made is shown first, and made when it is confirmed."""

from django.contrib import messages
from django.forms import Media
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sites.models import Federation
from sites.national import NationalOnly
from sites.provisioning import provision

from .federation_form import NewFederationForm


class NewView(NationalOnly, WagtailAdminTemplateMixin, FormView):
    """The form of a new federation, with a look at what it makes before it is made."""

    template_name = "board/new.html"
    form_class = NewFederationForm
    page_title = gettext_lazy("New federation")
    header_icon = "plus"

    def get_breadcrumbs_items(self):
        trail = {"url": reverse("board:index"), "label": _("Federations")}
        return [*super().get_breadcrumbs_items(), trail, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form):
        if "make" not in self.request.POST:
            report = provision(form.spec, dry_run=True)
            return self.render_to_response(self.get_context_data(form=form, report=report, advice=_texts(form)))
        report = provision(form.spec, actor=self.request.user)
        federation = Federation.objects.get(slug=form.spec.slug)
        messages.success(
            self.request,
            _("The site of %(name)s is made: %(url)s. It is being prepared; readers do not see it yet.")
            % {"name": federation, "url": report.url},
        )
        return redirect("board:federation", federation.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        media = context["form"].media + Media(js=["js/board/live-check.js"])
        return {**context, "media": media, "check_url": reverse("board:check")}


def _texts(form):
    """Return all that is worth knowing about a form, for the look at what will be made."""
    return [sentence for sentences in form.advice().values() for sentence in sentences]


class CheckView(NationalOnly, View):
    """Say of the fields that are filled in what is wrong or worth knowing, while others are still being written."""

    http_method_names = ["post"]

    def post(self, request):
        """Return {"errors": …, "advice": …}, both {field: [sentence]}, for the fields that hold something.

        The field `changed` names the one that was just left: where a name leads is asked once, when it is written.
        """
        form = NewFederationForm(request.POST)
        errors = {name: list(found) for name, found in form.errors.items() if request.POST.get(name, "").strip()}
        advice = form.advice(look_at_network=request.POST.get("changed", "hostname") == "hostname")
        return JsonResponse({"errors": errors, "advice": advice})
