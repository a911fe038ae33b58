"""Taking branches of a tree to another place, thousands of nodes in a few statements.

Wagtail's own move sends signals for each page, each of which looks at all that lies below; taking over a federation
would take an hour. Here only the columns are written; what follows from them is done by whoever calls (steps.pages).
"""

from dataclasses import dataclass

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from wagtail.models import Page

BATCH = 200


@dataclass(frozen=True)
class Target:
    """Where a node goes: under which one, to which place among the children, with which slug (pages only)."""

    parent: object
    place: str
    slug: str = ""

    @property
    def path(self):
        """The treebeard path there."""
        return self.parent.path + self.place

    @property
    def url_path(self):
        """Wagtail's `url_path` there."""
        return f"{self.parent.url_path}{self.slug}/"


class Places:
    """The free places among the children of a node, one after another."""

    def __init__(self, parent):
        children = type(parent)._base_manager.filter(path__startswith=parent.path, depth=parent.depth + 1)
        self._taken = {path[-parent.steplen :] for path in children.values_list("path", flat=True)}
        self._node = type(parent)
        last = max(self._taken, default=None)
        self._next = 1 if last is None else self._node._str2int(last) + 1

    def take(self, wanted=None):
        """Return a free place: the one that is wanted, if nobody has it, or one behind all others."""
        place = wanted if wanted and wanted not in self._taken else self._behind()
        self._taken.add(place)
        return place

    def _behind(self):
        while True:
            place, self._next = self._node._get_path("", 1, self._next), self._next + 1
            if place not in self._taken:
                return place


def move_branch(node, target):
    """Take a node with all below it to another place, in one statement or two."""
    model = type(node)
    old, depth = node.path, target.parent.depth + 1 - node.depth
    values = {"path": Concat(Value(target.path), Substr("path", len(old) + 1)), "depth": F("depth") + depth}
    if issubclass(model, Page):
        values["url_path"] = Concat(Value(target.url_path), Substr("url_path", len(node.url_path) + 1))
    model._base_manager.filter(path__startswith=old).update(**values)
    if issubclass(model, Page) and node.slug != target.slug:
        model._base_manager.filter(pk=node.pk).update(slug=target.slug)


def move_leaves(moves):
    """Take pages that have nothing below them to other places, some hundred in one statement.

    Args:
        moves: list of (Page, Target) pairs.
    """
    for page, target in moves:
        page.path, page.depth = target.path, target.parent.depth + 1
        page.url_path, page.slug = target.url_path, target.slug
    Page._base_manager.bulk_update(
        [page for page, _target in moves], ["path", "depth", "url_path", "slug"], batch_size=BATCH
    )


def count_children(model, *keys):
    """Make the number of children that nodes say they have the number they have."""
    for node in model._base_manager.filter(pk__in=keys):
        children = model._base_manager.filter(path__startswith=node.path, depth=node.depth + 1).count()
        model._base_manager.filter(pk=node.pk).update(numchild=children)
