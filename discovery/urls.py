"""Addresses for search engines, feed readers and calendars; they are the same on every host.

Feeds and calendars lie right under the page they belong to. A dot is in no page's slug, so they hide no page, and
Wagtail's own pattern, which knows no dots, leaves them alone.
"""

from django.urls import path, re_path

from . import robots, site_map
from .calendars import views as calendars
from .feeds import views as feeds
from .sitemaps import views as sitemaps

app_name = "discovery"

urlpatterns = [
    path("robots.txt", robots.robots_txt, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="news_sitemap"),
    re_path(r"^sitemap-(?P<part>0|[1-9][0-9]{0,5})\.xml$", sitemaps.part, name="sitemap_part"),
    path("so-do-trang/", site_map.site_map, name="site_map"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)(?P<form>rss|atom)\.xml$", feeds.feed, name="feed"),
    re_path(r"^(?P<path>(?:[\w-]+/)*)lich\.ics$", calendars.calendar, name="calendar"),
]
