"""Pages with their cover pictures, as lists need them."""

from django.db.models.query import ModelIterable
from wagtail.models import PageQuerySet

from .cuts import prefetch_cuts

# What a link to a page needs.
LINK_FIELDS = ["title", "slug", "path", "depth", "url_path", "content_type", "locale"]
# What a picture needs to be shown (library.cuts).
COVER_FIELDS = [
    f"cover__{name}"
    for name in (
        "title",
        "file",
        "width",
        "height",
        "description",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
]


class _WithCuts(ModelIterable):
    """Asks for the cuts of the covers of all pages at once, as Wagtail's `specific()` does for their classes."""

    def __iter__(self):
        pages = list(super().__iter__())
        prefetch_cuts(page.cover for page in pages if page.cover)
        return iter(pages)


class CoveredQuerySet(PageQuerySet):
    """Pages of a type that has a cover (core.pages.CoveredPage)."""

    def with_covers(self):
        """With the covers and all their cuts, in one query more at most."""
        clone = self.select_related("cover")
        clone._iterable_class = _WithCuts
        return clone
