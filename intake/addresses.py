"""Which addresses a page may link to."""

from urllib.parse import urlsplit

MAX_LENGTH = 2000
_SCHEMES = {"http", "https", "mailto"}


def is_web_address(address):
    """Tell whether an address is one that a page may link to: of the web or of a mailbox, whole and in one piece."""
    if len(address) > MAX_LENGTH or any(sign.isspace() or not sign.isprintable() for sign in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    return scheme in _SCHEMES and bool(parts.path if scheme == "mailto" else parts.hostname)


def web_address(address, report):
    """Return an address that a page may link to, "" for any other; both are noted.

    Args:
        address: as the source has it; "" for none.
        report: the Report.
    """
    if not address:
        return ""
    is_good = is_web_address(address)
    report.note("web_link" if is_good else "link", address)
    return address if is_good else ""
