"""Run beside the server (Install.run): content that is in the law, and as hard on a page as content can be.

Two sites of their own hold it, so that nobody else's pages change: one where nothing was written yet, and one where
every text is too long, from right to left, or a script.
"""

from html import escape

from django.db.models import CharField, EmailField, SlugField, TextField, URLField
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from demo.bodies import Library
from news.models import NewsCategory, NewsIndexPage
from pages.models import ContactPage, StandardPage
from seminars.models import SeminarChair, SeminarIndexPage
from sites.models import Federation, Identity, Licence
from sites.models.licence import SocialLink
from sites.provisioning import FederationSpec, provision
from tests import builders

EMPTY, FULL = "con-trong", "thu-thach"
WITHOUT_SPACE = "Côngđoàn" * 31 + "Côngđoà"
FROM_RIGHT = "مرحبا بكم في اتحاد العمال 🇻🇳👩🏽‍🏭 שלום לכולם – Công đoàn 🎉"
# Leaves titles, attributes and text areas before it tries to run.
SCRIPT = '</title></textarea>\'"><script>window.ran = 1</script><img src="/x.png" onerror="window.ran = 1">'
MARK = "<script>window.ran"
SOURCE = "https://example.org/" + "mot-dia-chi-rat-dai" * 8
WORD_COUNT = 5_000
# Text fields that hold something else than words, and those of Wagtail's page that hold words.
CODES = ("accent_colour", "to_address")
PAGE_TEXTS = ("title", "seo_title", "search_description")
PICTURE_COUNT = 60


def make():
    """Make both sites; return [[hostname's first part, kind, path], ...] of the pages to look at."""
    for slug, name in ((EMPTY, "Còn Trống"), (FULL, "Thử Thách")):
        spec = {"slug": slug, "name": name, "unit_kind": "tỉnh", "state": "live", "hostname": f"{slug}.localhost"}
        provision(FederationSpec.from_mapping(spec))
    federation = Federation.objects.select_related("site__root_page", "collection").get(slug=FULL)
    pages = _fill(federation)
    empty = Federation.objects.select_related("site__root_page").get(slug=EMPTY).site.root_page
    return [
        [EMPTY, "home", "/"],
        *([EMPTY, page.slug, page.get_url_parts()[2]] for page in empty.get_children().live()),
        [FULL, "home", "/"],
        *([FULL, kind, page.get_url_parts()[2]] for kind, page in pages.items()),
    ]


def _fill(federation):
    """Fill a site; return {kind: page}."""
    home = federation.site.root_page.specific
    sections = {model: model.objects.child_of(home).get() for model in (NewsIndexPage, SeminarIndexPage)}
    library = Library(federation.collection, User.objects.filter(is_superuser=True).first())
    picture = library.add("bien-1", SCRIPT, SCRIPT, SCRIPT)
    for setting in (Identity, Licence):
        _write(setting.objects.get(site=federation.site), SCRIPT).save()
    licence = Licence.objects.get(site=federation.site)
    SocialLink.objects.create(licence=licence, name=SCRIPT[:50], url="https://example.org/")
    NewsCategory.objects.create(section=sections[NewsIndexPage], name=SCRIPT[:80], slug="ma-la")
    for page in Page.objects.descendant_of(home, inclusive=True).specific():
        _write(page, SCRIPT, without=("title",)).save_revision().publish()
    news = {
        "long title": {"title": WITHOUT_SPACE},
        "long text": {"title": "Bài rất dài", "body": builders.body(*_long_text())},
        "gallery": {"title": "Sáu mươi ảnh", "body": builders.body(_gallery(picture, FROM_RIGHT))},
        "from right": {
            "title": FROM_RIGHT,
            "lead": FROM_RIGHT * 8,
            "body": builders.body(*_blocks(picture, FROM_RIGHT)),
        },
        "script": {"title": SCRIPT, "body": builders.body(*_blocks(picture, SCRIPT)), "cover": picture},
        "unbroken": {"title": WITHOUT_SPACE[::-1], "body": builders.body(*_blocks(picture, WITHOUT_SPACE))},
    }
    category = sections[NewsIndexPage].categories.first()
    made = {}
    for kind, fields in news.items():
        made[kind] = builders.news(sections[NewsIndexPage], date_shown=timezone.now(), category=category, **fields)
        if kind != "long text":
            page = _write(made[kind], fields["title"], without=("title",))
            # What names a source is republished, and says all of it.
            page.origin, page.source_url, page.source_published_at = "republished", SOURCE, timezone.now()
            page.save_revision().publish()
    for text in (SCRIPT, WITHOUT_SPACE):
        seminar = builders.seminar(sections[SeminarIndexPage], text, date=timezone.localdate(), cover=picture)
        seminar.chairs.add(SeminarChair(name=text[:100], title=text[:100]))
        seminar.body = seminar.materials = builders.body(*_blocks(picture, text))
        _write(seminar, text, without=("title",)).save_revision().publish()
        made[f"seminar {text[:4]}"] = seminar
    contact = ContactPage.objects.child_of(home).get()
    return {
        **{model._meta.model_name: page for model, page in sections.items()},
        "contact": contact,
        "standard": StandardPage.objects.child_of(home).get(),
        **made,
    }


def _write(instance, text, without=()):
    """Put a text into every free text field of a page or setting; return it."""
    for field in instance._meta.get_fields():
        is_text = isinstance(field, CharField | TextField) and not isinstance(field, EmailField | SlugField | URLField)
        is_free = is_text and not field.choices and field.editable and field.name not in {*CODES, *without}
        if not is_free or (field.model is Page and field.name not in PAGE_TEXTS):
            continue
        setattr(instance, field.name, text[: field.max_length or 2000])
    return instance


def _blocks(picture, text):
    """Return one block of each kind, full of a text."""
    shown = f"<p>{escape(text)}</p><ul><li>{escape(text)}</li></ul>"
    figure = {"image": picture.pk, "caption": text, "credit": text[:100]}
    table = {
        "caption": text,
        "columns": [{"type": "text", "heading": text[:60]}, {"type": "rich_text", "heading": "B"}] * 3,
        "rows": [{"values": [text, shown] * 3}],
    }
    return [
        builders.paragraph(shown),
        {"type": "heading", "value": {"text": text[:200], "level": "h2"}},
        {"type": "image", "value": figure},
        {"type": "gallery", "value": [figure, figure]},
        {"type": "quote", "value": {"text": text, "attribution": text[:200]}},
        {"type": "table", "value": table},
        {"type": "video", "value": {"url": "https://youtu.be/abcdefghijk", "title": text[:200], "poster": picture.pk}},
    ]


def _gallery(picture, caption):
    figures = [{"image": picture.pk, "caption": caption, "credit": ""} for _number in range(PICTURE_COUNT)]
    return {"type": "gallery", "value": figures}


def _long_text():
    words = ["công", "đoàn", "chăm", "lo", "đoàn", "viên", "và", "người", "lao", "động"]
    text = [words[number % len(words)] for number in range(WORD_COUNT)]
    return [builders.paragraph(f"<p>{' '.join(text[start : start + 100])}</p>") for start in range(0, WORD_COUNT, 100)]
