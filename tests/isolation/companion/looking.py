"""Looking: opening, listing, searching, choosing what is one's own."""

from django.urls import reverse

from tests.isolation.personas import ROLES

from .base import REVIEWERS, task

EDITED = (
    "draft",
    "live",
    "scheduled",
    "rejected",
    "alias",
    "standard",
    "seminar",
    "about",
    "contact",
    "home",
    "news section",
    "seminar section",
)


def page_url(name, page, *more):
    """Return the address of a view of one page."""
    return reverse(f"wagtailadmin_pages:{name}", args=(page.pk, *more))


def _unused(side, label):
    """Return a file that no page shows; Wagtail asks for the right to change it even where one only looks."""
    return side.things[label.lower()][-1]


def _opens(what, address, roles=ROLES, shows=None):
    """Register a task that opens an address and, where it is said, finds a word of its own there."""

    @task(what, roles)
    def _open(desk):
        text = desk.get(address(desk.side))
        if shows:
            assert desk.side.mark.token(shows) in text, f"“{shows}” is not shown"


for _kind in EDITED:
    _opens(f"open the editor of a page ({_kind})", lambda side, kind=_kind: page_url("edit", side.pages[kind]))

for _kind in ("draft", "live", "contact"):
    for _view in ("history", "usage", "workflow_history", "copy"):
        _opens(
            f"open “{_view}” of a page ({_kind})",
            lambda side, kind=_kind, view=_view: page_url(view, side.pages[kind]),
        )

_opens("open “delete” of a draft", lambda side: page_url("delete", side.pages["draft"]))
for _view in ("delete", "unpublish", "set_privacy"):
    _opens(f"open “{_view}” of a page", lambda side, view=_view: page_url(view, side.pages["live"]), REVIEWERS)

for _model, _parent in (
    ("news/newspage", "news section"),
    ("seminars/seminarpage", "seminar section"),
    ("pages/standardpage", "about"),
):
    _opens(
        f"open the form for a new page ({_model})",
        lambda side, model=_model, parent=_parent: f"/admin/pages/add/{model}/{side.pages[parent].pk}/",
    )

_opens("see the dashboard", lambda side: reverse("wagtailadmin_home"))
_opens("see the account page", lambda side: reverse("wagtailadmin_account"))
_opens("choose what to add", lambda side: page_url("add_subpage", side.pages["home"]))
_opens("choose where to move a page", lambda side: page_url("move", side.pages["standard"]), REVIEWERS)
_opens("read a draft as it will look", lambda side: page_url("view_draft", side.pages["draft"]), shows="page-draft")
_opens(
    "compare two versions",
    lambda side: page_url("revisions_compare", side.pages["live"], "earliest", "latest"),
)
_opens(
    "list the news in the explorer", lambda side: f"/admin/pages/{side.pages['news section'].pk}/", shows="page-draft"
)
_opens(
    "list the results alone", lambda side: f"/admin/pages/{side.pages['news section'].pk}/results/", shows="page-live"
)
_opens(
    "filter the news by person",
    lambda side: f"/admin/pages/{side.pages['news section'].pk}/?owner={side.people['editor'].pk}",
    shows="page-draft",
)
_opens(
    "search pages",
    lambda side: f"{reverse('wagtailadmin_pages:search')}?q={side.mark.call}",
    shows="page-draft",
)
_opens("list a kind of page", lambda side: "/admin/pages/usage/news/newspage/", shows="page-live")

_opens(
    "browse the page chooser", lambda side: f"/admin/choose-page/{side.pages['news section'].pk}/", shows="page-live"
)
_opens("begin with the page chooser", lambda side: reverse("wagtailadmin_choose_page"))
_opens(
    "search in the page chooser",
    lambda side: f"{reverse('wagtailadmin_choose_page_search')}?q={side.mark.call}",
    shows="page-live",
)
_opens(
    "have chosen pages described",
    lambda side: f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={side.pages['live'].pk}",
    shows="page-live",
)
for _link in ("external", "email", "phone", "anchor"):
    _opens(f"enter a link ({_link})", lambda side, link=_link: reverse(f"wagtailadmin_choose_page_{link}_link"))
