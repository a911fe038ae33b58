"""What a redirect must not be, and what its maker should know. For the form and for files alike."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .addresses import other_host


def refuse_conflicts(redirects, path, step, page=None):
    """Refuse a redirect that exists already or that sends readers in a circle.

    Args:
        redirects: the SiteRedirects of its site.
        path: its old path.
        step: the path it leads to on this site, or None.
        page: the Page it leads to, if it does.

    Raises:
        ValidationError: with the code "duplicate" or "loop".
    """
    if redirects.has(path):
        raise ValidationError(
            _("There is already a redirect from “%(path)s”. Change that one instead.") % {"path": path},
            code="duplicate",
        )
    is_own_address = page is not None and redirects.path_of(page.url_path) == path
    if is_own_address or redirects.goes_round(path, step):
        raise ValidationError(
            _("Readers would be sent in a circle: the new address leads back to “%(path)s” or round other redirects.")
            % {"path": path},
            code="loop",
        )


def warnings_about(redirects, path, target="", page=None):
    """Return what the maker of a valid redirect should know, as a list of sentences.

    Args:
        redirects: the SiteRedirects of its site.
        path: its old path.
        target: the new address, if it leads to one.
        page: the Page it leads to, if it does.
    """
    found = []
    if redirects.has_live_page(path):
        found.append(
            _("There is a page at “%(path)s”. Readers see that page, and the redirect has no effect.") % {"path": path}
        )
    if page is not None and not page.live:
        found.append(_("The page “%(page)s” is not published. Readers find nothing there.") % {"page": page.title})
    if host := other_host(target):
        found.append(_("This redirect leads readers away from the site, to %(host)s.") % {"host": host})
    return found
