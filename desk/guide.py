"""The guide for editors: the chapters of docs/guide, shown in the admin to whoever is signed in."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

FOLDER = settings.BASE_DIR / "docs" / "guide"
INDEX = "index"


def chapters():
    """Return the names of the chapters, the index left out."""
    return sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != INDEX)


def read(chapter):
    """Return (title, HTML) of a chapter: links lead to chapters in the admin, pictures to the static files.

    Args:
        chapter: a name of `chapters()`, or INDEX.

    Raises:
        Http404: there is no such chapter.
    """
    if chapter != INDEX and chapter not in chapters():
        raise Http404
    markdown = MarkdownIt("commonmark", {"html": False})
    tokens = markdown.parse((FOLDER / f"{chapter}.md").read_text("utf-8"))
    # The first heading is the page's title, which the admin shows.
    title, tokens = tokens[1].content, tokens[3:]
    for token in _inline(tokens):
        if token.type == "image":
            token.attrSet("src", static(f"guide/{PurePosixPath(token.attrGet('src')).name}"))
        elif token.type == "link_open":
            token.attrSet("href", _address(token.attrGet("href")))
    return title, mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308  (our own files)


def _inline(tokens):
    for token in tokens:
        yield from token.children or ()


def _address(target):
    """Return where a link leads in the admin: a chapter's file is its page there."""
    path = PurePosixPath(urlsplit(target).path)
    if urlsplit(target).scheme or path.suffix != ".md":
        return target
    return reverse("guide") if path.stem == INDEX else reverse("guide_chapter", args=[path.stem])


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """A chapter of the guide, or its index."""

    template_name = "desk/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        chapter = self.kwargs.get("chapter")
        url = reverse("guide") if chapter else ""
        last = [{"url": "", "label": read(chapter)[0]}] if chapter else []
        return [*self.breadcrumbs_items, {"url": url, "label": self.page_title}, *last]

    def get_context_data(self, **kwargs):
        title, text = read(self.kwargs.get("chapter", INDEX))
        return super().get_context_data(title=title, text=text, **kwargs)
