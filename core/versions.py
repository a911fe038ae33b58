"""Versions of a page: whose the last one is, and whether two people look at the same."""

# What changes in a version without anybody writing: places, states, and what publishing notes.
_NOT_WRITTEN = {
    "depth",
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "path",
    "pk",
    "url_path",
    "wagtail_admin_comments",
}


def version_of(page):
    """Return the newest version of a page in a form that tells it from every other, or "" when there is none.

    Wagtail's autosave writes into a version that is there already, so its number alone would not do.
    """
    revision = page.latest_revision
    return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""


def last_author_id(page):
    """Return the primary key of the user who last changed what a page says, or None when nobody is known.

    Wagtail saves a version also when somebody only hands in, withdraws or comments: whoever did that wrote nothing.
    Versions older than what the readers see are not looked at.

    Args:
        page: a Page; its newest version counts, not what is published.
    """
    newer = None
    for revision in page.revisions.order_by("-created_at", "-pk").iterator(chunk_size=5):
        if newer is not None and (_written(revision) != _written(newer) or newer.pk == page.live_revision_id):
            return newer.user_id
        newer = revision
    return newer.user_id if newer is not None else None


def _written(revision):
    return {name: value for name, value in revision.content.items() if name not in _NOT_WRITTEN}
