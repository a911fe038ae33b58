"""A piece of news as schema.org's NewsArticle."""

import re

from django.utils.text import Truncator

from discovery.pages import changed_at

from .organization import reference
from .words import image_object, moment, said

HEADLINE_LENGTH = 110  # what Google reads
# «Tin, ảnh: Hoài Thu»: what was made stands before the colon, who made it after.
_CREDITED_WORK = re.compile(r"^(?:(?:tin|bài|ảnh|và|clip|video|thực hiện)[\s,\-–&]*)+:\s*", re.IGNORECASE)


def news_article(page, address, picture, publisher):
    """Return a NewsArticle.

    A republished item names where it comes from (`isBasedOn`, `sourceOrganization`); publisher and canonical address
    stay the site's own. A canonical address on another server would have the site taken out of search results by a
    field that anybody on the team can fill in.

    Args:
        page: a NewsPage.
        address: its full address.
        picture: the Picture of its own cover, or None.
        publisher: the Publisher.
    """
    own = reference(publisher)
    return said(
        type="NewsArticle",
        id=f"{address}#article",
        headline=Truncator(page.title).chars(HEADLINE_LENGTH),
        description=page.search_description or page.lead,
        inLanguage="vi",
        url=address,
        mainEntityOfPage=said(type="WebPage", id=address),
        image=[image_object(picture)] if picture else None,
        datePublished=moment(page.date_shown),
        dateModified=moment(changed_at(page)),
        articleSection=page.category.name if page.category else None,
        author=_author(page, own),
        publisher=own,
        **(_source(page) if page.is_republished else {}),
    )


def _author(page, own):
    name = _CREDITED_WORK.sub("", page.byline).strip()
    if name:
        return said(type="Person", name=name)
    if page.is_republished and page.source_name:
        return said(type="Organization", name=page.source_name)
    return own


def _source(page):
    return {
        "isBasedOn": said(type="NewsArticle", url=page.source_url, datePublished=moment(page.source_published_at)),
        "sourceOrganization": said(type="Organization", name=page.source_name),
    }
