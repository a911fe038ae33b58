"""Versions of pages whose slug is another one since they were moved."""

from wagtail.models import Page, Revision

from merging.ledger import Ledger


def follow_slugs(part):
    """Write the new slug into the versions of pages that could not keep theirs: publishing one would bring it back."""
    changed = {row.page_id: row for row in part.moved_pages.all() if row.slug_before != row.slug_after}
    for page in Page.objects.filter(pk__in=changed):
        row = changed[page.pk]
        revisions = Revision.objects.for_instance(page)
        Ledger(part).change_many(
            [
                (revision, {"content": {**revision.content, "slug": row.slug_after}})
                for revision in revisions
                if revision.content.get("slug") == row.slug_before
            ]
        )
