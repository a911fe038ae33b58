"""Markers: words that every text of a federation carries, so that a leak is seen in whatever form it comes.

A marker is plain ASCII with hyphens: it survives slugs, file names, e-mail addresses, NFC, HTML, JSON and URLs. The
call-word stands beside it in every text, for searching: an answer that merely repeats our search does not hold a
marker, so nothing has to be taken out of answers.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property

from PIL import Image, UnidentifiedImageError


@dataclass(frozen=True)
class Mark:
    """What one federation's data is known by.

    Attributes:
        word: the head of its markers, e.g. "bravomark".
        call: the word to search for it, e.g. "bravocall".
        colour: RGB of its pictures; a picture cannot carry a text through cutting and scaling.
    """

    word: str
    call: str
    colour: tuple

    def text(self, kind):
        """Return a text that carries the marker, e.g. "bravomark-lead bravocall"."""
        return f"{self.token(kind)} {self.call}"

    def token(self, kind):
        """Return the marker of a kind alone: one word that suits a slug, a file name or a host name."""
        return f"{self.word}-{kind}"

    @cached_property
    def pattern(self):
        """Matches the markers of this federation in bytes."""
        return re.compile(rb"%s(?:-[a-z0-9]+)*" % self.word.encode(), re.IGNORECASE)

    def found_in(self, content):
        """Return the set of markers in bytes; a workbook (a zip) is opened and a picture looked at."""
        if content.startswith(b"PK\x03\x04"):
            content = _unzipped(content)
        elif content.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF")):
            return {self.token("picture")} if self._is_coloured(content) else set()
        return {match.decode().lower() for match in self.pattern.findall(content)}

    def _is_coloured(self, content):
        try:
            with Image.open(io.BytesIO(content)) as image:
                pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
        except (UnidentifiedImageError, OSError):
            return False
        # Compression shifts a colour a little.
        return all(abs(seen - own) < 16 for seen, own in zip(pixel, self.colour, strict=True))


def _unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


ALPHA = Mark("alphamark", "alphacall", (200, 40, 40))
BRAVO = Mark("bravomark", "bravocall", (40, 160, 40))
CHARLIE = Mark("charliemark", "charliecall", (40, 40, 200))
