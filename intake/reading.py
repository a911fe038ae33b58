"""From what was uploaded or pasted to an Article."""

from pathlib import PurePath

from django.utils.translation import gettext as _

from core.text import clean_text

from . import legacy, word
from .article import recognise
from .draft import Original


def read_original(form, report):
    """Read what a form was given.

    Args:
        form: a valid IntakeForm.
        report: the Report.

    Returns:
        (article.Article, draft.Original)

    Raises:
        RefusalError: when it cannot be taken.
    """
    file = form.cleaned_data["file"]
    if file is None:
        return read_page(form.cleaned_data["text"], None, _("pasted text.txt"), report)
    name = clean_text(PurePath(file.name).name)
    if form.is_page:
        file.seek(0)
        data = file.read()
        return read_page(legacy.decoded(data, report), data, name, report)
    return read_word(file, name, report)


def read_word(file, name, report):
    """Read a Word file.

    Args:
        file: an open binary file.
        name: of the file.
        report: the Report.

    Returns:
        (article.Article, draft.Original)

    Raises:
        RefusalError: when it cannot be taken.
    """
    article = recognise(word.read(file, report), report)
    file.seek(0)
    return article, Original("word", name, file.read())


def read_page(content, data, name, report):
    """Read an old page.

    Args:
        content: its text or HTML.
        data: the bytes of the file, None for what was pasted.
        name: of the file.
        report: the Report.

    Returns:
        (article.Article, draft.Original)

    Raises:
        RefusalError: when it cannot be taken.
    """
    source = legacy.read(content, report)
    return recognise(source, report), Original(source.kind, name, content.encode() if data is None else data)
