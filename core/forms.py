"""The bases of the admin's forms for pages and settings."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

from .addresses import is_reserved
from .signals import content_validated
from .slugs import slugify


def reserved_message(slug):
    """Return what is said of a slug that the install itself answers."""
    return _(
        "“/%(slug)s/” is an address of the site itself, so a page there could not be reached. Choose another."
    ) % {"slug": slug}


class AnnouncedForm(WagtailAdminModelForm):
    """A form whose instance is announced when it is validated, with the person who posts it.

    The model's own check does not run when another one fails before it, and knows neither the parent nor the person.
    """

    parent_page = None

    def _post_clean(self):
        super()._post_clean()
        try:
            content_validated.send(
                sender=type(self.instance), instance=self.instance, parent=self.parent_page, user=self.for_user
            )
        except ValidationError as error:
            if not self.has_error(NON_FIELD_ERRORS, error.error_list[0].code):
                self.add_error(None, error)


class SitePageForm(AnnouncedForm, WagtailAdminPageForm):
    """Wagtail's page form that knows when nothing was changed.

    Django compares a field whose default is a function (today, now) with a hidden copy of its first value, and
    Wagtail's panels do not print that copy: every such form counted as changed, so that a reviewer who only pressed
    “Approve” left a new revision behind.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = False
            # A browser cuts what is pasted to this length and says nothing; the form's answer keeps it and says so.
            field.widget.attrs.pop("maxlength", None)

    def clean_title(self):
        """Return the title on one line."""
        return " ".join(self.cleaned_data["title"].splitlines())

    def _post_clean(self):
        self.instance.is_validated_as_draft = self.is_deferred_validation
        super()._post_clean()
        self.instance.is_validated_as_draft = False

    def clean(self):
        self._step_aside()
        cleaned_data = super().clean()
        slug = cleaned_data.get("slug")
        if slug and is_reserved(slug, self.parent_page):
            self.add_error("slug", ValidationError(reserved_message(slug), code="reserved"))
        return cleaned_data

    def _step_aside(self):
        """Number the slug of a page that is not published when it is the title's own and taken.

        The browser writes it while the title is typed. Refused, it would keep a second page called “Thông báo” from
        being autosaved, for a field that is on another tab. A slug that somebody chose is refused.
        """
        slug = self.cleaned_data.get("slug")
        if (
            (self.instance.live and self.instance.pk)
            or not slug
            or slug != slugify(self.cleaned_data.get("title", ""))
        ):
            return
        free, number = slug, 1
        while is_reserved(free, self.parent_page) or not Page._slug_is_available(
            free, self.parent_page, self.instance
        ):
            number += 1
            free = f"{slug}-{number}"
        self.cleaned_data["slug"] = free


class SitePageCopyForm(CopyForm):
    """Wagtail's form for copying a page, which refuses a slug that the install itself answers."""

    def clean(self):
        cleaned_data = super().clean()
        slug = cleaned_data.get("new_slug")
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        if slug and is_reserved(slug, parent):
            self.add_error("new_slug", ValidationError(reserved_message(slug), code="reserved"))
        return cleaned_data
