"""Pages: reading what is not published, changing what is theirs, carrying pages across."""

from django.urls import reverse

from .base import EVERYONE, TEAM, attempt, page_url


def _api(page, action):
    return reverse("wagtailadmin_api:pages:action", args=(page.pk, action))


def _bulk(action, *pages, **more):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    return f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}"


def _add(model, parent):
    return reverse("wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk))


def _news_form(t, **changes):
    model = type(t.own.pages["draft"])
    data = t.form(_add(model, t.own.pages["news section"]))
    return {**data, "title": "Bài thử", "slug": "bai-thu", **changes} if data else {}


@attempt("create a draft in their news section")
def _create(t):
    t.post(_add(type(t.own.pages["draft"]), t.foreign.pages["news section"]), _news_form(t))


@attempt("create and publish a page in their news section")
def _create_published(t):
    data = _news_form(t, **{"action-publish": "1"})
    t.post(_add(type(t.own.pages["draft"]), t.foreign.pages["news section"]), data)


@attempt("open the form for a new page below theirs")
def _create_form(t):
    t.get(_add(type(t.own.pages["draft"]), t.foreign.pages["news section"]))
    t.get(page_url("add_subpage", t.foreign.pages["news section"]))


@attempt("choose their section as parent of a new page")
def _choose_parent(t):
    address = reverse("wagtailadmin_pages:choose_parent", args=("news", "newspage"))
    t.get(address)
    t.post(address, {"parent_page": t.foreign.pages["news section"].pk})


def _save_theirs(t, kind, **action):
    page = t.foreign.pages[kind]
    data = t.form(page_url("edit", page), administrator=True)
    t.post(page_url("edit", page), {**data, "title": "Đổi", **action})


@attempt("save their draft with another title")
def _save_draft(t):
    _save_theirs(t, "draft")


@attempt("publish their draft from the editor")
def _publish(t):
    _save_theirs(t, "draft", **{"action-publish": "1"})


@attempt("change their live page")
def _save_live(t):
    _save_theirs(t, "live", **{"action-publish": "1"})


@attempt("schedule their draft")
def _schedule(t):
    _save_theirs(t, "draft", **{"go_live_at": "2030-01-01 08:00", "action-publish": "1"})


@attempt("answer a comment on their page")
def _comment(t):
    reply = {"comments-0-replies-TOTAL_FORMS": "2", "comments-0-replies-1-text": "Trả lời"}
    _save_theirs(t, "review", **reply)


@attempt("delete their live page")
def _delete(t):
    t.get(page_url("delete", t.foreign.pages["live"]))
    t.post(page_url("delete", t.foreign.pages["live"]))


@attempt("delete their whole site by its front page")
def _delete_home(t):
    t.post(page_url("delete", t.foreign.pages["home"]), {"confirm_site_name": "LĐLĐ CMS"})


@attempt("unpublish their live page")
def _unpublish(t):
    t.post(page_url("unpublish", t.foreign.pages["live"]), {"reason": "error", "include_descendants": "on"})


@attempt("lock their page")
def _lock(t):
    t.post(page_url("lock", t.foreign.pages["live"]))


@attempt("unlock their locked page")
def _unlock(t):
    t.post(page_url("unlock", t.foreign.pages["locked"]))


@attempt("make their alias an ordinary page")
def _convert_alias(t):
    t.post(page_url("convert_alias", t.foreign.pages["alias"]))


@attempt("change the order of their pages")
def _position(t):
    t.post(f"{page_url('set_page_position', t.foreign.pages['live'])}?position=0")


@attempt("take the password off their page")
def _privacy(t):
    t.get(page_url("set_privacy", t.foreign.pages["password"]))
    t.post(page_url("set_privacy", t.foreign.pages["password"]), {"restriction_type": "none"})


@attempt("see their groups in the privacy form of an own page")
def _privacy_groups(t):
    t.get(page_url("set_privacy", t.own.pages["live"]))


@attempt("let their group into an own page")
def _privacy_foreign_group(t):
    data = {"restriction_type": "groups", "groups": [t.foreign.federation.editors_id]}
    t.post(page_url("set_privacy", t.own.pages["live"]), data)


@attempt("move their page below ours")
def _move_in(t):
    page, place = t.foreign.pages["live"], t.own.pages["news section"]
    t.get(page_url("move", page))
    t.post(page_url("move_confirm", page, place.pk))


@attempt("move our page below theirs")
def _move_out(t):
    page, place = t.own.pages["live"], t.foreign.pages["news section"]
    t.post(page_url("move", page), {"new_parent_page": place.pk})
    t.post(page_url("move_confirm", page, place.pk))


@attempt("read two of their titles in the question before a move")
def _move_confirm(t):
    t.get(page_url("move_confirm", t.foreign.pages["draft"], t.foreign.pages["news section"].pk))


def _copy(t, page, place, **more):
    data = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": place.pk, **more}
    t.post(page_url("copy", page), data)


@attempt("copy their draft below ours")
def _copy_in(t):
    _copy(t, t.foreign.pages["draft"], t.own.pages["news section"])


@attempt("copy our page below theirs")
def _copy_out(t):
    _copy(t, t.own.pages["live"], t.foreign.pages["news section"], publish_copies="on")


@attempt("make an alias of their draft below ours")
def _alias_in(t):
    _copy(t, t.foreign.pages["draft"], t.own.pages["news section"], alias="on")


@attempt("make an alias of our page below theirs")
def _alias_out(t):
    _copy(t, t.own.pages["live"], t.foreign.pages["news section"], alias="on")


@attempt("copy their page through the admin's programming interface")
def _api_copy(t):
    t.post(_api(t.foreign.pages["draft"], "copy"), {"destination_page_id": t.own.pages["news section"].pk})
    t.post(_api(t.own.pages["live"], "copy"), {"destination_page_id": t.foreign.pages["news section"].pk})


@attempt("move pages across through the admin's programming interface")
def _api_move(t):
    t.post(_api(t.foreign.pages["live"], "move"), {"destination_page_id": t.own.pages["news section"].pk})
    t.post(_api(t.own.pages["live"], "move"), {"destination_page_id": t.foreign.pages["news section"].pk})


@attempt("make aliases across through the admin's programming interface")
def _api_alias(t):
    t.post(_api(t.foreign.pages["draft"], "create_alias"), {"destination_page_id": t.own.pages["news section"].pk})
    t.post(_api(t.own.pages["live"], "create_alias"), {"destination_page_id": t.foreign.pages["news section"].pk})


@attempt("send readers of our page to theirs, and learn its title in the form that refuses")
def _replaced_by(t):
    for theirs in ("draft", "live"):
        data = {"reason": "replaced", "replaced_by": t.foreign.pages[theirs].pk}
        t.post(page_url("unpublish", t.own.pages["live"]), data)
        t.post(_bulk("unpublish", t.own.pages["live"], t.own.pages["locked"]), data)
        t.post(page_url("unpublish", t.own.pages["live"]), {**data, "reason": "error"})


@attempt("list, make and revoke links to their draft")
def _draft_links(t):
    ours, theirs = t.own.the("sites.DraftLink"), t.foreign.the("sites.DraftLink")
    for page in ("draft", "live"):
        t.get(reverse("draft_links", args=(t.foreign.pages[page].pk,)))
        t.post(reverse("draft_links", args=(t.foreign.pages[page].pk,)), {"days": "14"})
    for page, link in ((theirs.page_id, theirs), (theirs.page_id, ours), (ours.page_id, theirs)):
        t.post(reverse("revoke_draft_link", args=(page, link.pk)))


@attempt("read their draft on our host, by a link that opens it on theirs", EVERYONE)
def _draft_by_link(t):
    t.get(reverse("draft", args=(t.foreign.draft_token,)))
    t.get(reverse("draft", args=(t.foreign.draft_token,)), place="national")


@attempt("publish, unpublish and delete theirs through the admin's programming interface")
def _api_state(t):
    t.post(_api(t.foreign.pages["draft"], "publish"))
    t.post(_api(t.foreign.pages["live"], "unpublish"), {"recursive": "true"})
    t.post(_api(t.foreign.pages["live"], "delete"))


@attempt("go back to an older version of theirs through the admin's programming interface")
def _api_revert(t):
    revision = t.foreign.the("wagtailcore.Revision")
    t.post(_api(t.foreign.pages["draft"], "revert_to_page_revision"), {"revision_id": revision.pk})
    t.post(_api(t.own.pages["draft"], "revert_to_page_revision"), {"revision_id": revision.pk})


@attempt("list and find their pages through the admin's programming interface")
def _api_read(t):
    listing = reverse("wagtailadmin_api:pages:listing")
    for name in ("child_of", "descendant_of"):
        t.get(listing, {name: t.foreign.pages["news section"].pk, "fields": "*", "for_explorer": "1"})
    t.get(listing, {"search": t.foreign.mark.call})
    t.get(listing, {"id": t.foreign.pages["draft"].pk, "fields": "*"})
    t.get(reverse("wagtailadmin_api:pages:detail", args=(t.foreign.pages["draft"].pk,)))
    t.get(reverse("wagtailadmin_api:pages:find"), {"id": t.foreign.pages["draft"].pk})


@attempt("delete theirs in bulk")
def _bulk_delete(t):
    t.get(_bulk("delete", t.foreign.pages["draft"]))
    t.post(_bulk("delete", t.foreign.pages["draft"], t.foreign.pages["live"]))


@attempt("delete “all” in bulk, which are the pages of every site")
def _bulk_all(t):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    t.get(address, {"id": "all"})
    t.post(f"{address}?id=all&childOf={t.foreign.pages['news section'].pk}")


@attempt("publish and unpublish theirs in bulk")
def _bulk_state(t):
    t.post(_bulk("publish", t.foreign.pages["draft"]))
    t.post(_bulk("unpublish", t.foreign.pages["live"]), {"reason": "error", "include_descendants": "on"})


@attempt("move theirs to ours and ours to theirs in bulk")
def _bulk_move(t):
    t.post(_bulk("move", t.foreign.pages["live"]), {"chooser": t.own.pages["news section"].pk})
    t.post(_bulk("move", t.own.pages["live"]), {"chooser": t.foreign.pages["news section"].pk})


@attempt("read their versions: view, compare, history")
def _revisions(t):
    page, revision = t.foreign.pages["draft"], t.foreign.the("wagtailcore.Revision")
    t.get(page_url("revisions_view", page, revision.pk))
    t.get(page_url("revisions_compare", page, "earliest", "latest"))
    for name in ("history", "workflow_history", "revisions_index", "usage", "view_draft"):
        t.get(page_url(name, page))


@attempt("read their version under the number of our page")
def _revision_mix(t):
    page, revision = t.own.pages["draft"], t.foreign.the("wagtailcore.Revision")
    t.get(page_url("revisions_view", page, revision.pk))
    t.get(page_url("revisions_compare", page, "earliest", revision.pk))
    t.get(page_url("revisions_revert", page, revision.pk))


@attempt("go back to an older version of theirs")
def _revert(t):
    page, revision = t.foreign.pages["live"], t.foreign.the("wagtailcore.Revision")
    t.post(page_url("revisions_revert", page, revision.pk))
    t.post(page_url("revisions_unschedule", t.foreign.pages["scheduled"], revision.pk))


@attempt("preview their draft")
def _preview(t):
    page = t.foreign.pages["draft"]
    address = page_url("preview_on_edit", page)
    t.get(address)
    t.post(address, t.form(page_url("edit", page), administrator=True))
    t.get(address, {"mode": ""})


@attempt("browse and search their tree in the explorer")
def _explorer(t):
    t.get(reverse("wagtailadmin_explore", args=(t.foreign.pages["news section"].pk,)))
    t.get(reverse("wagtailadmin_explore_root"))
    t.get(reverse("wagtailadmin_pages:search"), {"q": t.foreign.mark.call})
    t.get(reverse("wagtailadmin_explore", args=(t.own.pages["news section"].pk,)), {"q": t.foreign.mark.call})


@attempt("read their people and sites in the explorer's filters")
def _filters(t):
    t.get(reverse("wagtailadmin_explore", args=(t.own.pages["news section"].pk,)))
    t.get(reverse("wagtailadmin_pages:type_use", args=("news", "newspage")))


@attempt("list pages that one of theirs owns or edited")
def _filter_by_person(t):
    for name in ("owner", "edited_by"):
        t.get(reverse("wagtailadmin_explore_root"), {name: t.foreign.people["editor"].pk})
        t.get(reverse("wagtailadmin_pages:search"), {name: t.foreign.people["editor"].pk, "q": t.foreign.mark.call})


@attempt("join, prolong or end their editing session", TEAM)
def _editing_session(t):
    session = t.foreign.the("wagtailadmin.EditingSession")
    page = t.foreign.pages["review"]
    for pk, number in ((page.pk, session.pk), (t.own.pages["draft"].pk, session.pk), (page.pk, 999_999)):
        address = reverse("wagtailadmin_editing_sessions:ping", args=("news", "newspage", str(pk), number))
        t.post(address, {"is_editing": "1"})
    t.post(reverse("wagtailadmin_editing_sessions:release", args=(session.pk,)))
