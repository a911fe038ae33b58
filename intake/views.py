"""The door in the admin: a file in, a draft out, and beside the draft what came of it."""

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import HookResponseMixin, WagtailAdminTemplateMixin
from wagtail.models import Page

from sites import scope
from sites.page_views import BelowEditorMixin

from .draft import make_draft, page_types_under
from .forms import IntakeForm
from .models import Intake
from .reading import read_original
from .refusals import RefusalError
from .report import Report, sections
from .suggestions import OFFERS, open_offers, take_up


class IntakeView(HookResponseMixin, WagtailAdminTemplateMixin, FormView):
    """Takes a Word file or an old page in, under a page."""

    template_name = "intake/intake.html"
    form_class = IntakeForm
    page_title = gettext_lazy("From a Word file")
    header_icon = "doc-full"

    def dispatch(self, request, *args, **kwargs):
        parent = get_object_or_404(Page, pk=kwargs["parent_page_id"])
        if not scope.owns_page(request.user, parent):
            raise Http404
        self.parent = parent.specific
        self.page_types = page_types_under(self.parent, request.user)
        if not self.page_types:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.parent.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_explore", args=[self.parent.pk]),
                "label": self.parent.get_admin_display_title(),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "page_types": self.page_types}

    def get_context_data(self, **kwargs):
        return super().get_context_data(parent=self.parent, **kwargs)

    def form_valid(self, form):
        page_type = form.cleaned_data["page_type"]
        response = self.run_hook("before_create_page", self.request, self.parent, page_type)
        if response:
            return response
        report = Report()
        try:
            article, original = read_original(form, report)
            page = make_draft(self.parent, page_type, article, original, self.request.user, report)
        except RefusalError as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "text", refusal)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            return self._done(page)
        return self.form_invalid(form)

    def _done(self, page):
        report_url = reverse("intake:report", args=[page.pk])
        messages.success(
            self.request,
            _("The draft “%(title)s” is made. Nobody but your team sees it.") % {"title": page.title},
            buttons=[messages.button(report_url, _("What came from the file"), new_window=False)],
        )
        spam = page.intake.report["findings"].get("spam")
        if spam:
            plain_messages.warning(
                self.request,
                _("Injected lines were cut out (%(count)d). They stand in the report and in the history.")
                % {"count": spam["count"]},
            )
        response = self.run_hook("after_create_page", self.request, page)
        return response or redirect("wagtailadmin_pages:edit", page.pk)


class OwnIntakeMixin:
    """For views about the intake of one page: they are for those who may edit the page."""

    def dispatch(self, request, *args, **kwargs):
        self.intake = get_object_or_404(Intake.objects.select_related("page", "created_by"), page=kwargs["page_id"])
        if not scope.owns_page(request.user, self.intake.page):
            raise Http404
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self):
        """The specific page."""
        return self.intake.page.specific


class ReportView(OwnIntakeMixin, BelowEditorMixin, WagtailAdminTemplateMixin, TemplateView):
    """What came of a source: converted, left out, doubtful; with the draft beside it."""

    template_name = "intake/report.html"
    page_title = gettext_lazy("What came from the file")
    header_icon = "doc-full"

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        offers = [(name, *OFFERS[name], value) for name, value in open_offers(self.intake).items()]
        return super().get_context_data(
            page=self.page,
            intake=self.intake,
            sections=sections(self.intake.report),
            offers=offers,
            **kwargs,
        )


class OfferView(OwnIntakeMixin, View):
    """Takes an offer of the report up."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        name = request.POST.get("offer", "")
        lock = self.page.get_lock()
        if lock and lock.for_user(request.user):
            messages.error(request, _("The page is locked. Nothing was changed."))
        elif name not in open_offers(self.intake):
            messages.error(request, _("This is done already, or is offered no more. Nothing was changed."))
        else:
            take_up(self.intake, name, request.user)
            messages.success(request, _("The draft is changed."))
        return redirect("intake:report", self.page.pk)


class OriginalView(OwnIntakeMixin, View):
    """Hands the original out, to be saved and never to be opened by the browser."""

    def get(self, request, *args, **kwargs):
        try:
            file = self.intake.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            file,
            as_attachment=True,
            filename=self.intake.original_name,
            content_type="application/octet-stream",
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response