_opens(
    "unfold the tree in the side bar",
    lambda side: f"{reverse('wagtailadmin_api:pages:listing')}?child_of={side.pages['home'].pk}&for_explorer=1",
    shows="section-newsindexpage",
)

for _area, _label, _kind in (
    ("images", "library.LibraryImage", "picture"),
    ("docs", "library.LibraryDocument", "document"),
):
    _opens(f"list one's {_area}", lambda side, area=_area: reverse(f"wagtail{area}:index"), shows=f"{_kind}-title")
    _opens(
        f"search one's {_area}",
        lambda side, area=_area: f"{reverse(f'wagtail{area}:index')}?q={side.mark.call}",
        shows=f"{_kind}-title",
    )
    _opens(
        f"list one collection's {_area}",
        lambda side, area=_area: f"{reverse(f'wagtail{area}:index')}?collection_id={side.federation.collection_id}",
        shows=f"{_kind}-title",
    )
    _opens(
        f"open the editor of one of one's {_area}",
        lambda side, area=_area, label=_label: reverse(f"wagtail{area}:edit", args=(_unused(side, label).pk,)),
        shows=f"{_kind}-title",
    )
    _opens(
        f"choose among one's {_area}",
        lambda side, area=_area: reverse(f"wagtail{area}_chooser:choose"),
        shows=f"{_kind}-title",
    )
    _opens(
        f"search while choosing among one's {_area}",
        lambda side, area=_area: f"{reverse(f'wagtail{area}_chooser:choose_results')}?q={side.mark.call}",
        shows=f"{_kind}-title",
    )
    _opens(
        f"choose one of one's {_area}",
        lambda side, area=_area, label=_label: reverse(
            f"wagtail{area}_chooser:chosen", args=(_unused(side, label).pk,)
        ),
        shows=f"{_kind}-title",
    )
    _opens(
        f"choose several of one's {_area}",
        lambda side, area=_area, label=_label: (
            f"{reverse(f'wagtail{area}_chooser:chosen_multiple')}?id={side.the(label).pk}"
        ),
        shows=f"{_kind}-title",
    )
    _opens(f"open the uploader of {_area}", lambda side, area=_area: reverse(f"wagtail{area}:add_multiple"))

for _name, _folder, _label in (("picture", "images", "LibraryImage"), ("document", "documents", "LibraryDocument")):
    _opens(
        f"see where a {_name} is used",
        lambda side, folder=_folder, label=_label: f"/admin/{folder}/usage/{_unused(side, f'library.{label}').pk}/",
    )
_opens("list the forms", lambda side: reverse("wagtailforms:index"), shows="section-contactpage")
_opens(
    "read the messages of readers",
    lambda side: reverse("wagtailforms:list_submissions", args=(side.pages["contact"].pk,)),
    shows="message",
)
_opens(
    "export the messages of readers",
    lambda side: reverse("wagtailforms:list_submissions", args=(side.pages["contact"].pk,)) + "?export=csv",
    shows="message",
)


@task("load what the admin's pages need")
def _assets(desk):
    desk.get(reverse("wagtailadmin_sprite"))
    desk.get(reverse("wagtailadmin_javascript_catalog"))


@task("read one's own site while signed in", places=("own",))
def _site(desk):
    for path in (
        "/",
        f"/{desk.side.pages['live'].url_path.removeprefix(desk.side.federation.site.root_page.url_path)}",
    ):
        assert desk.side.mark.word in desk.get(path)


@task("get one's own files as a reader does", places=("own",))
def _files(desk):
    document = desk.side.the("library.LibraryDocument")
    desk.get(reverse("wagtaildocs_serve", args=(document.pk, document.filename)))
    desk.get(reverse("media", kwargs={"path": desk.side.the("library.Rendition").file.name}))
