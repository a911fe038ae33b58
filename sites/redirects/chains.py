"""Where a site's redirects lead: one to the next, to a page, or round in a circle."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .addresses import lookup_path

BATCH = 500  # SQLite takes a limited number of values in a query


def path_on(site, url_path):
    """Return the path that readers of a site use for a page of it, from its `url_path` in the tree."""
    return lookup_path("/" + url_path[len(site.root_page.url_path) :])


@dataclass
class SiteRedirects:
    """The redirects of one site, and those that are about to be made, as a map from old path to the next path.

    Attributes:
        site: the Site, with its root page.
        without: primary key of a redirect that is being changed, whose stored row does not count.
    """

    site: object
    without: int | None = None
    steps: dict = field(init=False)
    live: dict = field(init=False, default_factory=dict)

    def __post_init__(self):
        stored = Redirect.objects.filter(site=self.site).exclude(pk=self.without)
        rows = stored.values_list("old_path", "redirect_link", "redirect_page__url_path", "redirect_page__live")
        self.steps = {old: self._next(link, url_path, live) for old, link, url_path, live in rows}

    def _next(self, link, url_path, live):
        """Return the path on this site that a stored redirect leads to, None where it ends."""
        if url_path is not None:
            return None if live else self.path_of(url_path)
        return self.next_of(link)

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
            # As the middleware: first with the query, then without.
            met = step if step == path or step in self.steps else step.split("?")[0]
            if met in seen:
                return True
            if self.has_live_page(met):
                return False
            seen.add(met)
            step = self.steps.get(met)
        return False
