"""Tags of pictures and documents: each team meets its own only.

Tags are one table for the install, and Wagtail suggests all of them to everybody. The suggestions are made here from
the team's own files (cms.urls mounts the view over Wagtail's). The lists of “popular tags” know no user at all and
have no hook, so they are switched off, in this one place; tests/sites/fence/test_tags.py fails when Wagtail stops
asking the function that is replaced.
"""

from django.http import JsonResponse
from taggit.models import Tag
from wagtail.admin import filters as admin_filters
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views import chooser as image_chooser

from sites import scope


def autocomplete(request):
    """Answer with the tags of one's own files that begin with the query parameter “term”, as a JSON list."""
    # PostgreSQL takes no NUL in a text.
    term = request.GET.get("term", "").replace("\0", "")
    tags = Tag.objects.none()
    if term:
        tags = own_tags(request.user).filter(name__istartswith=term).order_by("name")
    return JsonResponse(list(tags.values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False)


def own_tags(user):
    """Return the tags that stand on pictures or documents of a person's federations."""
    tags = Tag.objects.none()
    for model in (get_image_model(), get_document_model()):
        files = scope.files_of(user, model.objects.all())
        tags |= Tag.objects.filter(pk__in=files.order_by().values("tags"))
    return tags


def no_popular_tags(model, count=10):
    """Stand in for wagtail.admin.models.popular_tags_for_model, which counts over the whole install."""
    return Tag.objects.none()


def switch_off_popular_tags():
    """Replace Wagtail's function where it is used; called once, when the apps are ready."""
    admin_filters.popular_tags_for_model = no_popular_tags
    image_chooser.popular_tags_for_model = no_popular_tags
