"""Addresses of the visitor counter; they are the same on every host."""

from django.urls import path

from . import views

app_name = "visits"

urlpatterns = [
    path("luot-truy-cap/", views.about, name="about"),
    path("luot-truy-cap/dem/", views.count, name="count"),
]
