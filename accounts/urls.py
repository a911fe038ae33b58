"""The admin's addresses of this app, put under admin/ by wagtail_hooks."""

from django.urls import include, path

from . import views
from .second_factor import views as second_factor

_second_factor = [
    path("", second_factor.IndexView.as_view(), name="index"),
    path("verify/", second_factor.VerifyView.as_view(), name="verify"),
    path("set-up/", second_factor.SetUpView.as_view(), name="set_up"),
    path("codes/", second_factor.RenewCodesView.as_view(), name="renew_codes"),
    path("change/", second_factor.ChangeView.as_view(), name="change"),
    path("remove/", second_factor.RemoveView.as_view(), name="remove"),
    path("reset/<int:pk>/", second_factor.ResetView.as_view(), name="reset"),
]
_sessions = [path("end-others/", views.EndOtherSessionsView.as_view(), name="end_others")]

urlpatterns = [
    path("second-factor/", include((_second_factor, "second_factor"))),
    path("sessions/", include((_sessions, "sessions"))),
]
