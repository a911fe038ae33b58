"""Mergers of federations: a plan that is looked at, the merger itself as a job, and its undoing."""

import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import HeaderButton

from core.dates import validate_year
from core.text import clean_text
from jobs.queue import start
from merging import doors
from merging.choices import PLACES, SECTIONS, Choices
from merging.models import Merger
from merging.planning import plan_of
from sites.models import Federation
from sites.national import NationalOnly


class MergerForm(forms.Form):
    """What a national administrator decides about a merger; the name is typed once the plan has been seen."""

    successor = forms.ModelChoiceField(
        label=gettext_lazy("Federation that goes on"),
        queryset=Federation.objects.none(),
    )
    predecessors = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Federations that become part of it"),
        queryset=Federation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateField(
        label=gettext_lazy("Their last day"),
        widget=AdminDateInput,
        validators=[validate_year],
        help_text=gettext_lazy("Readers see it in the title of the section, e.g. “Bến Tre (until 30/6/2025)”."),
    )
    into = forms.ChoiceField(
        label=gettext_lazy("Where their pages go"), choices=PLACES, widget=forms.RadioSelect, initial=SECTIONS
    )
    brings_people = forms.BooleanField(
        label=gettext_lazy("Their people join the team, in the roles they have"), required=False, initial=True
    )
    keeps_sites = forms.BooleanField(
        label=gettext_lazy("Leave their sites as archives"),
        required=False,
        help_text=gettext_lazy("Pages, pictures and addresses stay where they are then, and nobody edits them."),
    )
    confirmation = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, asks_for_name=False, **kwargs):
        super().__init__(*args, **kwargs)
        provincial = Federation.objects.exclude(unit_kind=Federation.UnitKind.NATIONAL)
        loaded = provincial.select_related("site__root_page", "collection").order_by("name")
        self.fields["successor"].queryset = loaded.filter(state=Federation.State.LIVE)
        self.fields["predecessors"].queryset = loaded.filter(
            state__in=(Federation.State.LIVE, Federation.State.ARCHIVED)
        )
        self.asks_for_name = asks_for_name

    @property
    def choices(self):
        """The Choices of a valid form."""
        names = ("until", "into", "brings_people", "keeps_sites")
        return Choices(**{name: self.cleaned_data[name] for name in names})

    def clean(self):
        values = super().clean()
        successor = values.get("successor")
        typed = clean_text(values.get("confirmation", "")).strip()
        if self.asks_for_name and successor is not None and typed.casefold() != successor.name.casefold():
            self.ask_for_name(successor)
            self.add_error("confirmation", _("Type “%(name)s” to say that you mean it.") % {"name": successor.name})
        return values

    def ask_for_name(self, successor):
        """Show the field in which the successor's name is typed."""
        field = self.fields["confirmation"]
        field.label = _("Type the name of the federation that goes on: %(name)s") % {"name": successor.name}
        field.widget = forms.TextInput({"autocomplete": "off"})


class MergersPage(NationalOnly, WagtailAdminTemplateMixin):
    """A page about mergers."""

    header_icon = "resubmit"

    def get_breadcrumbs_items(self):
        trail = [
            {"url": reverse("board:index"), "label": _("Federations")},
            {"url": reverse("board:mergers"), "label": _("Mergers")},
        ]
        return [*super().get_breadcrumbs_items(), *trail, {"url": "", "label": self.get_page_title()}]


class MergersView(MergersPage, TemplateView):
    """All mergers, the newest first."""

    template_name = "board/mergers/index.html"
    page_title = gettext_lazy("Mergers")

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    @cached_property
    def header_buttons(self):
        return [HeaderButton(label=_("Merge federations"), url=reverse("board:new_merger"), icon_name="plus")]

    def get_context_data(self, **kwargs):
        mergers = Merger.objects.select_related("successor", "started_by").prefetch_related("parts__predecessor")
        return super().get_context_data(mergers=mergers, **kwargs)


class NewMergerView(MergersPage, FormView):
    """The form of a merger: first it says what would be done, then it does it."""

    template_name = "board/mergers/new.html"
    form_class = MergerForm
    page_title = gettext_lazy("Merge federations")

    def get_initial(self):
        return {**super().get_initial(), "until": timezone.localdate() - datetime.timedelta(days=1)}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "asks_for_name": "merge" in self.request.POST}

    def form_valid(self, form):
        successor, predecessors = form.cleaned_data["successor"], list(form.cleaned_data["predecessors"])
        if not form.asks_for_name:
            return self._show_plan(form, plan_of(successor, predecessors, form.choices))
        try:
            with transaction.atomic():
                merger = doors.start(successor, predecessors, form.choices, self.request.user)
                job = _start_job("merge", merger, self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        return redirect("board:job", job.pk)

    def form_invalid(self, form):
        if not form.asks_for_name or {"successor", "predecessors", "until", "into"} & form.errors.keys():
            return super().form_invalid(form)
        values = form.cleaned_data
        return self._show_plan(form, plan_of(values["successor"], list(values["predecessors"]), form.choices))

    def _show_plan(self, form, plan):
        if plan.refusals:
            for refusal in plan.refusals:
                if refusal not in form.non_field_errors():
                    form.add_error(None, refusal)
        else:
            form.ask_for_name(plan.successor)
        return self.render_to_response(self.get_context_data(form=form, plan=plan))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media}


class MergerView(MergersPage, TemplateView):
    """What a merger did, and until when it can be undone."""

    template_name = "board/mergers/merger.html"

    @cached_property
    def merger(self):
        return get_object_or_404(Merger.objects.select_related("successor"), pk=self.kwargs["merger_id"])

    def get_page_title(self):
        return str(self.merger)

    def get_context_data(self, **kwargs):
        parts = self.merger.parts.select_related("predecessor__site", "section").prefetch_related("steps")
        choices = Choices.of(self.merger)
        return super().get_context_data(
            merger=self.merger, parts=parts, choices=choices, place=dict(PLACES)[choices.into], **kwargs
        )


class UndoMergerView(NationalOnly, View):
    """Undo a merger, as a job."""

    http_method_names = ["post"]

    def post(self, request, merger_id):
        merger = get_object_or_404(Merger, pk=merger_id)
        typed = clean_text(request.POST.get("confirmation", "")).strip()
        if typed.casefold() != merger.successor.name.casefold():
            messages.error(request, _("Type “%(name)s” to say that you mean it.") % {"name": merger.successor.name})
            return redirect("board:merger", merger.pk)
        try:
            with transaction.atomic():
                doors.start_undoing(merger)
                job = _start_job("undo-merge", merger, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("board:merger", merger.pk)
        return redirect("board:job", job.pk)


def _start_job(kind, merger, user):
    """Start a job of a merger, which the board's list counts with each federation that takes part."""
    taking_part = [merger.successor_id, *merger.parts.values_list("predecessor_id", flat=True)]
    return start(kind, str(merger), {"merger": merger.pk, "federations": taking_part}, user)
