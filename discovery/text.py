"""Text as XML and calendars can carry it."""

import re

# What XML 1.0 has no way to write; a paste from Word may hold a vertical tab.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def writable(text):
    """Return a text without the control characters that no XML document may hold; lines stay as they are."""
    return _UNWRITABLE.sub("", text)


def first_of(*texts):
    """Return the first text that says something, or ""."""
    return next((text for text in texts if text), "")
