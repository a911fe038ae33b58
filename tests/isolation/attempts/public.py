"""The public site: what readers of our host can see of theirs, and what signed-in neighbours see on their host."""

from django.urls import reverse

from .base import EVERYONE, SIGNED_IN, attempt


def _path(side, kind):
    root = side.federation.site.root_page.url_path
    return f"/{side.pages[kind].url_path.removeprefix(root)}"


@attempt("open their pages on our host by path", EVERYONE)
def _pages(t):
    for kind in t.foreign.pages:
        t.get(_path(t.foreign, kind))


@attempt("open their pages on our host by the path in the whole tree", EVERYONE)
def _tree_path(t):
    for kind in ("home", "live", "draft"):
        t.get(t.foreign.pages[kind].url_path)


@attempt("open a draft of theirs on their host", EVERYONE)
def _draft(t):
    for kind in ("draft", "review", "scheduled", "rejected"):
        t.get(_path(t.foreign, kind), place="foreign")


@attempt("open a page of theirs that is for their own people", EVERYONE)
def _signed_in(t):
    for kind in ("sign-in", "group", "password"):
        t.get(_path(t.foreign, kind), place="foreign")


@attempt("pass the password question of their page on our host", EVERYONE)
def _password(t):
    restriction = next(one for one in t.foreign.things["wagtailcore.pageviewrestriction"] if one.password)
    page = t.foreign.pages["password"]
    address = reverse("wagtailcore_authenticate_with_password", args=(restriction.pk, page.pk))
    t.get(address)
    t.post(address, {"password": restriction.password, "return_url": "/"})


@attempt("see the question of their page with the number of our page", EVERYONE)
def _password_mixed(t):
    restriction = next(one for one in t.foreign.things["wagtailcore.pageviewrestriction"] if one.password)
    address = reverse("wagtailcore_authenticate_with_password", args=(restriction.pk, t.own.pages["live"].pk))
    t.get(address)


@attempt("find theirs in our lists by category, month and page", EVERYONE)
def _lists(t):
    category = t.foreign.the("news.NewsCategory")
    for kind in ("news section", "seminar section", "home"):
        for query in ({}, {"category": category.slug}, {"page": "9999"}, {"page": "x"}, {"q": t.foreign.mark.call}):
            t.get(_path(t.own, kind), query)
    t.get(_path(t.own, "news section"), {"year": "2026", "month": "11"})


@attempt("find theirs in our feeds, calendars, sitemaps and site map", EVERYONE)
def _documents(t):
    for path in ("/robots.txt", "/sitemap.xml", "/sitemap-0.xml", "/sitemap-news.xml", "/so-do-trang/"):
        t.get(path)
    for side in (t.own, t.foreign):
        for kind in ("home", "news section", "seminar section"):
            for name in ("rss.xml", "atom.xml", "lich.ics"):
                t.get(f"{_path(side, kind)}{name}")
        category = side.the("news.NewsCategory")
        t.get(f"{_path(side, 'news section')}{category.slug}/rss.xml")


@attempt("read their closed pages and drafts through files under them", EVERYONE)
def _closed_documents(t):
    for kind in ("draft", "review", "scheduled", "sign-in", "group", "password"):
        for name in ("rss.xml", "atom.xml", "lich.ics"):
            t.get(f"{_path(t.foreign, kind)}{name}", place="foreign")


@attempt("find theirs with our search", EVERYONE)
def _search(t):
    address, category = reverse("search"), t.foreign.the("news.NewsCategory")
    for query in (t.foreign.mark.call, t.foreign.mark.word, f'"{t.foreign.mark.text("page-live")}"'):
        t.get(address, {"q": query})
        t.get(address, {"q": query, "category": category.slug, "site": t.foreign.federation.site_id})
    for secret in ("draft", "review", "scheduled", "password", "sign-in", "group", "unpublished-edit"):
        t.get(address, {"q": t.foreign.mark.token(secret)}, place="foreign")


@attempt("read theirs on our error pages", EVERYONE)
def _errors(t):
    t.get("/khong-co-trang-nay/")
    t.get("/khong-co-trang-nay/", place="national")
    t.get("/media/khong-co")
    t.get("/documents/999999/khong-co.pdf")


@attempt("get theirs from a cache that our host fills, and the other way about", EVERYONE)
def _caches(t):
    for kind in ("home", "news section", "seminar section", "contact", "about", "live"):
        path = _path(t.own, kind)
        for _turn in range(2):
            with t.probe.aside():
                t.probe.raw(path, host=t.foreign.host, session="")
            t.get(path)
    for colour in ("0b6b4f", "{:02x}{:02x}{:02x}".format(*t.foreign.mark.colour)):
        t.get(reverse("theme", kwargs={"colour": colour}))


@attempt("use their redirects on our host", EVERYONE)
def _redirects(t):
    for redirect in t.foreign.things["wagtailredirects.redirect"]:
        t.get(f"{redirect.old_path}/")


@attempt("send a message to their contact form through our host", EVERYONE)
def _contact(t):
    fields = {field.clean_name: "x@y.example" for field in t.foreign.pages["contact"].form_fields.all()}
    t.post(t.foreign.pages["contact"].url_path, fields)
    t.post(f"{_path(t.own, 'contact')}?page={t.foreign.pages['contact'].pk}", {**fields, "page": "1"})


@attempt("name their host in our request", EVERYONE)
def _host_headers(t):
    for header in ("x-forwarded-host", "forwarded", "x-original-host"):
        t.get("/", headers={header: t.foreign.host})
        t.get("/khong-co/", headers={header: t.foreign.host})


@attempt("see their draft with the addresses of previews", SIGNED_IN)
def _preview_addresses(t):
    for query in ({"preview": "1"}, {"in_preview_panel": "true"}, {"mode": "draft"}):
        t.get(_path(t.foreign, "draft"), query)
        t.get(_path(t.foreign, "draft"), query, place="foreign")
