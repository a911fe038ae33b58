"""Lists in Word files, of Word's own and typed by hand."""

from .making import LEAD, TEXT, TITLE, plain


def bullets():
    """A list with bullets, with one inside it."""
    document = plain(TITLE, LEAD, TEXT)
    for text, style in (("Gạo", "List Bullet"), ("Gạo tẻ", "List Bullet 2"), ("Dầu ăn", "List Bullet")):
        document.add_paragraph(text, style=style)
    return document


def numbers():
    """A numbered list that goes on after other text."""
    document = plain(TITLE, LEAD, TEXT)
    for text in ("Khai mạc", "Trao quà"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph(TEXT)
    document.add_paragraph("Bế mạc", style="List Number")
    return document


def typed_lists():
    """Lists whose marks were typed by hand, one inside the other, and a single dash that begins no list."""
    return plain(
        TITLE,
        LEAD,
        "- Mười phần quà",
        "+ Gạo",
        "+ Dầu ăn",
        "- Năm suất học bổng",
        TEXT,
        "1. Khai mạc",
        "2. Trao quà",
        TEXT,
        "a) Chị Hoa",
        "b) Chị Lan",
        TEXT,
        "- Kính mời các đồng chí.",
    )
