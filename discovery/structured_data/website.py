"""A federation's site as schema.org's WebSite."""

from .words import said

SEARCH_PATH = "/tim-kiem/"


def website(publisher):
    """Return the site with the address of its search."""
    return said(
        type="WebSite",
        id=f"{publisher.home}#website",
        name=publisher.name,
        url=publisher.home,
        inLanguage="vi",
        publisher={"@id": f"{publisher.home}#organization"},
        potentialAction={
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": publisher.address(f"{SEARCH_PATH}?q={{search_term_string}}"),
            },
            "query-input": "required name=search_term_string",
        },
    )
