"""A note to the approver, which goes with a page that is handed in.

The field stands in the foot of the page's form and is no part of the page. Until the page is handed in, the note waits
in the session of whoever writes it, so that neither saving nor coming back tomorrow loses it.
"""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page

from core.text import clean_text
from sites.models import SubmissionNote

_KEPT = "submission_notes"
_HANDS_IN = {"action-submit", "action-restart-workflow"}


class SubmissionNoteForm(forms.Form):
    """The field for the note."""

    prefix = "submission"

    note = forms.CharField(
        label=gettext_lazy("Note to the approver"),
        required=False,
        max_length=SubmissionNote.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": " "}),
        help_text=gettext_lazy(
            "If you like: what is new, what to look at, until when it should be out. The approver reads it in the"
            " e-mail and at the page; readers never do."
        ),
    )

    def __init__(self, data=None, **kwargs):
        if data is not None:
            # A browser counts a new line as one character and sends it as two.
            name = self.prefix + "-note"
            data = {name: clean_text(data.get(name, "").replace("\r\n", "\n"))}
        super().__init__(data, **kwargs)


class SubmissionNoteMixin:
    """For the views of a page's form: the field, and what becomes of what is written there."""

    @cached_property
    def note_form(self):
        """The SubmissionNoteForm of this request."""
        if self.request.method == "POST":
            return SubmissionNoteForm(self.request.POST)
        kept = self.request.session.get(_KEPT, {})
        return SubmissionNoteForm(initial={"note": kept.get(str(self.page.pk), "")})

    def form_valid(self, form):
        if self.action_name in {"submit", "restart_workflow"} and not self.note_form.is_valid():
            return self.form_invalid(form)
        return super().form_valid(form)

    def save_action(self):
        response = super().save_action()
        if self.note_form.is_valid():
            self._keep(self.note_form.cleaned_data["note"])
        return response

    def submit_action(self):
        return self._hand_in(super().submit_action)

    def restart_workflow_action(self):
        return self._hand_in(super().restart_workflow_action)

    def _hand_in(self, action):
        # In one piece: the mail to the approvers waits for the commit, and finds the note then.
        with transaction.atomic():
            response = action()
            write_note(self.page.pk, self.request.user, self.note_form.cleaned_data["note"])
        self._keep("")
        return response

    def _keep(self, text):
        kept = self.request.session.get(_KEPT, {})
        key = str(self.page.pk)
        if kept.get(key, "") != text:
            others = {page: note for page, note in kept.items() if page != key}
            self.request.session[_KEPT] = {**others, key: text} if text else others

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        menu = context["action_menu"]
        shown = {item.name for item in [menu.default_item, *menu.menu_items] if item}
        return {**context, "submission_note_form": self.note_form if shown & _HANDS_IN else None}


def write_note(page_id, author, text):
    """Store what somebody says to the approver of a page that was just handed in; an empty note is none.

    Args:
        page_id: primary key of the Page.
        author: the User who handed it in.
        text: str.
    """
    # A fresh copy: the view's own remembers the workflow as it was before.
    state = Page.objects.get(pk=page_id).current_workflow_task_state
    if text and state is not None:
        SubmissionNote.objects.create(task_state_id=state.pk, author=author, text=text)


def show_note(request, page):
    """Show whoever opens a page that waits for approval what was said when it was handed in.

    Args:
        request: the request of somebody who may edit the page.
        page: the Page.
    """
    state = page.current_workflow_task_state
    note = SubmissionNote.objects.filter(task_state=state).select_related("author").first() if state else None
    if note is not None:
        words = {"person": user_display_name(note.author), "note": note.text}
        messages.info(request, _("%(person)s wrote when handing in: “%(note)s”") % words)
