"""The two addresses of a redirect: the old one it answers, and the new one it leads to.

The old address is brought into the very form in which the middleware looks it up, whichever way it was typed: with
Vietnamese letters or percent-encoded, with the host or without, in any of the ways in which an old portal wrote it.
The new one is a path of the same site, or a full http(s) address; what browsers read otherwise than people do
(backslashes, “//host”, user names before the host) is refused, since it is how redirects are abused (OWASP,
"Unvalidated Redirects and Forwards Cheat Sheet").
"""

import re
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from core.addresses import reserved_addresses
from core.text import clean_text
from sites.models import Federation

from .matching import as_one_form

MAX_LENGTH = 255  # of both columns of Wagtail's table

# Control characters and invisible marks of direction, which make an address look like another one.
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_FILES_OF_PAGES = {"discovery:feed", "discovery:calendar"}


def clean_source(text, site):
    """Return an old address in the form in which it is stored and looked up.

    Args:
        text: as typed: a path such as “/tin-cũ/bài.aspx?id=3”, or a full address of the site.
        site: the Site it is to work on.

    Returns:
        str: a path that starts with “/” and does not end with one, Vietnamese letters readable, query sorted.

    Raises:
        ValidationError: that says what is wrong with the address and how to write it.
    """
    address = _own_path(_checked(text, _("The old address")), site)
    if address is None:
        raise ValidationError(
            _("This address is on another site. Give the part after the host, for example “/tin-cu/bai-1”."),
            code="other_host",
        )
    path = lookup_path(address)
    # Of a closed site nothing is shown, so its front page may lead on as well.
    if path == "/" and site.federation.state != Federation.State.CLOSED:
        raise ValidationError(_("The front page cannot be redirected. Give the address of an old page."), code="home")
    if _is_reserved(path):
        raise ValidationError(
            _("Addresses that begin with “/%(start)s” belong to the system and cannot be redirected.")
            % {"start": path.split("/")[1]},
            code="reserved",
        )
    return _short(path)


def clean_target(text, site):
    """Return a new address in the form in which it is stored.

    Args:
        text: as typed: a path of the site, or a full address.
        site: the Site of the redirect.

    Returns:
        str: a path for the site itself, so that it holds when the site's host changes; else the full address.

    Raises:
        ValidationError: that says what is wrong with the address and how to write it.
    """
    address = _checked(text, _("The new address"))
    path = _own_path(address, site)
    if path is not None:
        return _short(iri_to_uri(path))
    try:
        URLValidator(schemes=["http", "https"])(iri_to_uri(address))
    except ValidationError as error:
        raise ValidationError(_malformed(), code="invalid") from error
    return _short(iri_to_uri(address))


def lookup_path(address):
    """Return a path of a site as the middleware makes it from a reader's request.

    The server decodes a request's path, Django encodes it again, Wagtail decodes its letters; the query is kept.
    """
    parts = urlsplit(address)
    query = f"?{iri_to_uri(parts.query)}" if parts.query else ""
    return as_one_form(Redirect.normalise_path(escape_uri_path(unquote(parts.path)) + query))


def other_host(target):
    """Return the host that a stored new address leads to, "" if it stays on the site."""
    return urlsplit(target).netloc


def _checked(text, name):
    """Return a typed address without the space around it; refuse what could deceive.

    The name begins the message, since one of the two fields may be in a line of a file.
    """
    address = clean_text(text).strip()
    if _INVISIBLE.search(address) or _INVISIBLE.search(unquote(address)):
        raise ValidationError(_("%(name)s holds invisible characters. Type it anew.") % {"name": name}, code="control")
    if "\\" in unquote(address):
        raise ValidationError(_("%(name)s holds a backslash. Write “/” instead.") % {"name": name}, code="backslash")
    if address.startswith("//") or unquote(address).startswith("//"):
        raise ValidationError(
            _("%(name)s begins with “//”. Begin with one “/”, or with “https://”.") % {"name": name}, code="slashes"
        )
    return address


def _own_path(address, site):
    """Return the path with query of an address of the site, None for one of another host.

    Raises:
        ValidationError: for what is neither a path nor an http(s) address.
    """
    if address.startswith("/"):
        return address
    if not _SCHEME.match(address):
        raise ValidationError(_malformed(), code="invalid")
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise ValidationError(_malformed(), code="invalid") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise ValidationError(_malformed(), code="scheme")
    if "@" in parts.netloc:
        raise ValidationError(_("An address with “@” before the host is not allowed."), code="userinfo")
    if host != site.hostname:
        return None
    path = parts.path or "/"
    if path.startswith("//"):
        raise ValidationError(_malformed(), code="slashes")
    return path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _malformed():
    return _("Write a path of your site that begins with “/”, or a full address that begins with “https://”.")


def _is_reserved(path):
    return path.split("/")[1].casefold() in reserved_addresses() or _is_taken(path)


def _is_taken(path):
    """Tell whether the install has a view of its own at a path, so that no page can be there."""
    bare = path.split("?")[0]
    return any(_has_own_view(address) for address in (bare, f"{bare}/"))


def _has_own_view(path):
    """Tell whether a path is a view's own; an address of a page, or of a feed or calendar of a page, is not."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.view_name in _FILES_OF_PAGES:
        return not match.kwargs["path"]
    return match.view_name != "wagtail_serve"


def _short(address):
    if len(address) > MAX_LENGTH:
        raise ValidationError(
            _("This address is too long: %(length)d characters, %(most)d at most.")
            % {"length": len(address), "most": MAX_LENGTH},
            code="max_length",
        )
    return address
