"""Reading what an answer forbids and what it holds."""

import re

from bs4 import BeautifulSoup


def policy_of(response):
    """Return an answer's Content-Security-Policy as {directive: list of sources}."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def inline_parts(html):
    """Return what a strict policy would stop in a page: inline scripts, styles and handlers. Data blocks are none."""
    soup = BeautifulSoup(html, "html.parser")
    scripts = [tag for tag in soup.find_all("script") if not tag.get("src") and "json" not in tag.get("type", "")]
    handlers = [tag for tag in soup.find_all(True) if any(re.match(r"on|style$", name) for name in tag.attrs)]
    links = soup.find_all(href=re.compile(r"^\s*javascript:", re.I))
    return [str(tag)[:120] for tag in (*scripts, *soup.find_all("style"), *handlers, *links)]
