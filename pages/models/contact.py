import datetime
import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.forms import EmailField
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.forms import FormBuilder, WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, FormMixin, validate_to_address
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.forms import SitePageForm
from core.normalize import NormalizedText
from core.pages import BodyPage, SitePage
from core.slugs import slugify
from core.text import clean_text
from core.throttle import within_limit

logger = logging.getLogger(__name__)

HOUR = 3600
MAX_MESSAGE_LENGTH = 5000


class ContactFormBuilder(FormBuilder):
    """Wagtail's builder, with a length for long text that a mailbox can bear."""

    def create_multiline_field(self, field, options):
        return super().create_multiline_field(field, {"max_length": MAX_MESSAGE_LENGTH, **options})


class ContactField(NormalizedText, AbstractFormField):
    """A field of a contact page's form."""

    page = ParentalKey("pages.ContactPage", on_delete=models.CASCADE, related_name="form_fields")

    class Meta(AbstractFormField.Meta):
        verbose_name = gettext_lazy("contact form field")
        verbose_name_plural = gettext_lazy("contact form fields")

    def get_field_clean_name(self):
        # A label in another script has no slug; Wagtail's own way finds a name for it.
        return slugify(self.label).replace("-", "_") or super().get_field_clean_name()


class ContactPageForm(SitePageForm, WagtailAdminFormPageForm):
    """The admin's form of a page of ours that has a form for readers."""


class ContactPage(FormMixin, BodyPage):
    """How to reach the federation, with a form whose messages are stored and mailed to its own team."""

    # Shown to people as nothing and to form-filling robots as one more field. The hyphen keeps it apart from every
    # field that a team can add (ContactField.get_field_clean_name).
    HONEYPOT = "website-address"

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "pages/contact_page.html"
    base_form_class = ContactPageForm
    form_builder = ContactFormBuilder
    # Thanks are said on the page itself: there is no landing page to preview.
    preview_modes = Page.DEFAULT_PREVIEW_MODES

    to_address = models.CharField(
        gettext_lazy("messages go to"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=gettext_lazy(
            "One or more e-mail addresses, separated by commas. Empty: everyone on the team who may publish."
        ),
    )

    content_panels = [
        *SitePage.content_panels,
        FormSubmissionsPanel(),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("form_fields", heading=gettext_lazy("The form's fields"), label=gettext_lazy("Field")),
        FieldPanel("to_address"),
    ]

    class Meta:
        verbose_name = gettext_lazy("contact page")
        verbose_name_plural = gettext_lazy("contact pages")

    def get_submissions_list_view_class(self):
        # Views are imported late: they need all models.
        from pages.views import MessagesView

        return MessagesView

    def serve(self, request, *args, **kwargs):
        """Show the form, or take a message in."""
        if request.method == "POST":
            return self._receive(request)
        return super().serve(request, *args, **kwargs)

    def _receive(self, request):
        """Store and mail a good message, then redirect, so that a reload sends nothing twice."""
        form = self.get_form(request.POST, page=self, user=request.user)
        # To a robot its message looks sent.
        if not request.POST.get(self.HONEYPOT):
            if not (form.is_valid() and self._accepts_from(request, form)):
                context = {**self.get_context(request), "form": form}
                return TemplateResponse(request, self.get_template(request), context, status=422)
            self.process_form_submission(form)
        return redirect(f"{self.get_url(request)}?sent=1")

    def _accepts_from(self, request, form):
        limit = settings.CONTACT_MESSAGES_PER_HOUR
        if within_limit(f"contact:{self.pk}", request, limit, HOUR):
            return True
        form.add_error(None, _("Too many messages from your connection. Please try again in an hour, or telephone."))
        return False

    def process_form_submission(self, form):
        """Store a message and mail it. A mail that cannot be sent is logged; the stored message is not lost."""
        form.cleaned_data = {
            name: clean_text(value) if isinstance(value, str) else value for name, value in form.cleaned_data.items()
        }
        submission = super().process_form_submission(form)
        try:
            self._mail(form)
        except (SMTPException, OSError):
            logger.exception(
                "Message %s of contact page %s is stored but could not be mailed.", submission.pk, self.pk
            )
        return submission

    def recipients(self):
        """Return the addresses that messages go to: those entered, else the team's members who may publish here."""
        if self.to_address:
            return [address.strip() for address in self.to_address.split(",")]
        team = PagePermissionPolicy().users_with_permission_for_instance("publish", self)
        return [user.email for user in team if user.is_active and not user.is_superuser]

    def _mail(self, form):
        recipients = self.recipients()
        if not recipients:
            return
        site = self.get_site()
        lines = [f"{field.label}: {_as_text(form.cleaned_data.get(field.name, ''))}" for field in form]
        lines += ["", _("Sent from %(address)s") % {"address": self.full_url}]
        addresses = [form.cleaned_data[name] for name, field in form.fields.items() if isinstance(field, EmailField)]
        EmailMessage(
            subject=_("Message from a reader – %(site)s") % {"site": site.site_name if site else self.title},
            body="\n".join(lines),
            to=recipients,
            reply_to=[address for address in addresses if address],
        ).send()


def _as_text(value):
    """Write a form's value as a mail shows it: several choices with commas, dates day first."""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, datetime.date):
        return date_format(value, "SHORT_DATETIME_FORMAT" if hasattr(value, "hour") else "SHORT_DATE_FORMAT")
    return value
