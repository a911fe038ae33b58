"""The list of exports, a page for each, and the way to its file."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from core.exports import SafeExportMixin
from sites.national import NationalOnly

from .. import links, storage
from ..models import Archive
from .base import ExportsPage

DOWNLOADED, REMOVED = "federation.export.download", "federation.export.remove"


class _Size(Column):
    def get_value(self, archive):
        return filesizeformat(super().get_value(archive))


class ArchiveList(NationalOnly, SafeExportMixin, ReportView):
    """All files with a federation in them, the newest first."""

    page_title = gettext_lazy("Exports")
    header_icon = "download"
    permission_policy = None
    model = Archive
    index_url_name = "board:exports:index"
    index_results_url_name = "board:exports:results"
    default_ordering = "-created_at"
    list_export = ["name", "slug", "file", "size", "sha256", "made_at", "is_uploaded", "created_by"]
    export_headings = {
        "name": gettext_lazy("Federation"),
        "size": gettext_lazy("Size"),
        "made_at": gettext_lazy("State of"),
        "is_uploaded": gettext_lazy("Brought here"),
        "created_by": gettext_lazy("By"),
    }

    @cached_property
    def columns(self):
        names = self.export_headings
        return [
            TitleColumn(
                "name",
                label=names["name"],
                get_url=lambda archive: reverse("board:exports:archive", args=[archive.pk]),
                sort_key="name",
            ),
            DateColumn("made_at", label=names["made_at"], sort_key="made_at"),
            _Size("size", label=names["size"], sort_key="size"),
            BooleanColumn("is_uploaded", label=names["is_uploaded"]),
            Column("created_by", label=names["created_by"]),
        ]

    @cached_property
    def header_buttons(self):
        address = reverse("board:exports:upload")
        return [HeaderButton(_("Bring a file here"), url=address, icon_name="upload")]

    def get_breadcrumbs_items(self):
        trail = {"url": reverse("board:index"), "label": _("Federations")}
        return [*super().get_breadcrumbs_items()[:-1], trail, {"url": "", "label": self.page_title}]

    def get_queryset(self):
        return self.order_queryset(Archive.objects.select_related("created_by"))

    def get_filename(self):
        return "exports"


class ArchiveView(ExportsPage, TemplateView):
    """What is in a file, and what can be done with it."""

    template_name = "exports/archive.html"

    @cached_property
    def archive(self):
        return get_object_or_404(Archive.objects.select_related("federation"), pk=self.kwargs["archive_id"])

    def get_page_title(self):
        return self.archive.name

    def get_context_data(self, **kwargs):
        rows = sum(number for kind, number in self.archive.counts.items() if kind != "media")
        return super().get_context_data(
            archive=self.archive,
            pages=self.archive.counts.get("wagtailcore.Page", 0),
            rows=rows,
            files=self.archive.counts.get("media", 0),
            is_there=storage.path_of(self.archive.file).exists(),
            token=links.token_for(self.archive, self.request.user),
            **kwargs,
        )


class DownloadView(NationalOnly, View):
    """The file itself, for whom the link was made and as long as it is young."""

    def get(self, request, archive_id, token):
        archive = get_object_or_404(Archive, pk=archive_id)
        if not links.is_valid(token, archive, request.user):
            messages.error(request, _("This link has run out. Here is a new one."))
            return redirect("board:exports:archive", archive.pk)
        path = storage.path_of(archive.file)
        if not path.exists():
            messages.error(request, _("The file is no longer there."))
            return redirect("board:exports:archive", archive.pk)
        log(archive.federation or archive, DOWNLOADED, data={"file": archive.file})
        return FileResponse(path.open("rb"), as_attachment=True, filename=archive.file, content_type="application/zip")


class RemoveView(NationalOnly, View):
    """Remove a file; nobody restores from it any more."""

    http_method_names = ["post"]

    def post(self, request, archive_id):
        archive = get_object_or_404(Archive, pk=archive_id)
        log(archive.federation or archive, REMOVED, data={"file": archive.file})
        storage.path_of(archive.file).unlink(missing_ok=True)
        archive.delete()
        messages.success(request, _("The file %(file)s was removed.") % {"file": archive.file})
        return redirect("board:exports:index")
