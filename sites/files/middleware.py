"""The word to whoever opens a file that they must leave alone."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .policy import is_kept_from

# name of the view -> (model, name of the id in its address, the list to go back to)
_IMAGE = (get_image_model, "image_id", "wagtailimages:index")
_DOCUMENT = (get_document_model, "document_id", "wagtaildocs:index")
_VIEWS = {
    "wagtailimages:edit": _IMAGE,
    "wagtailimages:delete": _IMAGE,
    "wagtaildocs:edit": _DOCUMENT,
    "wagtaildocs:delete": _DOCUMENT,
}


class FileInUseMiddleware:
    """Send whoever may not change a file that readers see back to the list, and say why.

    Wagtail's views refuse by the policy in any case, but say only that one may not, and have no hook. After the fence:
    the title in the message is one of the person's own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Return the redirect, or None to go on."""
        if request.resolver_match.view_name not in _VIEWS:
            return None
        get_model, name, listing = _VIEWS[request.resolver_match.view_name]
        # Who may not open the admin is answered by Wagtail, which sends them to the sign-in page.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        file = get_model().objects.select_related("collection").filter(pk=kwargs[name]).first()
        if file is None or not is_kept_from(request.user, file):
            return None
        messages.error(
            request,
            _(
                "“%(title)s” is on the site: readers would see a change at once. Ask a reviewer or a manager of the"
                " team to change it, or upload a new file and choose that in the page."
            )
            % {"title": file.title},
        )
        return redirect(listing)
