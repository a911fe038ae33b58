"""Where in the tree a queryset of pages looks, read from its filters, as Wagtail's other search backends read them.

It only says where looking for words can stop: the queryset itself, with all its filters, still decides what is found.
"""

from django.db.models.expressions import Col
from django.db.models.lookups import Exact, In, StartsWith
from django.db.models.sql import AND, OR, Query
from django.db.models.sql.where import WhereNode
from wagtail.models import Page

from core.title_terms import ROOT_LENGTH


def paths_of(query):
    """Return the paths that all results of a query on pages begin with one of.

    Args:
        query: the `query` of a queryset of pages of any type.

    Returns:
        set of treebeard paths, or None when its filters do not say.
    """
    return _below(query.where, query)


def _below(node, query):
    if isinstance(node, WhereNode):
        return _below_all(node, query)
    if not isinstance(getattr(node, "lhs", None), Col):
        return None
    if _is_own(node.lhs, "path", query):
        return _below_path(node)
    if node.lhs.target.primary_key and _is_about_pages(node):
        return paths_of(node.rhs)
    return None


def _below_all(node, query):
    if node.negated:
        return None
    found = [_below(child, query) for child in node.children]
    if node.connector == OR:
        return None if None in found else set().union(*found)
    known = [paths for paths in found if paths]
    # Each of them holds: the narrowest says most.
    return max(known, key=lambda paths: min(map(len, paths)), default=None) if node.connector == AND else None


def _below_path(lookup):
    if isinstance(lookup, StartsWith) and isinstance(lookup.rhs, str):
        return {lookup.rhs}
    # Single pages. The root of all pages, which is among those that a team may look into, is in no tree.
    if isinstance(lookup, Exact) and isinstance(lookup.rhs, str):
        return {path for path in [lookup.rhs] if len(path) >= ROOT_LENGTH}
    if isinstance(lookup, In) and isinstance(lookup.rhs, list | tuple | set):
        return {path for path in lookup.rhs if len(path) >= ROOT_LENGTH}
    return None


def _is_own(column, name, query):
    """Tell whether a column is that of the pages that are asked for, and not of others they refer to."""
    join = getattr(query.alias_map.get(column.alias), "join_field", None)
    is_of_base = join is None or getattr(join.remote_field, "parent_link", False)
    return is_of_base and column.target.model is Page and column.target.name == name


def _is_about_pages(lookup):
    return isinstance(lookup, In) and isinstance(lookup.rhs, Query) and issubclass(lookup.rhs.model, Page)
