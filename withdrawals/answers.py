"""What readers get at the address of a page that was taken down."""

from django.http import HttpResponseNotFound, HttpResponsePermanentRedirect
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from .models import Withdrawal

# Such an answer ends when the page is published again, so nobody is to keep it for long; a browser would keep a
# permanent redirect for good.
CACHE_CONTROL = "public, max-age=300"


def answer_to(request):
    """Return the answer at the address of a page that was taken down, or None when a plain 404 is right.

    A redirect that the team has made for this address goes before. Of a page behind a password nothing is said. One
    query for the address of any page that is not live; none where there is no page.

    Args:
        request: one that was not found. SitePage.route has left the page on it if there is one.

    Returns:
        HttpResponse: 301 to the page that has taken its place, else 410, which says nothing of the page itself but
        the sentence that was written for readers; or None.
    """
    page = getattr(request, "unpublished_page", None)
    if page is None or request.resolver_match is None or request.resolver_match.view_name != "wagtail_serve":
        # A feed under the page is no page.
        return None
    withdrawal = Withdrawal.objects.select_related("replaced_by").filter(page_id=page.pk).first()
    if withdrawal is None or page.get_view_restrictions().exists():
        return None
    not_found = HttpResponseNotFound()
    redirected = RedirectMiddleware(lambda _request: not_found)(request)
    if redirected is not not_found:
        return redirected
    withdrawal.page = page
    successor = withdrawal.successor()
    address = successor.get_url(request) if successor else None
    if address:
        response = HttpResponsePermanentRedirect(address)
    else:
        response = render(request, "withdrawals/gone.html", {"withdrawal": withdrawal}, status=410)
    response["Cache-Control"] = CACHE_CONTROL
    return response
