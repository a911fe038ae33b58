"""The addresses of the install; they are the same on every host."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from sites import views as site_views
from sites.people.joining import InvitationView

handler404 = "sites.views.page_not_found"
handler500 = "sites.views.server_error"

urlpatterns = [
    # Before the admin, whose every address asks for a sign-in.
    path("admin/invitation/<str:token>/", InvitationView.as_view(), name="invitation"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", site_views.media, name="media"),
    re_path(r"^theme/(?P<colour>[0-9a-f]{6})\.css$", site_views.theme, name="theme"),
    # Everything else is a page.
    path("", include(wagtail_urls)),
]
