"""The abstract pages that every page type builds on.

A page type is one class in one file of its app. What all share stands here: text in one Unicode form, one slug
function, what the catalogue needs to know, and the fields of a piece of writing.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from .addresses import is_reserved
from .blocks import BodyBlock
from .forms import SitePageCopyForm, SitePageForm, reserved_message
from .normalize import normalize_instance
from .panels import SchedulePanel, SlugPanel
from .permissions import FourEyesTester
from .routing import closed_paths, lineage_of, path_on, steps_below
from .signals import content_validated
from .slugs import slugify
from .title_terms import root_id_of, terms_of


class SitePage(Page):
    """A page of a federation's site: the base of every page type.

    The site key is not a column here: the catalogue keeps it beside the page, with the date shown
    (catalogue.models.Entry; docs/decisions.md has the measurement).
    """

    # What the catalogue files this type under; "" for pages that no list, menu, feed or sitemap shows.
    catalogue_kind = "page"

    base_form_class = SitePageForm
    copy_form_class = SitePageCopyForm

    # Signed-in readers of other federations would pass the stock choices “logged in” and “groups”.
    private_page_options = ["password"]

    # Paths of all restricted pages, as far as the request that this page serves knows them.
    closed_paths = None

    # Relations that the template shows, fetched with the page when it is served.
    served_with = []

    # That a page is out of date (see is_out_of_date) is said of it, not of what is made from it.
    exclude_fields_in_copy = ["expired"]

    search_fields = [*Page.search_fields, index.AutocompleteField("title_terms")]

    # A title of the usual length is longer than a line of the form: the field grows with it.
    title_panel = TitleFieldPanel("title", widget=AdminAutoHeightTextInput)

    content_panels = [title_panel]
    promote_panels = [
        MultiFieldPanel(
            [
                SlugPanel(),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("For the site's menu")),
    ]
    # In the place of Wagtail's PublishingPanel.
    settings_panels = [SchedulePanel(), *Page.settings_panels[1:]]

    # The page that this page's tree begins with, for whoever has many pages indexed and knows it of all.
    known_root_id = None

    class Meta:
        abstract = True

    @property
    def title_terms(self):
        """What the admin finds the page by: the words of its title in their place (core.title_terms)."""
        return terms_of(self, self.known_root_id or root_id_of(self))

    @property
    def is_out_of_date(self):
        """Whether readers can still open the page and are told that it is no longer kept up to date.

        Wagtail marks as expired what it takes down by schedule, and takes the mark off with each publishing. A live
        page that carries it is out of date: no list, menu, feed or sitemap shows it (catalogue), and a page that is
        not out of date costs no query to say so.
        """
        return self.live and self.expired

    @property
    def status_string(self):
        """Say also of a page that it is out of date, or that it was published once and was taken down."""
        if self.is_out_of_date:
            return _("out of date")
        was_live = not self.live and self.first_published_at is not None
        if was_live and not (self.expired or self.approved_schedule or self.workflow_in_progress):
            return _("taken down")
        return super().status_string

    def get_date_shown(self):
        """Return the aware datetime that a reader sees and lists are ordered by, or None before publishing."""
        return self.first_published_at

    def get_last_day(self):
        """Return the local date on which what the page announces ends, or None when it announces nothing."""
        return

    def get_facet(self):
        """Return the code under which the type's own lists narrow down (a category, a kind), or ""."""
        return ""

    # A process that dies while it publishes leaves the page as it was, with all that hangs on it.
    publish = transaction.atomic(Page.publish)
    # Wagtail copies a section page by page; when one is refused, none is made.
    copy = transaction.atomic(Page.copy)
    create_alias = transaction.atomic(Page.create_alias)

    def permissions_for_user(self, user):
        """Return what a person may do with this page; publishing takes two (core.permissions)."""
        return FourEyesTester(user, self)

    def route(self, request, path_components):
        """Find the page at an address as Wagtail does, in two queries however deep it lies (core.routing).

        A type on the way that routes in its own fashion is asked for what lies below it. Of a page which is not live
        word is left on the request (withdrawals.answers).
        """
        if not path_components:
            # Routing may begin with a front page of which only the place is known (sites.frame).
            page = type(self)._default_manager.get(pk=self.pk) if self.get_deferred_fields() else self
            if not page.live:
                request.unpublished_page = page
            page.closed_paths = closed_paths(request)
            return super(SitePage, page).route(request, path_components)
        for step in steps_below(self, path_components):
            path_components = path_components[1:]
            model = step.specific_class
            if not path_components and model is not None and issubclass(model, SitePage):
                return model.to_be_served(step).route(request, [])
            if not path_components or getattr(model, "route", None) is not SitePage.route:
                return step.specific.route(request, path_components)
        raise Http404

    def get_url_parts(self, request=None):
        """Return what Wagtail does; of a page of the request's own site it is known without looking (core.routing)."""
        path = path_on(request, self)
        if path is None:
            return super().get_url_parts(request)
        return request.ground.site_id, request.ground.root_url, path

    def get_url(self, request=None, current_site=None):
        """The same for the path alone."""
        path = path_on(request, self) if current_site is None else None
        return super().get_url(request, current_site) if path is None else path

    @classmethod
    def to_be_served(cls, page):
        """Return a base page as an instance of this class, its own, with what its template shows of other tables."""
        found = cls._default_manager.filter(pk=page.pk)
        specific = (found.select_related(*cls.served_with) if cls.served_with else found).get()
        specific._cached_parent_obj = page._cached_parent_obj
        return specific

    def get_view_restrictions(self):
        """Return what restricts this page, as Wagtail does: in no query when its address has just been routed.

        Its own path says which pages lie above it, and routing knows which pages of the install are restricted at all;
        if one of those is among them, or an alias, which has the restrictions of its source, Wagtail asks.
        """
        lineage = lineage_of(self)
        known = self.closed_paths
        if known is None or not lineage or any(page.alias_of_id for page in lineage):
            return super().get_view_restrictions()
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        if known.isdisjoint(self.path[:end] for end in steps):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def with_content_json(self, content):
        """Keep, as Wagtail does with `live`, what is true of the page and not of a version of it."""
        version = super().with_content_json(content)
        version.expired = self.expired
        return version

    def can_move_to(self, parent):
        """Return whether this page may lie under a parent: its slug must not be an address of the install there."""
        return super().can_move_to(parent) and not is_reserved(self.slug, parent)

    def serve_password_required_response(self, request, form, action_url):
        """Ask for the password on a page that says nothing of this one: no title, no lead, no address of a picture."""
        context = {"form": form, "action_url": action_url}
        return TemplateResponse(request, "core/password_required.html", context)

    # Set by the form while it saves a draft: what only readers must not be shown may still be missing.
    is_validated_as_draft = False

    def clean(self):
        super().clean()
        self._check_slug_is_free()
        self._announce_validation()
        if not self.is_validated_as_draft:
            self.clean_for_readers()

    def clean_for_readers(self):
        """Raise ValidationError where the page's facts are incomplete or contradict each other.

        Asked when a page is handed in or published. A draft may be saved half-way, or nothing of it would be autosaved
        while somebody is still filling the fields that belong together.
        """

    def minimal_clean(self):
        # Wagtail's short form of clean(), for drafts.
        super().minimal_clean()
        self._check_slug_is_free()
        self._announce_validation()

    def _check_slug_is_free(self):
        if self.path and is_reserved(self.slug, self.get_parent()):
            raise ValidationError({"slug": reserved_message(self.slug)}, code="reserved")

    def _announce_validation(self):
        # A page that is not in the tree yet is announced by its form, which knows the parent to be.
        if self.path:
            content_validated.send(sender=type(self), instance=self, parent=None, user=None)

    def _set_core_field_defaults(self):
        # Wagtail calls this before validating live pages and drafts alike, so it is the one place where text is
        # cleaned and the slug made for every door: form, import, copy, command. It is not part of Wagtail's
        # documented API; tests/core/test_pages.py fails when it stops being called.
        normalize_instance(self)
        parent_is_known = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not self.slug and parent_is_known:
            base_slug = slugify(self.title) or self._meta.model_name
            self.slug = self._get_autogenerated_slug(base_slug)
        super()._set_core_field_defaults()

    def _get_autogenerated_slug(self, base_slug):
        # A made slug steps aside from the install's own addresses as it does from a sibling's.
        if is_reserved(base_slug, self.get_parent()):
            base_slug = f"{base_slug}-2"
        return super()._get_autogenerated_slug(base_slug)


