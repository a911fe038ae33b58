"""What is done with a federation that is here: exported or deleted."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from jobs.queue import start
from sites.models import Federation
from sites.national import NationalOnly

from ..deleting import begin
from ..forms import DeleteForm
from ..models import Archive


class ExportView(NationalOnly, View):
    """Start an export; its page shows how far it is."""

    http_method_names = ["post"]

    def post(self, request, federation_id):
        federation = get_object_or_404(Federation, pk=federation_id)
        job = start("export", federation.name, {"federation": federation.pk}, request.user)
        return redirect("board:job", job.pk)


class DeleteView(NationalOnly, WagtailAdminTemplateMixin, FormView):
    """Delete a federation, for whoever types its name and has an export of today."""

    template_name = "exports/delete.html"
    form_class = DeleteForm
    page_title = gettext_lazy("Delete the federation")
    header_icon = "bin"

    @cached_property
    def federation(self):
        return get_object_or_404(Federation.objects.select_related("site"), pk=self.kwargs["federation_id"])

    def get_page_subtitle(self):
        return self.federation.name

    def get_breadcrumbs_items(self):
        trail = [
            {"url": reverse("board:index"), "label": _("Federations")},
            {"url": reverse("board:federation", args=[self.federation.pk]), "label": self.federation.name},
            {"url": "", "label": self.get_page_title()},
        ]
        return [*super().get_breadcrumbs_items(), *trail]

    def form_valid(self, form):
        try:
            deletion = begin(self.federation, form.cleaned_data["name"], self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        job = start("delete", deletion.name, {"deletion": deletion.pk, "federation": deletion.slug}, self.request.user)
        return redirect("board:job", job.pk)

    def get_context_data(self, **kwargs):
        newest = Archive.objects.filter(federation=self.federation, is_uploaded=False).order_by("-made_at").first()
        return super().get_context_data(federation=self.federation, newest=newest, **kwargs)
