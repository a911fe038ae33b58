"""Where a picture or document is in use, by Wagtail's index of references.

The index knows pages as they are stored, that is as readers see them or, of a page never published, as it was begun;
changes to a live page that still wait for approval are not in it.
"""

from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Page, ReferenceIndex


def is_in_use(file):
    """Tell whether a page, published or not, or a site's setting refers to a picture or document."""
    pages, settings = _users_of(file)
    return bool(pages or settings)


def is_seen_by_readers(file):
    """Tell whether a live page or a site's setting refers to a picture or document."""
    pages, settings = _users_of(file)
    return settings or Page.objects.live().filter(pk__in=pages).exists()


def _users_of(file):
    """Return (ids of the pages that refer to a file, whether a setting does)."""
    pages, settings = [], False
    rows = ReferenceIndex.get_references_to(file).values_list("base_content_type_id", "object_id").distinct()
    for content_type_id, object_id in rows:
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is Page:
            pages.append(object_id)
        elif model is not None and issubclass(model, BaseSiteSetting):
            settings = True
    return pages, settings
