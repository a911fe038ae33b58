"""What a browser may do with an answer of this install: what the pages were seen to need, and no more.

A policy is a mapping of directives as django-csp takes it. A view that needs another one says so with that package's
decorators; then none of these applies.
"""

from csp.constants import NONE, SELF, UNSAFE_HASHES, UNSAFE_INLINE

# For readers: nothing from elsewhere, nothing inline, no frame: a video is a link to its provider.
PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "frame-src": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    # The admin shows pages in a frame of the same host; nobody else does.
    "frame-ancestors": [SELF],
}

# Wagtail 8.0.1 needs three things more, and with delivery.choosers no inline script at all:
ADMIN = {
    **PUBLIC,
    # the editor's preview is a frame of the same host;
    "frame-src": [SELF],
    # the rich-text editor writes its placeholder's style anew for each field. Style attributes stay forbidden, and
    # what a foreign style could read off the page would have nowhere to go;
    "style-src-elem": [SELF, UNSAFE_INLINE],
    # and the picture's cropping tool asks whether this is a touch screen by setting handlers that say “return;”.
    "script-src-attr": [UNSAFE_HASHES, "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"],
}

# A file that is no page: opened by itself it runs nothing and belongs to no origin.
FILE = {"default-src": [NONE], "frame-ancestors": [SELF], "sandbox": True}
