"""A document is served on its own federation's host only."""

from django.http import Http404
from wagtail import hooks
from wagtail.models import Site

from sites import scope
from sites.models import Federation


@hooks.register("before_serve_document")
def own_host_only(document, request):
    """Answer 404 for a document of another federation; those of the root collection are for all sites.

    A national administrator sees every document on every host, as with pictures (sites.views.media).
    """
    if scope.is_unbounded(request.user) or document.collection.is_root():
        return
    federation = Federation.objects.filter(site=Site.find_for_request(request)).select_related("collection").first()
    if federation is None or not document.collection.path.startswith(federation.collection.path):
        raise Http404
