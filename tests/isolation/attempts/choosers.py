"""Choosers: everything that offers something to choose, by list, search and number."""

from django.urls import reverse

from .base import attempt


@attempt("browse to their pages in the page chooser")
def _browse(t):
    t.get(reverse("wagtailadmin_choose_page"))
    t.get(reverse("wagtailadmin_choose_page"), {"page_type": "news.newspage"})


@attempt("open their section by its number in the page chooser")
def _child(t):
    for kind in ("home", "news section", "draft"):
        t.get(reverse("wagtailadmin_choose_page_child", args=(t.foreign.pages[kind].pk,)))


@attempt("search their pages in the page chooser")
def _search(t):
    t.get(reverse("wagtailadmin_choose_page_search"), {"q": t.foreign.mark.call})
    t.get(reverse("wagtailadmin_choose_page_search"), {"q": t.foreign.mark.call, "page_type": "news.newspage"})


@attempt("have their pages described by number")
def _chosen_pages(t):
    t.get(reverse("wagtailadmin_choose_page_chosen_multiple"), {"id": [page.pk for page in t.foreign.pages.values()]})


@attempt("choose their section as target of a move")
def _move_target(t):
    query = {"user_perms": "move_to", "target_pages[]": t.own.pages["live"].pk, "can_choose_root": "true"}
    t.get(reverse("wagtailadmin_choose_page_child", args=(t.foreign.pages["home"].pk,)), query)
    t.get(reverse("wagtailadmin_choose_page"), {**query, "parent_page_id": t.foreign.pages["home"].pk})


@attempt("learn the address of a page of theirs from a link that is typed in")
def _external_link(t):
    address = reverse("wagtailadmin_choose_page_external_link")
    t.get(address, {"link_url": f"/{t.foreign.pages['draft'].slug}/"})
    t.post(
        address, {"external-link-chooser-url": t.foreign.pages["live"].full_url, "external-link-chooser-link_text": ""}
    )


@attempt("browse their pictures and documents in the choosers")
def _files(t):
    for name in ("wagtailimages_chooser", "wagtaildocs_chooser"):
        t.get(reverse(f"{name}:choose"))
        t.get(reverse(f"{name}:choose_results"), {"q": t.foreign.mark.call})
        t.get(reverse(f"{name}:choose_results"), {"collection_id": t.foreign.federation.collection_id})


@attempt("have their pictures and documents described by number")
def _chosen_files(t):
    for name, label in (
        ("wagtailimages_chooser", "library.LibraryImage"),
        ("wagtaildocs_chooser", "library.LibraryDocument"),
    ):
        file = t.foreign.the(label)
        t.get(reverse(f"{name}:chosen", args=(file.pk,)))
        t.get(reverse(f"{name}:chosen_multiple"), {"id": file.pk})


@attempt("choose a format for their picture")
def _format(t):
    image = t.foreign.the("library.LibraryImage")
    address = reverse("wagtailimages_chooser:select_format", args=(image.pk,))
    t.get(address)
    t.post(address, {"image-chooser-insertion-format": "left", "image-chooser-insertion-alt_text": "x"})
    t.get(reverse("wagtailimages_chooser:chosen", args=(image.pk,)), {"select_format": "true"})


@attempt("have their tags completed")
def _tags(t):
    term = {"term": t.foreign.mark.word[:-1]}
    t.get(reverse("wagtailadmin_tag_autocomplete"), term)
    t.get(reverse("wagtailadmin_tag_model_autocomplete", args=("taggit", "tag")), term)
