"""What a browser may do with an answer of this install. Each policy is what its pages were seen to need, and no more.

A policy is a mapping of directives as django-csp takes it. A view that needs another one says so with that package's
decorators; then none of these applies.
"""

from csp.constants import NONE, SELF

from core.videos import PLAYERS

# For readers: nothing from elsewhere, nothing inline. A player is the one frame, and it is made after a click.
PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "frame-src": PLAYERS,
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    # The admin shows pages in a frame of the same host; nobody else does.
    "frame-ancestors": [SELF],
}

ADMIN = {
    **PUBLIC,
    "frame-src": [SELF, *PLAYERS],
}

# A file that is no page: opened by itself it runs nothing and belongs to no origin.
FILE = {"default-src": [NONE], "frame-ancestors": [SELF], "sandbox": True}
