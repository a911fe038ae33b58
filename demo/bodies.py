"""From the demo's plain content files to the values of a page's body."""

import zlib
from html import escape
from pathlib import Path

from django.core.files.base import ContentFile

from core.slugs import slugify
from library.models import LibraryImage

# Drawn for the demo: three pictures of each scene, and the sites' logos and banners.
PICTURES = Path(__file__).parent / "pictures"
VARIANTS = 3


class Library:
    """Puts the demo's pictures into a federation's collection.

    Args:
        collection: the Collection.
        user: the account that uploads.
    """

    def __init__(self, collection, user):
        self.collection = collection
        self.user = user

    def add(self, name, title, alt="", credit=""):
        """Store the picture file `name` under a title; return the LibraryImage."""
        file = ContentFile((PICTURES / f"{name}.webp").read_bytes(), name=f"{slugify(title)[:50]}.webp")
        return LibraryImage.objects.create(
            title=title[:255],
            file=file,
            description=alt,
            credit=credit,
            collection=self.collection,
            uploaded_by_user=self.user,
        )

    def picture(self, spec, seed):
        """Store the picture of a content file's mapping (scene, alt, caption, credit); return the LibraryImage.

        The seed decides which of the scene's variants it is, the same one at every load.
        """
        variant = zlib.crc32(f"{seed} {spec['caption']}".encode()) % VARIANTS + 1
        return self.add(f"{spec['scene']}-{variant}", spec["caption"], spec["alt"], spec.get("credit", ""))


def _paragraph(text):
    return f"<p>{escape(text, quote=False)}</p>"


def _bullets(items):
    return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items) + "</ul>"


def _table(table):
    return {
        "caption": table["caption"],
        "columns": [{"type": "text", "heading": heading} for heading in table["head"]],
        "rows": [{"values": [str(cell) for cell in row]} for row in table["rows"]],
    }


def body_from(items, library, seed):
    """Return the raw StreamField value of a content file's body.

    Args:
        items: list of one-key mappings: p, h, list, quote, table, image, gallery.
        library: Library that takes the pictures.
        seed: str that decides on the variants of the pictures.

    Raises:
        KeyError: for a key that is none of these.
    """

    def figure(spec):
        return {"image": library.picture(spec, seed).pk, "caption": spec["caption"], "credit": ""}

    makers = {
        "p": lambda text: ("paragraph", _paragraph(text)),
        "list": lambda texts: ("paragraph", _bullets(texts)),
        "h": lambda text: ("heading", {"text": text, "level": "h2"}),
        "quote": lambda quote: ("quote", quote),
        "table": lambda table: ("table", _table(table)),
        "image": lambda spec: ("image", figure(spec)),
        "gallery": lambda specs: ("gallery", [figure(spec) for spec in specs]),
    }
    blocks = (makers[key](value) for item in items for key, value in item.items())
    return [{"type": name, "value": value} for name, value in blocks]
