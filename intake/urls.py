from django.urls import path

from . import views

app_name = "intake"

urlpatterns = [
    path("<int:parent_page_id>/", views.IntakeView.as_view(), name="take_in"),
    path("pages/<int:page_id>/", views.ReportView.as_view(), name="report"),
    path("pages/<int:page_id>/offer/", views.OfferView.as_view(), name="offer"),
    path("pages/<int:page_id>/original/", views.OriginalView.as_view(), name="original"),
]
