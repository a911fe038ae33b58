"""What a link to a draft shows."""

from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.models import Site

from .links import count_opening, find


@method_decorator(never_cache, name="dispatch")
class DraftView(View):
    """The newest draft of a page, as readers would see it, under a bar that says what it is.

    An unknown, revoked or lapsed link, one of another host, and one to a page that is gone are answered alike.
    """

    http_method_names = ["get", "head"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        # The address is the secret: no page that the draft leads to is to learn it, not even one of this site.
        response["Referrer-Policy"] = "no-referrer"
        return response

    def get(self, request, token):
        link = find(token, Site.find_for_request(request))
        if link is None:
            return render(request, "sites/draft_links/gone.html", status=404)
        if request.method == "GET":
            count_opening(link)
        return _draft(request, link)


def _draft(request, link):
    """Return the newest version of the link's page, made by what makes Wagtail's previews."""
    page = link.page.specific.get_latest_revision_as_object()
    request.is_preview = True
    request.preview_mode = page.default_preview_mode
    response = page.serve_preview(request, page.default_preview_mode)
    response.context_data["draft_link"] = link
    response.context_data["is_published"] = page.live and not page.has_unpublished_changes
    return response
