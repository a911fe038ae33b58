"""Which redirects answer an address: that of the very address, else one that asks for less of its query.

The portals from before said in the query which page was meant (`/Default.aspx?tabid=62&id=456`), and people's links to
them hold more than that: a language, a module, what a social network adds. A redirect names the keys that count.

Most of these portals were made with DotNetNuke and ran on Windows, so two things more hold for their addresses: the
case of letters does not count, and keys may stand in the path. `/tin-tuc/tabid/62/id/456/Default.aspx` is the address
above; what stands before `tabid`, and the file's name at the end, are for people alone.
"""

from itertools import combinations

# Files of such a portal.
_ENDINGS = (".aspx", ".ashx", ".asp")
_PAGE = "/default.aspx"
# The key that begins what a path carries.
_FIRST_KEY = "tabid"

# A query with more keys is looked up whole or not at all, and no redirect that asks for less than the whole may ask
# for more keys than these: 164 forms of an address at most, so that no request costs more than one query for them.
MOST_KEYS, MOST_COUNTED = 8, 4


def as_one_form(address):
    """Return the one form of all addresses of an old portal that are the same; any other address as it is.

    Args:
        address: a path with its query, as Wagtail's `Redirect.normalise_path` gives it.
    """
    path, _mark, query = address.partition("?")
    if not path.lower().endswith(_ENDINGS):
        return address
    path, keys = _without_keys(path.lower())
    keys |= set(filter(None, query.lower().split("&")))
    return f"{path}?{'&'.join(sorted(keys))}" if keys else path


def _without_keys(path):
    """Return (path without the keys that it carries, set of these as “key=value”)."""
    segments = path.strip("/").split("/")[:-1]
    carried = segments[segments.index(_FIRST_KEY) :] if _FIRST_KEY in segments else []
    if len(carried) < 2 or len(carried) % 2 or not carried[1].isdigit():
        return path, set()
    return _PAGE, {f"{name}={value}" for name, value in zip(carried[::2], carried[1::2], strict=True)}


def forms_of(address, longest):
    """Return the old addresses whose redirects answer an address, the one that says most first.

    Args:
        address: a path with its query, as `as_one_form` gives it.
        longest: letters that an old address may have.

    Returns:
        list of str: the address, then with fewer and fewer keys of its query, at last without any.
    """
    path, mark, query = address.partition("?")
    if not mark:
        return [address]
    parts = query.split("&")
    known = [part for part in parts if len(part) < longest] if len(parts) <= MOST_KEYS else []
    sizes = range(min(len(known), MOST_COUNTED), 0, -1)
    fewer = [f"{path}?{'&'.join(some)}" for size in sizes for some in combinations(known, size)]
    forms = dict.fromkeys([address, *fewer, path])
    return [form for form in forms if len(form) <= longest]
