"""What of the admin a team's person reaches: an allow-list of URL names, with the kind of each id.

The contract: a name that is not in `RULES` does not exist for a team (404), and neither does one in it when an id in
its path, query or body is not the team's own. A new view of Wagtail or of a package is therefore closed until somebody
has looked at it; tests/isolation fails on a name that is neither in RULES, OPEN nor CLOSED.
"""

from dataclasses import dataclass, field

from . import kinds


@dataclass(frozen=True)
class Rule:
    """Which ids a view takes and what kind each is.

    Attributes:
        path: {name of a path parameter: kind}; parameters that are no ids are left out.
        query: {name of a query parameter: kind}, checked for each value it has.
        body: the same for form fields.
        check: a further test, (request, kwargs) -> bool, for what depends on several values.
        for_guests: open as well on the host of a team that has invited the person.
    """

    path: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    body: dict = field(default_factory=dict)
    check: object = None
    for_guests: bool = False


def _blank(kind):
    """Return a kind that accepts what `kind` does, and an empty value, which stands for “none”."""
    return lambda user, value: value == "" or kind(user, value)


# Query parameters that mean the same wherever they stand.
COMMON_QUERY = {
    "child_of": kinds.page_or_root,
    "descendant_of": kinds.page_or_root,
    "ancestor_of": kinds.page_or_root,
    "translation_of": kinds.page_or_root,
    "parent_page_id": kinds.page_or_root,
    "target_pages[]": _blank(kinds.page),
    "owner": _blank(kinds.person_or_administrator),
    "edited_by": _blank(kinds.person_or_administrator),
    "user": _blank(kinds.person_or_administrator),
    "site": _blank(kinds.site),
    "collection_id": _blank(kinds.collection),
    "collection": _blank(kinds.collection),
}
# Form fields likewise. What a page's own form holds (pictures, links, blocks) is refused with a word when it is saved
# (sites.references), so that a mistake does not cost the text.
COMMON_BODY = {
    "collection": _blank(kinds.collection),
    "new_parent_page": _blank(kinds.page),
    "chooser": _blank(kinds.page),
    # Of a page that is taken down: a form that is shown again prints the title of what was chosen.
    "replaced_by": _blank(kinds.page),
}

_page = Rule(path={"page_id": kinds.page})
_under = Rule(path={"parent_page_id": kinds.page})
_listing = Rule(path={"parent_page_id": kinds.page_or_root})
_plain = Rule()
_move = {"page_to_move_id": kinds.page}
_revision = Rule(path={"page_id": kinds.page, "revision_id": kinds.revision})
_workflow_action = Rule(path={"page_id": kinds.page, "task_state_id": kinds.task_state})
_image = Rule(path={"image_id": kinds.image})
_document = Rule(path={"document_id": kinds.document})
_several_documents = Rule(path={"doc_id": kinds.document})
_report = Rule(
    query={
        "federation": _blank(kinds.federation),
        "locked_by": _blank(kinds.person_or_administrator),
        "requested_by": _blank(kinds.person_or_administrator),
        "workflow": _blank(kinds.workflow),
        "task": _blank(kinds.task),
    }
)
_redirects = Rule(query={"federation": _blank(kinds.federation)})
# The target page is refused with a word by the form, which shows nothing of it.
_redirect_form = Rule(body={"site": _blank(kinds.site)})
_invitation = Rule(path={"invitation_id": kinds.invitation})
_membership = Rule(path={"membership_id": kinds.membership})
_upload = Rule(path={"uploaded_file_id": kinds.upload})


def _bulk_is_own(request, kwargs):
    """Tell whether a bulk action is about a model teams have, and every object it names is their own.

    “All” means all that the listing shows: the children of a page, which must be one's own, or the files of a
    collection; without a collection Wagtail takes the files one may change. Assigning roles to people is a bulk action
    too; its model is not among these.
    """
    kind = kinds.object_of(kwargs["app_label"], kwargs["model_name"])
    if kind is None:
        return False
    ids, parent = request.GET.getlist("id"), request.GET.get("childOf")
    if "all" in ids:
        if kind is kinds.page:
            return kinds.page(request.user, parent)
        return not parent or kinds.collection(request.user, parent)
    return all(kind(request.user, value) for value in ids)


def _edited_object_is_own(request, kwargs):
    """Tell whether the object of an editing session is one's own; settings have no sessions."""
    kind = kinds.object_of(kwargs["app_label"], kwargs["model_name"])
    return kind is not None and kind(request.user, kwargs["object_id"])


