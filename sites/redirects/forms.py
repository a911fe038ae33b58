"""The forms of a team's redirects."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from sites.permissions import federations_managed_by

from .addresses import clean_source, clean_target
from .chains import SiteRedirects
from .rules import refuse_conflicts, warnings_about

TYPED_LENGTH = 2000  # an address as typed may be percent-encoded, six characters for one letter
MAX_FILE = 300 * 1024


class SiteField(forms.ModelChoiceField):
    def label_from_instance(self, site):
        return site.federation.name


def site_field(user):
    """Return a choice among the sites that a person manages."""
    sites = Site.objects.filter(federation__in=federations_managed_by(user))
    return SiteField(sites.select_related("federation", "root_page"), label=gettext_lazy("Site"), empty_label=None)


def choose_site(form, user):
    """Put the choice of a site into a form for those who manage several; return the site of those who manage one."""
    form.fields["site"] = site_field(user)
    sites = list(form.fields["site"].queryset[:2])
    if len(sites) > 1:
        return None
    del form.fields["site"]
    return sites[0]


class OwnPageChooser(AdminPageChooser):
    """A page chooser that shows no page but some: Wagtail's shows the title of whatever number was posted."""

    def __init__(self, own, **kwargs):
        super().__init__(**kwargs)
        self.own = own

    def get_instance(self, value):
        """Return the page to show as chosen, None for any that is not among the own."""
        number = str(getattr(value, "pk", value))
        page = self.own.filter(pk=number).first() if number.isascii() and number.isdigit() else None
        return page and page.specific


class RedirectForm(WagtailAdminModelForm):
    """One redirect. Its site is the team's own; a redirect without a site, which acts on every host, is never made."""

    old_path = forms.CharField(
        label=gettext_lazy("Old address"),
        max_length=TYPED_LENGTH,
        help_text=gettext_lazy("The address that readers still use, for example “/tin-cu/bai-1”."),
    )
    address = forms.CharField(
        label=gettext_lazy("New address"),
        max_length=TYPED_LENGTH,
        required=False,
        help_text=gettext_lazy(
            "Unless it is a page: a path of the site that begins with “/”, or an https:// address."
        ),
    )
    field_order = ["site", "old_path", "redirect_page", "address", "is_permanent"]

    class Meta(WagtailAdminModelForm.Meta):
        model = Redirect
        fields = ["old_path", "redirect_page", "is_permanent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.only_site = choose_site(self, self.for_user)
        if self.only_site is None:
            self.fields["site"].initial = self.instance.site_id
        self.fields["address"].initial = self.instance.redirect_link
        own = _pages_of(federations_managed_by(self.for_user))
        self.fields["redirect_page"].queryset = own
        self.fields["redirect_page"].widget = OwnPageChooser(own)
        self.fields["redirect_page"].label = gettext_lazy("New page")
        self.order_fields(self.field_order)
        self.warnings = []

    def clean(self):
        cleaned = super().clean()
        site = self.only_site or cleaned.get("site")
        if site is None:
            return cleaned
        self.instance.site = site
        path = self._cleaned("old_path", clean_source, site)
        target, page = self._target(site)
        if path and (target or page):
            self._clean_together(site, path, target, page)
        return cleaned

    def _cleaned(self, name, clean, site):
        """Bring one typed address into its stored form; return "" if it is missing or wrong."""
        try:
            self.cleaned_data[name] = clean(self.cleaned_data[name], site) if self.cleaned_data.get(name) else ""
        except ValidationError as error:
            self.add_error(name, error)
        return self.cleaned_data.get(name, "")

    def _target(self, site):
        """Return the new address and the new page, of which just one must be given and be right."""
        page, typed = self.cleaned_data.get("redirect_page"), self.cleaned_data.get("address")
        if self.has_error("redirect_page") or self.has_error("address"):
            return "", None
        if bool(page) == bool(typed):
            message = (
                _("Give one of the two, not both.") if page else _("Choose the new page, or give the new address.")
            )
            self.add_error("address", message)
            return "", None
        if page and not page.path.startswith(site.root_page.path):
            self.add_error("redirect_page", _("This page is not of the site. Choose one of its own pages."))
            return "", None
        return self._cleaned("address", clean_target, site), page

    def _clean_together(self, site, path, target, page):
        """Compare the redirect with the site's other ones, and note what the person should know."""
        redirects = SiteRedirects(site, without=self.instance.pk)
        step = redirects.next_of_page(page) if page else redirects.next_of(target)
        try:
            refuse_conflicts(redirects, path, step, page)
        except ValidationError as error:
            self.add_error("old_path" if error.code == "duplicate" else "address", error)
        else:
            self.instance.redirect_link = target
            self.warnings = warnings_about(redirects, path, target, page)


def _pages_of(federations):
    """Return the pages in the trees of some federations."""
    pages = Page.objects.none()
    for federation in federations:
        pages |= Page.objects.filter(path__startswith=federation.site.root_page.path)
    return pages


class UploadForm(forms.Form):
    """A file of redirects."""

    file = forms.FileField(
        label=gettext_lazy("File (CSV)"),
        help_text=gettext_lazy(
            "One redirect a line: old address, new address, and “tạm thời” in a third column if it is not for good."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.only_site = choose_site(self, user)

    def clean_file(self):
        """Return the file's text."""
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise ValidationError(
                _("The file is too large: %(most)d KB at most. Split it.") % {"most": MAX_FILE // 1024}
            )
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(
                _("The file's letters cannot be read. Save it in your spreadsheet program as “CSV UTF-8”.")
            ) from error

    def site(self):
        """Return the Site that the redirects are for."""
        return self.only_site or self.cleaned_data["site"]


class ConfirmForm(forms.Form):
    """The same file once more, after its lines were shown. It is checked again, so nothing of it need be trusted."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=MAX_FILE)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.only_site = choose_site(self, user)
        if self.only_site is None:
            self.fields["site"].widget = forms.HiddenInput()

    def site(self):
        """Return the Site that the redirects are for."""
        return self.only_site or self.cleaned_data["site"]
