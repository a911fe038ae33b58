"""Bringing a file here, and a federation back from one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from jobs.queue import start
from sites.models import Federation

from .. import storage
from ..errors import ArchiveError
from ..forms import RestoreForm, UploadForm
from ..models import Archive
from ..reading import peek
from ..uploads import take_in
from ..wishes import wish_for
from .base import ExportsPage


class UploadView(ExportsPage, FormView):
    """Bring a file here from another install, or from where it was kept."""

    template_name = "wagtailadmin/generic/form.html"
    form_class = UploadForm
    page_title = gettext_lazy("Bring a file here")
    header_icon = "upload"

    def form_valid(self, form):
        try:
            archive = take_in(form.cleaned_data["file"], self.request.user)
        except ArchiveError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("board:exports:restore", archive.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "submit_button_label": self.get_page_title()}


class RestoreView(ExportsPage, FormView):
    """Say under which names a federation comes back, and start it."""

    template_name = "exports/restore.html"
    form_class = RestoreForm
    page_title = gettext_lazy("Restore a federation")
    header_icon = "rotate"

    @cached_property
    def archive(self):
        return get_object_or_404(Archive, pk=self.kwargs["archive_id"])

    def get_page_subtitle(self):
        return self.archive.name

    def get_initial(self):
        is_here = Federation.objects.filter(slug=self.archive.slug).exists()
        return {"slug": "" if is_here else self.archive.slug, "lets_people_in": not is_here}

    def get(self, request, *args, **kwargs):
        try:
            self._manifest()
        except ArchiveError as error:
            messages.error(request, str(error))
            return redirect("board:exports:archive", self.archive.pk)
        return super().get(request, *args, **kwargs)

    def _manifest(self):
        return peek(storage.path_of(self.archive.file)).manifest

    def form_valid(self, form):
        try:
            wish_for(self._manifest(), form.cleaned_data["slug"], form.cleaned_data["hostname"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        except ArchiveError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        title = _("%(name)s as %(slug)s") % {"name": self.archive.name, "slug": form.cleaned_data["slug"]}
        job = start("restore", title, {"archive": self.archive.pk, **form.cleaned_data}, self.request.user)
        return redirect("board:job", job.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(archive=self.archive, **kwargs)
