from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from core.normalize import NormalizedText
from core.slugs import slug_input, slugify


class NewsCategory(NormalizedText, Orderable):
    """A category of one news section: it belongs to that page, and so to one federation.

    It is edited with its section, under the section's page permissions; another team's categories cannot be met.
    """

    section = ParentalKey("news.NewsIndexPage", on_delete=models.CASCADE, related_name="categories")
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("Its part of the address. Empty: made from the name."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug", widget=slug_input())]

    class Meta(Orderable.Meta):
        verbose_name = _("news category")
        verbose_name_plural = _("news categories")
        # That a slug stands once in a section is asked by NewsIndexPageForm and not by the database: the rows are
        # saved one by one, so two categories could not exchange their slugs.

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        self.slug = self.slug or slugify(self.name)
        if not self.slug:
            raise ValidationError({"slug": _("Enter a slug: the name has no letter that could make one.")})

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)
