"""Pictures and documents: the predecessor's collection goes below the successor's with all that lies in it.

No file is moved. Its folder bears the number of the collection it was stored under (library.models), which lies below
the successor's from then on, so the successor's host serves it under the address it had.
"""

from wagtail.models import Collection

from merging import tree
from merging.ledger import Ledger


def bring(part):
    """Put the predecessor's collection below the successor's, and an empty one into its place."""
    predecessor, successor = part.predecessor, part.merger.successor
    moved = Collection.objects.get(pk=predecessor.collection_id)
    parent = Collection.objects.get(pk=successor.collection_id)
    tree.move_branch(moved, tree.Target(parent, tree.Places(parent).take()))
    shell = Collection.objects.create(name=moved.name, path=moved.path, depth=moved.depth)
    tree.count_children(Collection, parent.pk, moved.pk)
    Ledger(part).change_many([(predecessor, {"collection_id": shell.pk})])
    part.facts["collections"] = {"moved": moved.pk, "shell": shell.pk}
    part.save(update_fields=["facts"])


def give_back(part):
    """Put the collection back into the place that the empty one has kept; the ledger has been taken back before."""
    keys = part.facts.pop("collections")
    moved, shell = Collection.objects.get(pk=keys["moved"]), Collection.objects.get(pk=keys["shell"])
    above, before = shell.get_parent(), moved.get_parent()
    Collection.objects.filter(pk=shell.pk)._raw_delete(shell._state.db)
    tree.move_branch(moved, tree.Target(above, shell.path[-Collection.steplen :]))
    tree.count_children(Collection, above.pk, before.pk, moved.pk)
    part.save(update_fields=["facts"])