class BodyPage(SitePage):
    """A page with a lead (sapo) and a body of blocks."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        max_length=1000,
        help_text=_("The first sentence or two: what happened, where, who. Lists show it under the title."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    # Whether lists and shared cards show the lead, so that one should be written (core.quality).
    wants_lead = False

    # For pages whose lead stands under their title in lists. Here and not with the column, whose text is for all.
    lead_panel = FieldPanel(
        "lead",
        help_text=_(
            "One or two sentences: what happened, where, to whom. For example: “On the morning of 12/5 the provincial "
            "federation gave 200 presents to workers of the industrial park.”"
        ),
    )

    content_panels = [*SitePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    search_fields = [*SitePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        abstract = True


class CoveredPage(BodyPage):
    """A page with a cover picture above its body."""

    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    served_with = ["cover"]

    cover_caption = models.CharField(_("caption"), max_length=500, blank=True)
    cover_credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Empty: the credit stored with the picture.")
    )

    search_fields = [*BodyPage.search_fields, index.SearchField("cover_caption")]

    cover_panel = MultiFieldPanel(
        [
            FieldPanel("cover", help_text=_("Stands above the text and beside the title in lists.")),
            FieldPanel(
                "cover_caption",
                help_text=_("Who and what can be seen, e.g. “Delegates vote on the programme of work”."),
            ),
            FieldPanel("cover_credit"),
        ],
        _("Cover picture"),
    )

    class Meta:
        abstract = True
