"""Entries by blocks: pages whose numbers lie in one range of a fixed width.

A block never holds more pages than it is wide, it is where it was when pages are added or taken away, and a new page
changes the last one only. So it is what a large site is handed out by (discovery.sitemaps).
"""

from django.db.models import BigIntegerField, Func

# Wide enough that an install of a million pages has some hundreds of them.
WIDTH = 2000


class Block(Func):
    """The number of the block that a page's number lies in.

    Args:
        expression: the page's number.
        width: of a block. It is written into the statement, where the database recognises an index's expression.
    """

    template = "(%(expressions)s / %(width)s)"
    arity = 1
    output_field = BigIntegerField()

    def __init__(self, expression, *, width):
        super().__init__(expression, width=width)
