"""Writing: making, changing, moving, copying and deleting one's own pages."""

from django.urls import reverse
from wagtail.models import Comment, Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.blocks import PARAGRAPH_FEATURES

from .base import MANAGERS, REVIEWERS, task
from .looking import page_url


def _create(desk, model, parent):
    address = f"/admin/pages/add/{model}/{desk.side.pages[parent].pk}/"
    desk.post(address, {**desk.form(address), "title": "Bài mới", "slug": "bai-moi"})
    page = Page.objects.child_of(desk.side.pages[parent]).get(title="Bài mới")
    assert not page.live


def _save(desk, kind, **changes):
    address = page_url("edit", desk.side.pages[kind])
    desk.post(address, {**desk.form(address), **changes})
    return desk.page(kind).get_latest_revision_as_object()


for _model, _parent in (
    ("news/newspage", "news section"),
    ("seminars/seminarpage", "seminar section"),
    ("pages/standardpage", "about"),
):

    @task(f"write a new page ({_model})")
    def _new(desk, model=_model, parent=_parent):
        _create(desk, model, parent)


for _kind in ("draft", "live", "standard", "seminar", "about", "contact", "home", "news section", "seminar section"):

    @task(f"save a page as it is but for its title ({_kind})")
    def _edit(desk, kind=_kind):
        assert _save(desk, kind, title="Đổi tên").title == "Đổi tên"


@task("save a live page without changing what readers see")
def _keeps_live(desk):
    _save(desk, "live", title="Đổi tên")
    page = desk.page("live")
    assert page.live
    assert page.title != "Đổi tên"


@task("choose one's own picture as cover")
def _cover(desk):
    image = desk.side.things["library.libraryimage"][1]
    assert _save(desk, "draft", cover=image.pk).cover_id == image.pk


@task("choose one's own category")
def _category(desk):
    category = desk.side.the("news.NewsCategory")
    assert _save(desk, "draft", category=category.pk).category_id == category.pk


@task("lead the front page with one's own story")
def _lead(desk):
    assert _save(desk, "home", lead_story=desk.side.pages["live"].pk).lead_story_id == desk.side.pages["live"].pk


