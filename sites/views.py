"""Public views that belong to a site as a whole."""

import logging
import re

from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.images.views.serve import ServeView
from wagtail.models import Collection, Site

from delivery.policies import FILE
from library.models import FOLDER_PREFIX, LibraryImage
from sites.colours import palette
from sites.models import Federation
from withdrawals.answers import answer_to

logger = logging.getLogger(__name__)

DAY = 24 * 3600
# <folder of a collection>/<kind>/<file>; only the cut and scaled pictures are for readers.
_PICTURE = re.compile(rf"{FOLDER_PREFIX}(?P<collection>\d{{1,18}})/pictures/[^/]+", re.ASCII)


@require_safe
@cache_control(public=True, max_age=DAY)
def theme(request, colour):
    """Serve the stylesheet of an accent colour. Its address holds the colour; a new release may change the tints."""
    return render(request, "theme.css", palette(f"#{colour}"), content_type="text/css; charset=utf-8")


@require_safe
def accessibility(request):
    """Show the site's statement on accessibility: what it keeps to, and whom to tell of a barrier."""
    return render(request, "sites/accessibility.html")


@require_safe
@csp(FILE)
def media(request, path):
    """Serve a picture of the federation whose host is asked; anything else is 404.

    Originals and documents are not served from here: documents go through Wagtail's view, which authorises them.
    """
    match = _PICTURE.fullmatch(path)
    collection = match and Collection.objects.filter(pk=int(match["collection"])).first()
    is_own = match and _belongs(collection, Site.find_for_request(request))
    # National administrators at work see all pictures on any host.
    if not match or not (is_own or request.user.is_superuser):
        raise Http404
    response = serve_file(request, path, document_root=settings.MEDIA_ROOT)
    # A replaced original gets a new name, and its cuts with it (LibraryImage.get_upload_to).
    response["Cache-Control"] = "public, max-age=2592000"
    return _for_readers(response, is_own)


class PictureView(ServeView):
    """Make a cut of a picture at its first request, and lead to the file (library.pictures).

    The address is signed, so nobody can have the server make other cuts than the pages name.
    """

    action = "redirect"

    def get(self, request, signature, image_id, filter_spec, filename):
        image = get_object_or_404(LibraryImage.objects.select_related("collection"), pk=image_id)
        is_own = _belongs(image.collection, Site.find_for_request(request))
        if not (is_own or request.user.is_superuser):
            raise Http404
        return _for_readers(super().get(request, signature, str(image_id), filter_spec, filename), is_own)


def _for_readers(response, is_own):
    """Finish the answer to a request for a picture: the site's own for everyone, another's for this administrator."""
    if is_own:
        # Readers of feeds in a browser show them on pages of their own.
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
    else:
        response["Cache-Control"] = "private, no-store"
    return response


def _belongs(collection, site):
    """Tell whether a file's collection is the federation's, lies inside it, or is the root, which is for all sites."""
    if collection is None:
        return False
    own = Federation.objects.filter(site=site).values_list("collection__path", flat=True).first()
    return collection.is_root() or (own is not None and collection.path.startswith(own))


def page_not_found(request, exception=None):
    """Answer 404 with the site's own head and footer, or say what became of a page that was taken down."""
    return answer_to(request) or render(request, "404.html", status=404)


def server_error(request):
    """Answer 500 with the site's own head and footer, or, when even these cannot be had, with a plain page."""
    try:
        content = render_to_string("500.html", request=request)
    except Exception:  # whatever broke the page may break its frame as well
        logger.exception("The error page of the site could not be rendered.")
        content = render_to_string("500_plain.html")
    return HttpResponse(content, status=500)
