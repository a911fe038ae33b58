"""The addresses of the install; they are the same on every host."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from accounts import urls as accounts_urls
from search.views import SearchView
from sites import views as site_views
from sites.draft_links.reading import DraftView
from sites.fence import tags
from sites.people.joining import InvitationView
from sites.sign_in import PasswordResetConfirmView

handler404 = "sites.views.page_not_found"
handler500 = "sites.views.server_error"

urlpatterns = [
    # In the place of Wagtail's: it suggests the tags of all sites, and takes a link on every host.
    path("admin/tag-autocomplete/", require_admin_access(tags.autocomplete), name="wagtailadmin_tag_autocomplete"),
    path(
        "admin/password_reset/confirm/<uidb64>/<token>/",
        PasswordResetConfirmView.as_view(),
        name="wagtailadmin_password_reset_confirm",
    ),
    # Before the admin, whose every address asks for a sign-in.
    path("admin/invitation/<str:token>/", InvitationView.as_view(), name="invitation"),
    path("admin/", include(accounts_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", site_views.media, name="media"),
    path(
        "pictures/<str:signature>/<int:image_id>/<str:filter_spec>/<str:filename>",
        site_views.PictureView.as_view(),
        name="picture",
    ),
    re_path(r"^theme/(?P<colour>[0-9a-f]{6})\.css$", site_views.theme, name="theme"),
    path("tim-kiem/", SearchView.as_view(), name="search"),
    path("ban-nhap/<str:token>/", DraftView.as_view(), name="draft"),
    path("tro-nang/", site_views.accessibility, name="accessibility"),
    path("", include("visits.urls")),
    # Wagtail's plain sign-in page for readers knows neither lock-out nor second factor, and no page asks for it.
    path("_util/login/", site_views.page_not_found),
    path("", include("discovery.urls")),
    # Everything else is a page.
    path("", include(wagtail_urls)),
]