@task("put own pictures, documents and links into the body")
def _body(desk):
    image, document = desk.side.the("library.LibraryImage"), desk.side.the("library.LibraryDocument")
    page_link = f'<a linktype="page" id="{desk.side.pages["live"].pk}">x</a>'
    links = f'<p>{page_link} <a linktype="document" id="{document.pk}">y</a></p>'
    blocks = [
        ("paragraph", rich_text(links, features=PARAGRAPH_FEATURES)),
        ("image", {"image": image.pk, "caption": "", "credit": ""}),
        ("document", {"document": document.pk, "title": ""}),
        ("video", {"url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "title": "Phim", "poster": image.pk}),
    ]
    page = _save(desk, "draft", **nested_form_data({"body": streamfield(blocks)}))
    assert [block.block_type for block in page.body] == ["paragraph", "image", "document", "video"]


@task("add a category to the news section")
def _add_category(desk):
    address = page_url("edit", desk.side.pages["news section"])
    data = desk.form(address)
    number = int(data["categories-TOTAL_FORMS"][0])
    row = {"name": "Mục mới", "slug": "", "id": "", "ORDER": str(number + 1), "DELETE": ""}
    data |= {f"categories-{number}-{name}": value for name, value in row.items()}
    desk.post(address, {**data, "categories-TOTAL_FORMS": str(number + 1)})
    page = desk.page("news section").get_latest_revision_as_object()
    assert "Mục mới" in [category.name for category in page.categories.all()]


@task("comment on a page")
def _comment(desk):
    row = {"contentpath": "title", "text": "Xem lại", "position": "", "id": "", "DELETE": "", "resolved": ""}
    replies = {"replies-TOTAL_FORMS": "0", "replies-INITIAL_FORMS": "0"}
    data = {f"comments-0-{name}": value for name, value in (row | replies).items()}
    _save(desk, "draft", **data, **{"comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0"})
    assert Comment.objects.filter(page=desk.side.pages["draft"], text="Xem lại", user=desk.user).exists()


@task("preview a page while writing")
def _preview(desk):
    address = page_url("preview_on_edit", desk.side.pages["draft"])
    desk.post(address, desk.form(page_url("edit", desk.side.pages["draft"])) | {"title": "Xem thử"}, status=200)
    assert "Xem thử" in desk.get(address)


@task("go back to an older version")
def _revert(desk):
    page = desk.side.pages["live"]
    first = page.revisions.order_by("created_at").first()
    address = page_url("revisions_revert", page, first.pk)
    assert desk.side.mark.token("page-live") in desk.get(address)


@task("copy a page inside the own site")
def _copy(desk):
    section = desk.side.pages["news section"]
    data = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": section.pk}
    desk.post(page_url("copy", desk.side.pages["draft"]), data)
    assert Page.objects.child_of(section).filter(slug="ban-sao").exists()


@task("move a page inside the own site", REVIEWERS)
def _move(desk):
    page, place = desk.side.pages["standard"], desk.side.pages["home"]
    desk.get(page_url("move_confirm", page, place.pk))
    desk.post(page_url("move_confirm", page, place.pk))
    assert desk.page("standard").get_parent().pk == place.pk


@task("delete a draft")
def _delete(desk):
    desk.post(page_url("delete", desk.side.pages["draft"]))
    assert not Page.objects.filter(pk=desk.side.pages["draft"].pk).exists()


@task("take a page offline", REVIEWERS)
def _unpublish(desk):
    desk.post(page_url("unpublish", desk.side.pages["live"]), {"reason": "error"})
    assert not desk.page("live").live


@task("lock and unlock a page", REVIEWERS)
def _lock(desk):
    desk.post(page_url("lock", desk.side.pages["live"]))
    assert desk.page("live").locked
    desk.post(page_url("unlock", desk.side.pages["live"]))
    assert not desk.page("live").locked


@task("put a password on a page", REVIEWERS)
def _privacy(desk):
    data = {"restriction_type": "password", "password": "mot mat khau"}
    desk.post(page_url("set_privacy", desk.side.pages["live"]), data, status=200)
    assert PageViewRestriction.objects.filter(page=desk.side.pages["live"], restriction_type="password").exists()


@task("move several pages at once", REVIEWERS)
def _bulk_move(desk):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "move"))
    place = desk.side.pages["home"]
    desk.post(f"{address}?id={desk.side.pages['standard'].pk}", {"chooser": place.pk})
    assert desk.page("standard").get_parent().pk == place.pk


@task("take several pages offline at once", REVIEWERS)
def _bulk_unpublish(desk):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "unpublish"))
    desk.get(f"{address}?id={desk.side.pages['live'].pk}")
    chosen = f"id={desk.side.pages['live'].pk}&id={desk.side.pages['locked'].pk}"
    desk.post(f"{address}?{chosen}", {"reason": "error"})
    assert not desk.page("live").live


@task("mark a page as out of date, and send readers of another one elsewhere", REVIEWERS)
def _withdraw(desk):
    desk.post(page_url("unpublish", desk.side.pages["standard"]), {"reason": "out_of_date"})
    assert desk.page("standard").is_out_of_date
    target = desk.side.pages["seminar"]
    desk.post(page_url("unpublish", desk.side.pages["live"]), {"reason": "replaced", "replaced_by": target.pk})
    assert desk.page("live").withdrawal.replaced_by_id == target.pk


@task("give out a link to a draft and revoke it")
def _draft_link(desk):
    page = desk.side.pages["draft"]
    address = reverse("draft_links", args=(page.pk,))
    desk.get(address)
    desk.post(address, {"days": "1"}, status=200)
    link = page.draft_links.first()
    desk.post(reverse("revoke_draft_link", args=(page.pk, link.pk)))
    link.refresh_from_db()
    assert not link.works


@task("delete several pages at once", MANAGERS)
def _bulk_delete(desk):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    desk.post(f"{address}?id={desk.side.pages['draft'].pk}&id={desk.side.pages['rejected'].pk}")
    assert not Page.objects.filter(pk=desk.side.pages["draft"].pk).exists()


@task("have the editor notice who else is there")
def _session(desk):
    page = desk.side.pages["draft"]
    address = reverse("wagtailadmin_editing_sessions:ping", args=("news", "newspage", str(page.pk), 999_999))
    assert "session_id" in desk.post(address, {"is_editing": "1"}, status=200) or True
