"""The addresses of the people's pages, below admin/people/."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("<int:federation_id>/", views.TeamView.as_view(), name="team"),
    path("<int:federation_id>/invite/", views.InviteView.as_view(), name="invite"),
    path("invitations/<int:invitation_id>/send-again/", views.SendAgainView.as_view(), name="send_again"),
    path("invitations/<int:invitation_id>/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
    path("members/<int:membership_id>/", views.MemberView.as_view(), name="member"),
    path("members/<int:membership_id>/end/", views.EndView.as_view(), name="end"),
    path("members/<int:membership_id>/sign-out/", views.EndSessionsView.as_view(), name="end_sessions"),
    path(
        "members/<int:membership_id>/reset-second-factor/",
        views.ResetSecondFactorView.as_view(),
        name="reset_second_factor",
    ),
    path("members/<int:membership_id>/enable/", views.EnableView.as_view(), name="enable"),
]