RULES = {
    "wagtailadmin_home": _plain,
    "wagtailadmin_account": _plain,
    "wagtailadmin_dismissibles": _plain,
    "wagtailadmin_block_preview": _plain,
    # The same chapters for everybody.
    "guide": _plain,
    "guide_chapter": _plain,
    # One's own account: none of these takes an id.
    "second_factor:index": _plain,
    "second_factor:verify": Rule(for_guests=True),
    "second_factor:set_up": Rule(for_guests=True),
    "second_factor:renew_codes": _plain,
    "second_factor:change": _plain,
    "second_factor:remove": _plain,
    "sessions:current": _plain,
    "sessions:end_others": _plain,
    # The sidebar's page menu. Of the three admin APIs nothing else is used, and the others list the whole install.
    "wagtailadmin_api:pages:listing": _plain,
    "wagtailadmin_api:pages:detail": Rule(path={"pk": kinds.page}),
    # Pages
    "wagtailadmin_explore_root": _plain,
    "wagtailadmin_explore": _listing,
    "wagtailadmin_explore_results": _listing,
    "wagtail_bulk_action": Rule(check=_bulk_is_own),
    "wagtailadmin_pages:add": _under,
    "wagtailadmin_pages:preview_on_add": _under,
    "wagtailadmin_pages:add_subpage": _under,
    "wagtailadmin_pages:type_use": _plain,
    "wagtailadmin_pages:type_use_results": _plain,
    "wagtailadmin_pages:choose_parent": Rule(body={"parent_page": _blank(kinds.page)}),
    "wagtailadmin_pages:search": _plain,
    "wagtailadmin_pages:search_results": _plain,
    "wagtailadmin_pages:usage": _page,
    "wagtailadmin_pages:edit": _page,
    "wagtailadmin_pages:preview_on_edit": _page,
    "wagtailadmin_pages:view_draft": _page,
    "wagtailadmin_pages:delete": _page,
    "wagtailadmin_pages:unpublish": _page,
    "wagtailadmin_pages:convert_alias": _page,
    "wagtailadmin_pages:copy": _page,
    "wagtailadmin_pages:set_privacy": _page,
    "wagtailadmin_pages:lock": _page,
    "wagtailadmin_pages:unlock": _page,
    "wagtailadmin_pages:move": Rule(path=_move),
    "wagtailadmin_pages:move_confirm": Rule(path={**_move, "destination_id": kinds.page}),
    "wagtailadmin_pages:set_page_position": Rule(path=_move),
    "wagtailadmin_pages:workflow_action": _workflow_action,
    "wagtailadmin_pages:collect_workflow_action_data": _workflow_action,
    "wagtailadmin_pages:confirm_workflow_cancellation": _page,
    "wagtailadmin_pages:workflow_preview": Rule(path={"page_id": kinds.page, "task_id": kinds.task}),
    "wagtailadmin_pages:revisions_index": _page,
    "wagtailadmin_pages:revisions_view": _revision,
    "wagtailadmin_pages:revisions_revert": _revision,
    "wagtailadmin_pages:revisions_unschedule": _revision,
    "wagtailadmin_pages:revisions_compare": Rule(
        path={"pk": kinds.page, "revision_id_a": kinds.revision_or_word, "revision_id_b": kinds.revision_or_word}
    ),
    "wagtailadmin_pages:workflow_history": _page,
    "wagtailadmin_pages:workflow_history_detail": Rule(
        path={"page_id": kinds.page, "workflow_state_id": kinds.workflow_state}
    ),
    "wagtailadmin_pages:history": _page,
    "wagtailadmin_pages:history_results": _page,
    "wagtailadmin_editing_sessions:ping": Rule(
        path={"session_id": kinds.editing_session}, check=_edited_object_is_own
    ),
    "wagtailadmin_editing_sessions:release": Rule(path={"session_id": kinds.editing_session}),
    "review_emergency": _page,
    "draft_links": _page,
    "revoke_draft_link": Rule(path={"page_id": kinds.page, "draft_link_id": kinds.draft_link}),
    # From Word (intake)
    "intake:take_in": _under,
    "intake:report": _page,
    "intake:offer": _page,
    "intake:original": _page,
    # People: the ids are those of one's own teams; what a manager may do is asked by the views (sites.people.rules).
    "people:index": _plain,
    "people:team": Rule(path={"federation_id": kinds.federation}),
    "people:invite": Rule(path={"federation_id": kinds.federation}),
    "people:send_again": _invitation,
    "people:withdraw": _invitation,
    "people:member": _membership,
    "people:end": _membership,
    "people:end_sessions": _membership,
    "people:reset_second_factor": _membership,
    "people:enable": _membership,
    # Reports and redirects of one's own sites (sites.reports, sites.redirects)
    **{
        f"site_reports:{report}{results}": _report
        for report in (
            "history",
            "locked_pages",
            "ageing_pages",
            "workflows",
            "workflow_tasks",
            "visits",
            "read_pages",
        )
        for results in ("", "_results")
    },
    "site_redirects:index": _redirects,
    "site_redirects:index_results": _redirects,
    "site_redirects:add": _redirect_form,
    "site_redirects:import": _redirect_form,
    "site_redirects:edit": Rule(path={"pk": kinds.redirect}, body=_redirect_form.body),
    "site_redirects:delete": Rule(path={"pk": kinds.redirect}),
    # Choosers
    "wagtailadmin_choose_page": _plain,
    "wagtailadmin_choose_page_child": _listing,
    "wagtailadmin_choose_page_search": _plain,
    "wagtailadmin_choose_page_chosen_multiple": Rule(query={"id": kinds.page}),
    "wagtailadmin_choose_page_external_link": _plain,
    "wagtailadmin_choose_page_email_link": _plain,
    "wagtailadmin_choose_page_phone_link": _plain,
    "wagtailadmin_choose_page_anchor_link": _plain,
    "wagtailadmin_tag_autocomplete": _plain,
    "wagtailimages_chooser:choose": _plain,
    "wagtailimages_chooser:choose_results": _plain,
    "wagtailimages_chooser:chosen": Rule(path={"pk": kinds.image}),
    "wagtailimages_chooser:chosen_multiple": Rule(query={"id": kinds.image}),
    "wagtailimages_chooser:create": Rule(body={"image-chooser-upload-collection": _blank(kinds.collection)}),
    "wagtailimages_chooser:select_format": _image,
    "wagtaildocs_chooser:choose": _plain,
    "wagtaildocs_chooser:choose_results": _plain,
    "wagtaildocs_chooser:chosen": Rule(path={"pk": kinds.document}),
    "wagtaildocs_chooser:chosen_multiple": Rule(query={"id": kinds.document}),
    "wagtaildocs_chooser:create": Rule(body={"document-chooser-upload-collection": _blank(kinds.collection)}),
    # Pictures and documents
    "wagtailimages:index": _plain,
    "wagtailimages:index_results": _plain,
    "wagtailimages:add": _plain,
    "wagtailimages:add_multiple": _plain,
    "wagtailimages:edit": _image,
    "wagtailimages:delete": _image,
    "wagtailimages:preview": _image,
    "wagtailimages:image_usage": _image,
    "wagtailimages:edit_multiple": _image,
    "wagtailimages:delete_multiple": _image,
    "wagtailimages:create_multiple_from_uploaded_image": _upload,
    "wagtailimages:delete_upload_multiple": _upload,
    "wagtaildocs:index": _plain,
    "wagtaildocs:index_results": _plain,
    "wagtaildocs:add": _plain,
    "wagtaildocs:add_multiple": _plain,
    "wagtaildocs:edit": _document,
    "wagtaildocs:delete": _document,
    "wagtaildocs:document_usage": _document,
    "wagtaildocs:edit_multiple": _several_documents,
    "wagtaildocs:delete_multiple": _several_documents,
    "wagtaildocs:create_multiple_from_uploaded_document": _upload,
    "wagtaildocs:delete_upload_multiple": _upload,
    # Messages of the contact forms
    "wagtailforms:index": _plain,
    "wagtailforms:index_results": _plain,
    "wagtailforms:list_submissions": _page,
    "wagtailforms:list_submissions_results": _page,
    "wagtailforms:delete_submissions": _page,
    # Settings; without a number Wagtail goes on to the first site one may change
    "wagtailsettings:edit": Rule(path={"pk": kinds.site}),
    "wagtailsettings:preview_on_edit": Rule(path={"pk": kinds.site}),
}

