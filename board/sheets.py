"""Many federations from a sheet: what would become of each row is shown first, and a job makes them."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from jobs.queue import start
from sites.national import NationalOnly
from sites.provisioning import bulk
from sites.provisioning.blank import blank_sheet
from sites.provisioning.cells import MAX_BYTES, MAX_ROWS, SheetError
from sites.provisioning.headings import COLUMNS
from sites.provisioning.sheet import read_sheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetForm(forms.Form):
    """A file; after it is valid, `rows` are its checked rows."""

    file = forms.FileField(
        label=gettext_lazy("File (XLSX or CSV)"),
        help_text=gettext_lazy("One federation a row. The first row names the columns."),
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
    )

    rows = ()

    def clean_file(self):
        file = self.cleaned_data["file"]
        # One byte more than is taken: what is too large is refused without being read.
        try:
            self.rows = read_sheet(file.read(MAX_BYTES + 1))
        except SheetError as error:
            place = _("Line %(line)s: ") % {"line": error.line} if error.line else ""
            raise ValidationError(f"{place}{error}") from error
        return file


class RowsField(forms.JSONField):
    """The rows of a sheet that was shown, once more. They are checked again, so nothing of them need be trusted."""

    widget = forms.HiddenInput

    def clean(self, value):
        data = super().clean(value)
        if not (isinstance(data, list) and 0 < len(data) <= MAX_ROWS and all(_is_row(row) for row in data)):
            raise ValidationError(_("Choose the file again."))
        return bulk.rows_from(data)


def _is_row(row):
    if not (isinstance(row, list) and len(row) == 2):
        return False
    line, values = row
    named = isinstance(values, dict) and values.keys() <= COLUMNS.keys()
    return isinstance(line, int) and named and all(isinstance(value, str) for value in values.values())


class ConfirmForm(forms.Form):
    """The rows of a sheet after they were shown."""

    rows = RowsField()


class SheetView(NationalOnly, WagtailAdminTemplateMixin, FormView):
    """Both steps. Nothing is kept between them: the second gets the rows again and checks them again."""

    template_name = "board/sheet.html"
    page_title = gettext_lazy("Many federations from a sheet")
    header_icon = "table"

    def get_breadcrumbs_items(self):
        trail = {"url": reverse("board:index"), "label": _("Federations")}
        return [*super().get_breadcrumbs_items(), trail, {"url": "", "label": self.get_page_title()}]

    def get_form_class(self):
        return ConfirmForm if "rows" in self.request.POST else SheetForm

    def form_invalid(self, form):
        if isinstance(form, ConfirmForm):
            return self.render_to_response(self.get_context_data(form=SheetForm(), refusal=form.errors["rows"][0]))
        return super().form_invalid(form)

    def form_valid(self, form):
        confirmed = isinstance(form, ConfirmForm)
        rows = form.cleaned_data["rows"] if confirmed else form.rows
        outcomes = bulk.foresee(rows)
        verdicts = {outcome.verdict for outcome in outcomes}
        if bulk.WRONG in verdicts or not confirmed:
            return self._show(rows, outcomes, verdicts)
        title = ngettext("%(total)d federation", "%(total)d federations", len(rows)) % {"total": len(rows)}
        job = start("provisioning", title, {"rows": bulk.plain(rows)}, self.request.user)
        return redirect("board:job", job.pk)

    def _show(self, rows, outcomes, verdicts):
        context = {"form": SheetForm(), "outcomes": outcomes}
        if bulk.WRONG in verdicts:
            context["is_refused"] = True
        elif verdicts != {bulk.SAME}:
            context["confirmation"] = ConfirmForm(initial={"rows": bulk.plain(rows)})
        return self.render_to_response(self.get_context_data(**context))


class BlankSheetView(NationalOnly, View):
    """An empty sheet to fill in."""

    def get(self, request):
        headers = {"Content-Disposition": 'attachment; filename="federations.xlsx"'}
        return HttpResponse(blank_sheet(), content_type=_XLSX, headers=headers)
