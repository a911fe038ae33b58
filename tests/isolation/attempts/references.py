"""References: making a page or setting of ours show what is theirs, by its number."""

import json

from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from .base import attempt, page_url


def _figure(image):
    return {"image": image.pk, "caption": "", "credit": ""}


def _save(t, page, **changes):
    """Save an own page with changed fields, and look at what its preview then shows."""
    data = t.edit_form(t.own.pages[page], **changes)
    if not data:
        return
    t.post(page_url("edit", t.own.pages[page]), data)
    t.post(page_url("preview_on_edit", t.own.pages[page]), data)
    t.get(page_url("preview_on_edit", t.own.pages[page]))


def _save_body(t, *blocks, page="draft", name="body"):
    data = t.edit_form(t.own.pages[page])
    kept = {key: value for key, value in data.items() if not key.startswith(f"{name}-")}
    if not kept:
        return
    kept |= nested_form_data({name: streamfield(list(blocks))})
    t.post(page_url("edit", t.own.pages[page]), kept)
    t.post(page_url("preview_on_edit", t.own.pages[page]), kept)
    t.get(page_url("preview_on_edit", t.own.pages[page]))


def _image(t):
    return t.foreign.the("library.LibraryImage")


def _document(t):
    return t.foreign.the("library.LibraryDocument")


@attempt("take their picture as cover")
def _cover(t):
    _save(t, "draft", cover=_image(t).pk)


@attempt("take their picture as cover of a standard page and of a seminar")
def _other_covers(t):
    _save(t, "standard", cover=_image(t).pk)
    _save(t, "seminar", cover=_image(t).pk)


@attempt("file our news under their category")
def _category(t):
    _save(t, "draft", category=t.foreign.the("news.NewsCategory").pk)


@attempt("take over their category in our section's form")
def _category_row(t):
    _save(t, "news section", **{"categories-0-id": t.foreign.the("news.NewsCategory").pk})


@attempt("take over their chair in our seminar's form")
def _chair_row(t):
    rows = t.foreign.rows["seminars_seminarchair"]
    _save(t, "seminar", **{"chairs-0-id": next(iter(rows)), "chairs-0-DELETE": "on"})


@attempt("take over a field of their contact form")
def _field_row(t):
    rows = t.foreign.rows["pages_contactfield"]
    _save(t, "contact", **{"form_fields-0-id": next(iter(rows))})


@attempt("take over their comment in our page's form")
def _comment_row(t):
    comment = t.foreign.the("wagtailcore.Comment")
    _save(t, "review", **{"comments-0-id": comment.pk, "comments-0-text": "Sửa", "comments-0-resolved": "1"})


@attempt("lead our front page with their live story")
def _lead_story(t):
    _save(t, "home", lead_story=t.foreign.pages["live"].pk)


@attempt("lead our front page with their draft")
def _lead_draft(t):
    _save(t, "home", lead_story=t.foreign.pages["draft"].pk)


@attempt("show their picture in the body")
def _body_image(t):
    _save_body(t, ("image", _figure(_image(t))))


@attempt("show their picture in a gallery")
def _gallery(t):
    items = {"count": "2"}
    for number in range(2):
        items |= {f"{number}-deleted": "", f"{number}-order": str(number), f"{number}-type": "item"}
        items |= {f"{number}-value": _figure(_image(t)), f"{number}-id": ""}
    _save_body(t, ("gallery", items))


@attempt("offer their document in the body")
def _body_document(t):
    _save_body(t, ("document", {"document": _document(t).pk, "title": ""}))


@attempt("offer their document among a seminar's materials")
def _materials(t):
    _save_body(t, ("document", {"document": _document(t).pk, "title": ""}), page="seminar", name="materials")


@attempt("show their picture before a video")
def _poster(t):
    value = {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "Phim", "poster": _image(t).pk}
    _save_body(t, ("video", value))


def _raw_text(kind, data):
    """Return rich text as the editor posts it, with one entity that names nothing but a number."""
    is_image = kind == "IMAGE"
    block = {"key": "a", "type": "atomic" if is_image else "unstyled", "text": " " if is_image else "x", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": [{"key": 0, "offset": 0, "length": 1}], "data": {}}
    entity = {"type": kind, "mutability": "IMMUTABLE" if is_image else "MUTABLE", "data": data}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def _linked(t, kind, thing, **data):
    _save_body(t, ("paragraph", _raw_text(kind, {"id": thing.pk, **data})))


@attempt("link to their draft in a paragraph")
def _link_draft(t):
    _linked(t, "LINK", t.foreign.pages["draft"])


@attempt("link to their live page in a paragraph")
def _link_live(t):
    _linked(t, "LINK", t.foreign.pages["live"])


@attempt("link to their document in a paragraph")
def _link_document(t):
    _linked(t, "DOCUMENT", _document(t))


@attempt("embed their picture in a paragraph")
def _embed(t):
    _linked(t, "IMAGE", _image(t), format="left", alt="")


@attempt("link to their page inside a table's cell")
def _table(t):
    column = {"column-count": "1", "column-0-type": "rich_text", "column-0-heading": "", "column-0-order": "0"}
    row = {"row-count": "1", "row-0-order": "0", "row-0-deleted": "", "column-0-deleted": "", "caption": ""}
    cell = {"cell-0-0": _raw_text("LINK", {"id": t.foreign.pages["draft"].pk})}
    _save_body(t, ("table", column | row | cell))


@attempt("publish our page with their picture")
def _publish(t):
    _save(t, "draft", **{"cover": _image(t).pk, "action-publish": "1"})


@attempt("submit our page with their picture for review")
def _submit(t):
    _save(t, "draft", **{"cover": _image(t).pk, "action-submit": "1"})


@attempt("create a page with their picture")
def _create(t):
    address = reverse("wagtailadmin_pages:add", args=("pages", "standardpage", t.own.pages["about"].pk))
    data = t.form(address)
    if data:
        t.post(address, {**data, "title": "Trang thử", "slug": "trang-thu", "cover": _image(t).pk})


@attempt("take their picture as logo and banner")
def _identity(t):
    address = reverse("wagtailsettings:edit", args=("sites", "identity", t.own.federation.site_id))
    data = t.form(address)
    if data:
        t.post(address, {**data, "logo": _image(t).pk})
        t.post(address, {**data, "banner": _image(t).pk})


@attempt("take over their link to a social network in our settings")
def _social_link(t):
    address = reverse("wagtailsettings:edit", args=("sites", "licence", t.own.federation.site_id))
    data = t.form(address)
    if data:
        t.post(address, {**data, "social_links-0-id": next(iter(t.foreign.rows["sites_sociallink"]))})


@attempt("preview a block with their picture")
def _block_preview(t):
    t.get(reverse("wagtailadmin_block_preview"), {"id": "core.blocks.FigureBlock", "image": _image(t).pk})
