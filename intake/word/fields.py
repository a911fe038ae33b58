"""Fields of Word: text that Word works out, of which links matter here."""

import re
from dataclasses import dataclass

from .xml import name

_LINK = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)


@dataclass
class _Field:
    instruction: str = ""
    shows_result: bool = False


class Fields:
    """The fields that are open where a reader stands; one may begin in one paragraph and end in a later one."""

    def __init__(self):
        self._open = []

    def meet(self, element):
        """Note a w:fldChar."""
        kind = element.get(name("w:fldCharType"))
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shows_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text):
        """Note a piece of the innermost field's instruction."""
        if self._open and not self._open[-1].shows_result:
            self._open[-1].instruction += text or ""

    @property
    def link(self):
        """The address of the innermost link one stands in, "" for none."""
        return next((found for field in reversed(self._open) if (found := link_in(field.instruction))), "")


def link_in(instruction):
    """Return the address in a field's instruction, e.g. HYPERLINK "https://…", or ""."""
    match = _LINK.match(instruction or "")
    return match[1] if match else ""
