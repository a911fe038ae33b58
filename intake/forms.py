from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .legacy import MAX_LENGTH

PAGE_SUFFIXES = (".txt", ".html", ".htm")


class IntakeForm(forms.Form):
    """Takes a Word file, or the text of an old page, and the kind of page it is to become."""

    page_type = forms.ChoiceField(label=_("Make of it"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Word file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt,.html,.htm"}),
        error_messages={
            "empty": _("The file is empty. Choose another one, or save it in Word again and choose it then."),
        },
    )
    text = forms.CharField(
        label=_("Or the text of an old page"),
        required=False,
        strip=False,
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Copy the whole page, or its HTML, and paste it here. Pictures have to be uploaded afterwards."),
    )

    def __init__(self, *args, page_types, **kwargs):
        """Offer the page types.

        Args:
            page_types: list of page models; of a single one nobody is asked.
        """
        super().__init__(*args, **kwargs)
        self._page_types = {model._meta.label_lower: model for model in page_types}
        field = self.fields["page_type"]
        field.choices = [(name, capfirst(model.get_verbose_name())) for name, model in self._page_types.items()]
        field.initial = next(iter(self._page_types))
        if len(page_types) == 1:
            field.widget, field.required = forms.HiddenInput(), False
        self.fields["file"].help_text = _(
            "A .docx of at most %(size)s. A page that was saved from an old site as .html or .txt can be chosen too."
        ) % {"size": filesizeformat(settings.INTAKE_MAX_FILE_SIZE)}

    def clean_page_type(self):
        """Return the model."""
        return self._page_types[self.cleaned_data["page_type"] or self.fields["page_type"].initial]

    def clean_file(self):
        """Refuse a file that is too large, or of a kind that is neither Word's nor an old page's."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > settings.INTAKE_MAX_FILE_SIZE:
            raise ValidationError(
                _("The file has %(size)s; at most %(limit)s can be taken. Make its pictures smaller in Word.")
                % {"size": filesizeformat(file.size), "limit": filesizeformat(settings.INTAKE_MAX_FILE_SIZE)},
                code="too_large",
            )
        return file

    def clean(self):
        """Demand either a file or a text."""
        cleaned_data = super().clean()
        file, text = cleaned_data.get("file"), cleaned_data.get("text", "").strip()
        if self.errors:
            return cleaned_data
        if not file and not text:
            self.add_error("file", ValidationError(_("Choose a file, or paste a text below."), code="required"))
        elif file and text:
            self.add_error("text", ValidationError(_("Either a file or a text: empty one of the two."), code="both"))
        return cleaned_data

    @property
    def is_page(self):
        """Whether the file is a saved page and no Word file, as its name says."""
        file = self.cleaned_data["file"]
        return file is None or file.name.lower().endswith(PAGE_SUFFIXES)