# Open to everybody, signed in or not, on every host: nothing of a federation is in them.
OPEN = {
    # The link decides whom it lets in, on the host of the team that invites; whoever has an account signs in there.
    "invitation",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}

# Looked at, and for national administrators only. A name ends in "*" for all that begin so.
CLOSED = {
    "wagtailadmin_api:*": "the API's other endpoints list the whole install, and no page of the admin uses them",
    "wagtailadmin_error_test": "a page that fails on purpose",
    "wagtailadmin_collections:*": "a team's collection is made with its site",
    "wagtailadmin_workflows:*": "made with the site; the views list the tasks and groups of all",
    "wagtailadmin_reports:*": "they list the whole install; a team has its own (sites.reports)",
    "site_reports:visits_of_all*": "the figures of all sites; a team has its own (site_reports:visits)",
    "wagtailadmin_tag_model_autocomplete": "it takes any model's tags",
    "wagtailredirects:*": "redirects of all sites; a team has its own (sites.redirects)",
    "wagtailimages:url_generator*": "addresses of pictures outside pages, for which no view is mounted",
    "second_factor:reset": "for accounts of all teams; a manager resets a member's in sites.people",
    "wagtailsnippets:*": "no snippets are used",
    "board:*": "all federations beside each other, their making and their states",
    "wagtailsites:*": "sites are provisioned",
    "wagtailusers_users:*": "a team's people are managed in sites.people",
    "wagtailusers_groups:*": "the groups' rights are those of sites.roles",
}


def rule_for(name):
    """Return the Rule of a URL name (with its namespaces), or None when the name is closed to teams."""
    return RULES.get(name)


def is_classified(name):
    """Tell whether somebody has looked at a URL name: it has a rule, is open, or is closed with a reason."""
    return name in RULES or name in OPEN or any(matches(name, closed) for closed in CLOSED)


def matches(name, closed):
    return name == closed or (closed.endswith("*") and name.startswith(closed[:-1]))
