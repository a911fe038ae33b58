"""Redirects from a file, in two steps: the file is shown line by line with what is wrong, then taken over."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from sites.permissions import manages_any

from . import sheet
from .forms import ConfirmForm, UploadForm


class RedirectImport(WagtailAdminTemplateMixin, TemplateView):
    """Both steps. Nothing is kept between them: the second step gets the file's text again and checks it again."""

    template_name = "sites/admin/redirect_import.html"
    page_title = gettext_lazy("Import redirects")
    header_icon = "redirect"

    def dispatch(self, request, *args, **kwargs):
        if not manages_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("site_redirects:index"), "label": gettext_lazy("Redirects")},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=UploadForm(user=request.user)))

    def post(self, request, *args, **kwargs):
        if "text" in request.POST:
            return self.take_over(request)
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self.show(form, form.cleaned_data["file"])

    def show(self, form, text):
        """Show the lines of a file, with the way to take them over if all are right."""
        site = form.site()
        try:
            lines = sheet.read(text)
        except ValidationError as error:
            form.add_error(None if "file" not in form.fields else "file", error)
            return self.render_to_response(self.get_context_data(form=form))
        context = {"lines": lines, "site": site, "form": UploadForm(user=self.request.user)}
        if sheet.check(lines, site):
            context["confirmation"] = ConfirmForm(initial={"text": text, "site": site.pk}, user=self.request.user)
        return self.render_to_response(self.get_context_data(**context))

    def take_over(self, request):
        """Make the redirects of a file that was shown; show it again if it is no longer right."""
        form = ConfirmForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.get(request)
        text = form.cleaned_data["text"]
        try:
            lines = sheet.read(text)
        except ValidationError:
            return self.get(request)
        if not sheet.check(lines, form.site()):
            return self.show(form, text)
        total = len(sheet.new_ones(lines))
        sheet.save(lines, form.site(), request.user)
        messages.success(
            request,
            ngettext("%(total)d redirect imported.", "%(total)d redirects imported.", total) % {"total": total},
        )
        return redirect("site_redirects:index")
