"""Whether the pages and collections of an export are whole trees, as treebeard and Wagtail take for granted."""

from django.utils.translation import gettext as _
from wagtail.models import Collection, Page

from .errors import ArchiveError
from .registry import exported_kinds
from .rewriting import base_of


def check_trees(content):
    """Refuse an export whose pages or collections do not hang together.

    Args:
        content: a reading.Content whose numbers are known.

    Raises:
        ArchiveError
    """
    estate = content.manifest["estate"]
    kinds = {kind.model: kind for kind in exported_kinds()}
    pages = list(content.rows(kinds[Page]))
    collections = list(content.rows(kinds[Collection]))
    whole = _is_tree(Page, pages, estate["page_path"], estate["root"])
    whole = whole and _is_tree(Collection, collections, estate["collection_path"], estate["collection"])
    if not whole or not _have_their_types(content, pages, kinds):
        raise ArchiveError(_("The pages of this export do not hang together: some are missing."))


def _is_tree(model, rows, path, root):
    """Tell whether rows are one tree with that root, each below a row that is there."""
    by_path = {row["path"]: row for row in rows}
    return (
        len(path) == 2 * model.steplen
        and len(by_path) == len(rows)
        and by_path.get(path, {}).get("id") == root
        and all(row["depth"] * model.steplen == len(row["path"]) for row in rows)
        and all(row["path"][: -model.steplen] in by_path for row in rows if row["path"] != path)
    )


def _have_their_types(content, pages, kinds):
    """Tell whether each page has the row of its own type, and no type has a row of no page."""
    types = content.manifest["content_types"]
    expected = {}
    for page in pages:
        expected.setdefault(types.get(str(page["content_type_id"]), ""), set()).add(page["id"])
    found = {
        model._meta.label_lower: set(content.numbers[kind.label])
        for model, kind in kinds.items()
        if base_of(model) is Page and model is not Page and content.numbers[kind.label]
    }
    return expected == found
