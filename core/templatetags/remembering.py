"""Pieces of pages that are rendered once for the same content."""

from django import template

from core.memory import Memory

register = template.Library()

# About a kilobyte each.
_memory = Memory(4000)


class RememberNode(template.Node):
    """Renders what it encloses unless it has done so for the same values."""

    def __init__(self, nodelist, values):
        self.nodelist = nodelist
        self.values = values

    def render(self, context):
        values = (value.resolve(context, ignore_failures=True) for value in self.values)
        key = (self.origin.name, self.token.lineno, *values)
        return _memory.get(key) or _memory.put(key, self.nodelist.render(context))


@register.tag
def remember(parser, token):
    """Keep what stands between `{% remember value … %}` and `{% endremember %}` in the memory of the process.

    Unlike with Django's `{% cache %}` nothing ever goes out of date: the values are the key, and must be all that the
    enclosed text depends on, besides its place in the template.
    """
    _tag, *values = token.split_contents()
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(nodelist, [parser.compile_filter(value) for value in values])


@register.filter
def as_key(values):
    """Return the items of a dict as a value for `{% remember %}`."""
    return tuple(sorted(values.items()))
