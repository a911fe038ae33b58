"""From the demo's plain content files to the values of a page's body."""

from html import escape

from django.core.files.base import ContentFile

from core.slugs import slugify
from library.models import LibraryImage

from .pictures import draw


class Library:
    """Draws the demo's pictures into a federation's collection.

    Args:
        collection: the Collection.
        user: the account that uploads.
    """

    def __init__(self, collection, user):
        self.collection = collection
        self.user = user

    def add(self, data, title, alt="", credit="", extension="jpg"):
        """Store the bytes of a picture; return the LibraryImage."""
        image = LibraryImage(
            title=title[:255],
            description=alt,
            credit=credit,
            collection=self.collection,
            uploaded_by_user=self.user,
        )
        image.file.save(f"{slugify(title)[:50]}.{extension}", ContentFile(data), save=False)
        image.save()
        return image

    def picture(self, spec, seed):
        """Draw the picture of a content file's mapping (scene, alt, caption, credit); return the LibraryImage."""
        data = draw(spec["scene"], f"{seed} {spec['caption']}")
        return self.add(data, spec["caption"], spec["alt"], spec.get("credit", ""))


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
        seed: str that makes the pictures of this page its own.

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
