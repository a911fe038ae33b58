"""Where a site's redirects lead: one to the next, to a page, or round in a circle."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .addresses import MAX_LENGTH, lookup_path
from .matching import forms_of

BATCH = 500  # SQLite takes a limited number of values in a query


def path_on(site, url_path):
    """Return the path that readers of a site use for a page of it, from its `url_path` in the tree."""
    return lookup_path("/" + url_path[len(site.root_page.url_path) :])


@dataclass
class SiteRedirects:
    """The redirects of one site, and those that are about to be made, as a map from old path to the next path.

    Attributes:
        site: the Site, with its root page.
        steps: {old path: the next path on this site, or None}.
        stored: {old path: (where it leads, is it permanent)}.
        without: primary key of a redirect that is being changed, whose stored row does not count.
    """

    site: object
    without: int | None = None
    steps: dict = field(init=False)
    stored: dict = field(init=False)
    live: dict = field(init=False, default_factory=dict)

    def __post_init__(self):
        fields = ("old_path", "is_permanent", "redirect_link", "redirect_page__url_path", "redirect_page__live")
        rows = list(Redirect.objects.filter(site=self.site).exclude(pk=self.without).values_list(*fields))
        self.steps = {old: self._next(*target) for old, _permanent, *target in rows}
        self.stored = {old: (self._address(link, url_path), permanent) for old, permanent, link, url_path, _ in rows}

    def _next(self, link, url_path, live):
        """Return the path on this site that a stored redirect leads to, None where it ends."""
        if url_path is not None:
            return None if live else self.path_of(url_path)
        return self.next_of(link)

    def _address(self, link, url_path):
        """Return where a stored redirect leads, in a form that can be compared with a new address."""
        return link if url_path is None else self.path_of(url_path)

    def path_of(self, url_path):
        """Return the path readers use for a page of the site, from its `url_path` in the tree."""
        return path_on(self.site, url_path)

    def next_of_page(self, page):
        """Return the path at which readers would go on from a page that is not published, None from one that is."""
        return None if page.live else self.path_of(page.url_path)

    def next_of(self, target):
        """Return the path on this site that a new address leads to, None for another host's."""
        return None if urlsplit(target).netloc else lookup_path(target)

    def has(self, path):
        """Tell whether a path has a redirect already."""
        return path in self.steps

    def has_this(self, path, target, is_permanent):
        """Tell whether there is this very redirect already, to an address or to the page that is found there."""
        return self.stored.get(path) in {(target, is_permanent), (self.next_of(target), is_permanent)}

    def add(self, path, step):
        """Count a redirect as made."""
        self.steps[path] = step

    def has_live_page(self, path):
        """Tell whether readers find a page at a path, so that no redirect comes into play there."""
        if path not in self.live:
            self.look_up([path])
        return self.live[path]

    def look_up(self, paths):
        """Find out for many paths at once which have a live page."""
        url_paths = {path: self._url_path(path) for path in paths}
        wanted, found = sorted(set(url_paths.values())), set()
        for start in range(0, len(wanted), BATCH):
            some = Page.objects.live().filter(url_path__in=wanted[start : start + BATCH])
            found.update(some.values_list("url_path", flat=True))
        self.live.update({path: url_path in found for path, url_path in url_paths.items()})

    def _url_path(self, path):
        below = path.split("?")[0].strip("/")
        return self.site.root_page.url_path + (f"{below}/" if below else "")

    def goes_round(self, path, step):
        """Tell whether a redirect would send readers in a circle, at once or by way of others.

        Args:
            path: its old path.
            step: the path it leads to on this site, or None.
        """
        seen = {path}
        while step is not None:
            met = self._met(step, path)
            if met in seen:
                return True
            if self.has_live_page(met):
                return False
            seen.add(met)
            step = self.steps.get(met)
        return False

    def _met(self, step, path):
        """Return which old path answers an address, as the middleware finds it: a stored one, or `path`."""
        met = (form for form in forms_of(step, MAX_LENGTH) if form == path or form in self.steps)
        return next(met, step.split("?")[0])
