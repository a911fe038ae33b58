"""Texts taken in from files: under their pages, with references to their things, and their originals."""

from django.urls import reverse

from .base import SIGNED_IN, attempt

_TEXT = "Công đoàn cơ sở họp mặt\n\nSáng 5/3/2026, công đoàn cơ sở họp mặt đoàn viên.\n\nHết."


def _url(name, page):
    return reverse(f"intake:{name}", args=(page.pk,))


@attempt("take a text in under their pages", SIGNED_IN)
def _take_in(t):
    for kind in ("news section", "seminar section", "about", "home"):
        t.get(_url("take_in", t.foreign.pages[kind]))
        t.post(_url("take_in", t.foreign.pages[kind]), {"text": _TEXT})


@attempt("take a page in that refers to their things")
def _refer(t):
    image, document = t.foreign.the("library.LibraryImage"), t.foreign.the("library.LibraryDocument")
    page = t.foreign.pages["draft"]
    html = (
        "<h1>Công đoàn cơ sở họp mặt</h1><p>Sáng 5/3/2026, công đoàn họp.</p>"
        f'<p><a linktype="page" id="{page.pk}">trang</a> <a linktype="document" id="{document.pk}">tệp</a>'
        f' <embed embedtype="image" id="{image.pk}" alt="" format="left"></p>'
    )
    t.post(_url("take_in", t.own.pages["news section"]), {"text": html})


@attempt("read the report of their page, and its original", SIGNED_IN)
def _read(t):
    for page in (t.foreign.pages["draft"], t.foreign.pages["live"]):
        t.get(_url("report", page))
        t.get(_url("original", page))


@attempt("take an offer of their report up")
def _offer(t):
    for offer in ("title", "cover"):
        t.post(_url("offer", t.foreign.pages["draft"]), {"offer": offer})


@attempt("get the original of their page by its path", SIGNED_IN)
def _path(t):
    t.get(reverse("media", kwargs={"path": t.foreign.the("intake.Intake").file.name}))
