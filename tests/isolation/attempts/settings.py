"""Settings, collections, sites, redirects, and the messages of the contact form."""

from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, reverse
from wagtail.contrib.redirects.models import Redirect

from .base import attempt, page_url

MODELS = ("identity", "licence")


def _setting(model, side):
    return reverse("wagtailsettings:edit", args=("sites", model, side.federation.site_id))


@attempt("open their settings")
def _read(t):
    for model in MODELS:
        t.get(_setting(model, t.foreign))


@attempt("change their settings")
def _change(t):
    for model, field in (("identity", "slogan"), ("licence", "address")):
        address = _setting(model, t.foreign)
        t.post(address, {**t.form(address, administrator=True), field: "Đổi"})


@attempt("change their settings with our own form")
def _change_with_own(t):
    for model in MODELS:
        t.post(_setting(model, t.foreign), t.form(_setting(model, t.own)))


@attempt("preview their settings")
def _preview(t):
    for model in MODELS:
        t.get(reverse("wagtailsettings:preview_on_edit", args=("sites", model, t.foreign.federation.site_id)))


@attempt("rename, move or delete their collection")
def _collection(t):
    collection = t.foreign.federation.collection
    address = reverse("wagtailadmin_collections:edit", args=(collection.pk,))
    t.get(address)
    t.post(address, {"name": "Đổi", "parent": t.own.federation.collection_id})
    t.post(reverse("wagtailadmin_collections:delete", args=(collection.pk,)))


@attempt("add a collection below theirs")
def _add_collection(t):
    t.get(reverse("wagtailadmin_collections:index"))
    data = {"name": "Mới", "parent": t.foreign.federation.collection_id}
    t.post(reverse("wagtailadmin_collections:add"), data)


@attempt("open their closed collection to readers")
def _collection_privacy(t):
    for collection in t.foreign.things["wagtailcore.collection"]:
        address = reverse("wagtailadmin_collections:set_privacy", args=(collection.pk,))
        t.get(address)
        t.post(address, {"restriction_type": "none"})


@attempt("see their groups in the privacy form of our collection")
def _own_collection_privacy(t):
    t.get(reverse("wagtailadmin_collections:set_privacy", args=(t.own.federation.collection_id,)))


@attempt("rename, redirect or delete their site")
def _site(t):
    site = t.foreign.federation.site
    address = reverse("wagtailsites:edit", args=(site.pk,))
    t.get(reverse("wagtailsites:index"))
    t.get(address)
    data = t.form(address, administrator=True)
    t.post(address, {**data, "hostname": "cuop.example"})
    t.post(reverse("wagtailsites:delete", args=(site.pk,)))


@attempt("point our site at their tree")
def _site_root(t):
    address = reverse("wagtailsites:edit", args=(t.own.federation.site_id,))
    t.post(address, {**t.form(address, administrator=True), "root_page": t.foreign.pages["home"].pk})


# Redirects: Wagtail's own views, and the federations' views where the install has them.
def _redirect_views(name, *args):
    for namespace in ("wagtailredirects", "site_redirects"):
        try:
            yield reverse(f"{namespace}:{name}", args=args)
        except NoReverseMatch:
            continue


@attempt("list and export their redirects")
def _redirects(t):
    for address in _redirect_views("index"):
        t.get(address)
        t.get(address, {"q": t.foreign.mark.call})
        t.get(address, {"export": "csv", "site": t.foreign.federation.site_id})


@attempt("change or delete their redirect")
def _edit_redirect(t):
    redirect = t.foreign.the("wagtailredirects.Redirect")
    for address in _redirect_views("edit", redirect.pk):
        t.get(address)
        t.post(address, {**t.form(address, administrator=True), "old_path": "/doi", "redirect_link": "/x/"})
    for address in _redirect_views("delete", redirect.pk):
        t.get(address)
        t.post(address)


def _add_redirect(t, **values):
    for address in _redirect_views("add"):
        t.post(address, {"old_path": "/thu", "redirect_page": "", "redirect_link": "/x/", **values})


@attempt("add a redirect on their site")
def _redirect_on_theirs(t):
    site = t.foreign.federation.site_id
    _add_redirect(t, site=site, federation=t.foreign.federation.pk)


@attempt("add a redirect on every site")
def _redirect_everywhere(t):
    _add_redirect(t, site="")
    return "a redirect for every site" if Redirect.objects.filter(site=None).exists() else None


@attempt("add a redirect to their draft")
def _redirect_to_theirs(t):
    _add_redirect(t, site=t.own.federation.site_id, redirect_page=t.foreign.pages["draft"].pk, redirect_link="")


@attempt("import redirects for their site")
def _redirect_import(t):
    sheet = f"from,to,site\n/thu,/x/,{t.foreign.federation.site_id}\n".encode()
    for name in ("start_import", "import"):
        for address in _redirect_views(name):
            data = {"import_file": ContentFile(sheet, name="r.csv"), "input_format": "0"}
            t.post(address, data)
    for address in _redirect_views("process_import"):
        t.post(address, {"import_file_name": "r.csv", "input_format": "0", "from_index": "0", "to_index": "1"})
    return "a redirect for every site" if Redirect.objects.filter(site=None).exists() else None


@attempt("read and export the messages to their contact form")
def _messages(t):
    page = t.foreign.pages["contact"]
    for name in ("list_submissions", "list_submissions_results"):
        for query in ({}, {"export": "csv"}, {"export": "xlsx"}):
            t.get(reverse(f"wagtailforms:{name}", args=(page.pk,)), query)
    t.get(reverse("wagtailforms:index"))


@attempt("delete messages to their contact form")
def _delete_messages(t):
    submission = t.foreign.the("wagtailforms.FormSubmission")
    for page in (t.foreign.pages["contact"], t.own.pages["contact"]):
        address = reverse("wagtailforms:delete_submissions", args=(page.pk,))
        query = {"selected-submissions": submission.pk}
        t.get(address, query)
        t.post(f"{address}?selected-submissions={submission.pk}")


@attempt("have the messages to their contact form sent to us")
def _messages_to_us(t):
    page = t.foreign.pages["contact"]
    data = t.form(page_url("edit", page), administrator=True)
    t.post(page_url("edit", page), {**data, "to_address": "ke-trom@example.com", "action-publish": "1"})
