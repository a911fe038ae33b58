"""What every page of a site shows around its own content: name, settings, menu, footer.

It is read once for each version of the site (core.fragments) instead of once for each page.
`delivery.invalidation` and `sites.versions` say what moves a version.
"""

import copy

from django.db.models import prefetch_related_objects
from django.http.request import split_domain_port
from django.utils.functional import cached_property
from wagtail.models import Site

from core.fragments import fragments_of, per_site
from core.routing import Ground
from core.site_versions import EVERYWHERE

from .menu import menu_of
from .standing import Standing


class Frame:
    """What is known of a site as of one version. Shared by requests: nothing of it may be changed."""

    def __init__(self, site_id):
        self._site = Site.objects.select_related("root_page").get(pk=site_id)
        # Its own class without its own fields, so that routing begins without a query (core.routing).
        self._root_page = self._site.root_page.specific_deferred
        self.ground = Ground.of(self._site)
        self.standing = Standing.of(site_id)
        self._settings = {}

    def site(self):
        """Return the Site with its front page: a new one each time, since requests keep things on it."""
        site = copy.copy(self._site)
        site.root_page = copy.copy(self._root_page)
        return site

    def setting(self, model):
        """Return the site's row of a setting.

        Args:
            model: a FramedSetting class.
        """
        if model not in self._settings:
            row = model.for_site(self._site)
            prefetch_related_objects([row], *model.kept_with)
            self._settings[model] = row
        return self._settings[model]

    @cached_property
    def menu(self):
        """The site's menu: a tuple of MenuPages."""
        return menu_of(self._site)


def frame_of(request):
    """Return the Frame of a request's site; KnownHostMiddleware has seen to it that there is one."""
    return fragments_of(request).get("frame", lambda: Frame(Site.find_for_request(request).pk))


def find_site(request):
    """Find the Site of a request as Wagtail does, and leave it where Wagtail looks for it.

    Args:
        request: its Host header is well-formed.

    Returns:
        Site, or None for a host that is none's.
    """
    host = split_domain_port(request.get_host())[0]
    try:
        site_id = per_site(EVERYWHERE, (host, request.get_port()), lambda: _site_id(request, host))
        return put_on(request, site_id)
    except Site.DoesNotExist:
        # Wagtail's default site, which answers any host; or none.
        return Site.find_for_request(request)


def put_on(request, site_id):
    """Have a request be one to a Site, whatever its host is; return the Site.

    Args:
        request: an HttpRequest.
        site_id: primary key of the Site.
    """
    frame = fragments_of(request, site_id).get("frame", lambda: Frame(site_id))
    request.ground = frame.ground
    request._wagtail_site = frame.site()
    return request._wagtail_site


def _site_id(request, host):
    """Return the id of the Site with a host of its own; only such hosts are remembered: there are not many of them."""
    site = Site.find_for_request(request)
    if site is None or site.hostname != host:
        raise Site.DoesNotExist
    return site.pk
