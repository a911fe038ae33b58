"""What a person is asked who takes a page down."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from core.text import clean_text

from .models import Withdrawal, site_path

REASONS = [
    (
        Withdrawal.Reason.ERROR,
        gettext_lazy("It is wrong, or should not have been published: readers see that it was taken down"),
    ),
    (Withdrawal.Reason.REPLACED, gettext_lazy("Another page has taken its place: readers are sent there")),
    (
        Withdrawal.Reason.OUT_OF_DATE,
        gettext_lazy("It is out of date: readers can still open it, and are told so above it"),
    ),
]


class WithdrawalForm(forms.Form):
    """Why pages are taken down, what readers are told, and what colleagues are."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a reason: it decides what readers see in the place of the page.")
        },
    )
    replaced_by = forms.ModelChoiceField(
        label=gettext_lazy("The page that has taken its place"),
        queryset=Page.objects.live(),
        required=False,
        widget=AdminPageChooser,
        error_messages={
            "invalid_choice": gettext_lazy("This page is not published. Choose one that readers can open.")
        },
    )
    reader_text = forms.CharField(
        label=gettext_lazy("A sentence for readers"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Not needed. Everybody can read it, for example “The date in this invitation was wrong.”"
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("A note for colleagues"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Not needed. It stays in the page's history; readers never see it."),
    )

    def __init__(self, *args, pages=(), **kwargs):
        """Take what every form takes, and the pages that are to be taken down."""
        super().__init__(*args, **kwargs)
        self.pages = pages

    def clean_reader_text(self):
        return clean_text(self.cleaned_data["reader_text"])

    def clean_note(self):
        return clean_text(self.cleaned_data["note"])

    def clean(self):
        cleaned_data = super().clean()
        if cleaned_data.get("reason") != Withdrawal.Reason.REPLACED:
            # What was chosen before another reason was is not meant.
            cleaned_data["replaced_by"] = None
            self._errors.pop("replaced_by", None)
        elif "replaced_by" in cleaned_data:
            try:
                self._check_successor(cleaned_data["replaced_by"])
            except ValidationError as error:
                self.add_error("replaced_by", error)
        return cleaned_data

    def _check_successor(self, successor):
        if successor is None:
            raise ValidationError(_("Choose the page that readers are sent to."), code="required")
        for page in self.pages:
            if site_path(page) != site_path(successor):
                raise ValidationError(_("Choose a page of the same site."), code="foreign")
            if successor.pk == page.pk or (self.takes_descendants and successor.is_descendant_of(page)):
                raise ValidationError(_("This page is itself being taken down. Choose another one."), code="goes_too")

    @property
    def takes_descendants(self):
        """Whether the pages below go as well."""
        return bool(self.data.get("include_descendants"))

    @property
    def facts(self):
        """What taking_down.withdraw wants to know, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("reason", "replaced_by", "reader_text", "note")}


class BulkWithdrawalForm(WithdrawalForm, DefaultPageForm):
    """The same for several pages, in the place of Wagtail's form, which asks about the pages below them only."""

    field_order = ["reason", "replaced_by", "reader_text", "note", "include_descendants"]
