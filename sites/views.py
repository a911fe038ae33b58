"""Public views that belong to a site as a whole."""

import logging
import re

from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.models import Collection, Site

from delivery.policies import FILE
from library.models import FOLDER_PREFIX
from sites.models import Federation

logger = logging.getLogger(__name__)

DAY = 24 * 3600
# <folder of a collection>/<kind>/<file>; only the cut and scaled pictures are for readers.
_PICTURE = re.compile(rf"{FOLDER_PREFIX}(?P<collection>\d{{1,18}})/pictures/[^/]+", re.ASCII)


@require_safe
@cache_control(public=True, max_age=DAY)
def theme(request, colour):
    """Serve the stylesheet of an accent colour. Its address holds the colour; a new release may change the tints."""
    return render(request, "theme.css", {"colour": f"#{colour}"}, content_type="text/css; charset=utf-8")


@require_safe
@csp(FILE)
def media(request, path):
    """Serve a picture of the federation whose host is asked; anything else is 404.

    Originals and documents are not served from here: documents go through Wagtail's view, which authorises them.
    """
    match = _PICTURE.fullmatch(path)
    is_own = match and _belongs(int(match["collection"]), Site.find_for_request(request))
    # National administrators at work see all pictures on any host.
    if not match or not (is_own or request.user.is_superuser):
        raise Http404
    response = serve_file(request, path, document_root=settings.MEDIA_ROOT)
    # A picture's file name holds a hash of its cut, and a replaced original gets a new name. What only an
    # administrator may see on this host must not stay in a cache in front of it.
    response["Cache-Control"] = "public, max-age=2592000" if is_own else "private, no-store"
    if is_own:
        # Readers of feeds in a browser show them on pages of their own.
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _belongs(collection_id, site):
    """Tell whether a file's collection is the federation's, lies inside it, or is the root, which is for all sites."""
    collection = Collection.objects.filter(pk=collection_id).first()
    if collection is None:
        return False
    own = Federation.objects.filter(site=site).values_list("collection__path", flat=True).first()
    return collection.is_root() or (own is not None and collection.path.startswith(own))


def page_not_found(request, exception=None):
    """Answer 404 with the site's own head and footer."""
    return render(request, "404.html", status=404)


def server_error(request):
    """Answer 500 with the site's own head and footer, or, when even these cannot be had, with a plain page."""
    try:
        content = render_to_string("500.html", request=request)
    except Exception:  # whatever broke the page may break its frame as well
        logger.exception("The error page of the site could not be rendered.")
        content = render_to_string("500_plain.html")
    return HttpResponse(content, status=500)
