"""The admin's addresses of this app; the install puts them under admin/, before Wagtail's own.

Wagtail wraps what its hook adds in “may open the admin”. Showing and setting up the second factor must also be open to
somebody who may not yet: a person who has an account, is on no team and is about to join one.
"""

from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import views
from .second_factor import views as second_factor

_for_the_signed_in = login_required(login_url="wagtailadmin_login")

_second_factor = [
    path("verify/", _for_the_signed_in(second_factor.VerifyView.as_view()), name="verify"),
    path("set-up/", _for_the_signed_in(second_factor.SetUpView.as_view()), name="set_up"),
    *decorate_urlpatterns(
        [
            path("", second_factor.IndexView.as_view(), name="index"),
            path("codes/", second_factor.RenewCodesView.as_view(), name="renew_codes"),
            path("change/", second_factor.ChangeView.as_view(), name="change"),
            path("remove/", second_factor.RemoveView.as_view(), name="remove"),
            path("reset/<int:pk>/", second_factor.ResetView.as_view(), name="reset"),
        ],
        require_admin_access,
    ),
]
_sessions = [
    path("current/", require_admin_access(views.CurrentSessionView.as_view()), name="current"),
    path("end-others/", require_admin_access(views.EndOtherSessionsView.as_view()), name="end_others"),
]

urlpatterns = decorate_urlpatterns(
    [
        path("second-factor/", include((_second_factor, "second_factor"))),
        path("sessions/", include((_sessions, "sessions"))),
    ],
    never_cache,
)
