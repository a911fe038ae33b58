"""What a person sees or hears of an answer."""

import json
import re

from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype
from django.contrib.messages import get_messages

_SILENT = ("script", "style", "code", "svg", "textarea", "title")
SPOKEN = ("title", "aria-label", "aria-description", "placeholder", "alt", "data-w-tooltip-content-value", "label")
_TAGS = re.compile(r"<[a-z][^>]*>")


def texts_of(response):
    """Return the visible texts of an answer: pages, dialogues (HTML within JSON), and messages for the next page.

    Args:
        response: a response of Django's test client.
    """
    found = [text for message in _messages(response) for text in texts_of_html(str(message))]
    # A bad request is an answer to a script.
    if response.streaming or response.status_code == 400 or response.status_code >= 500:
        return found
    kind = response.get("Content-Type", "")
    if "html" in kind:
        found += texts_of_html(response.content.decode())
    elif "json" in kind:
        for text in _strings(json.loads(response.content)):
            found += texts_of_html(text) if _TAGS.search(text) else []
    return found


def texts_of_html(html):
    """Return the visible texts and spoken attributes of markup, each with its spaces made one."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_SILENT):
        if element.name != "title" or element.parent.name == "svg":
            element.extract()
    for counter in soup.select("[data-side-panel-toggle-counter][hidden]"):
        counter.extract()
    found = [node for node in soup.find_all(string=True) if not isinstance(node, Comment | Doctype)]
    for element in soup.find_all(True):
        found += [element[name] for name in SPOKEN if element.get(name)]
        if element.name == "input" and element.get("type") in {"submit", "button", "reset"}:
            found.append(element.get("value", ""))
    return [text for text in (" ".join(text.split()) for text in found) if text]


def _messages(response):
    request = getattr(response, "wsgi_request", None)
    return get_messages(request) if hasattr(request, "_messages") else ()


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
