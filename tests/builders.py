"""Builders: make what a test needs with what matters to it, and sensible values for the rest."""

import datetime
import io
import itertools
import json

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as PillowImage

from library.models import LibraryDocument, LibraryImage
from news.models import NewsPage
from pages.models import StandardPage
from seminars.models import SeminarChair, SeminarPage

_numbers = itertools.count(1)


def local(*parts):
    """Return an aware local datetime from year, month, day, hour, minute."""
    return datetime.datetime(*parts, tzinfo=timezone.get_default_timezone())


def paragraph(html):
    """Return a raw paragraph block."""
    return {"type": "paragraph", "value": html}


def body(*blocks):
    """Return blocks as the JSON text that a StreamField takes."""
    return json.dumps(list(blocks))


def add_page(parent, page, live=True):
    """Put an unsaved page under a parent, published or as a draft; return it freshly loaded."""
    page.live = False
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def news(section, title=None, live=True, **fields):
    """Make a piece of news in a section."""
    title = title or f"Tin số {next(_numbers)}"
    return add_page(section, NewsPage(title=title, **{"lead": f"Sapo của {title}.", **fields}), live)


def seminar(section, title=None, live=True, **fields):
    """Make a seminar in a section; chairs are given as mappings of their fields."""
    title = title or f"Hội thảo số {next(_numbers)}"
    chairs = [SeminarChair(**chair) for chair in fields.pop("chairs", ())]
    page = SeminarPage(title=title, **{"lead": f"Sapo của {title}.", **fields})
    page.chairs = chairs
    return add_page(section, page, live)


def standard_page(parent, title=None, live=True, **fields):
    """Make a page that stands for itself under a front page or another such page."""
    title = title or f"Trang số {next(_numbers)}"
    return add_page(parent, StandardPage(title=title, **{"lead": f"Sapo của {title}.", **fields}), live)


def picture_file(name="anh.png", size=(64, 48), colour="teal"):
    """Return an uploadable PNG."""
    buffer = io.BytesIO()
    PillowImage.new("RGB", size, colour).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name=name)


def picture(collection, title="Ảnh thử", size=(64, 48), **fields):
    """Make a picture in a collection."""
    return LibraryImage.objects.create(title=title, file=picture_file(size=size), collection=collection, **fields)


def document(collection, title="Tài liệu thử", name="tai-lieu.pdf", **fields):
    """Make a document in a collection."""
    file = ContentFile(b"%PDF-1.4 test", name=name)
    return LibraryDocument.objects.create(title=title, file=file, collection=collection, **fields)
