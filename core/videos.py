"""Which video addresses may stand on a page: known providers, known shapes, nothing fetched from them."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Host -> what the path and query of a watchable video look like.
PROVIDERS = {
    "www.youtube.com": re.compile(r"^/(watch\?(.*&)?v=|shorts/|live/)[\w-]{11}"),
    "youtube.com": re.compile(r"^/(watch\?(.*&)?v=|shorts/|live/)[\w-]{11}"),
    "youtu.be": re.compile(r"^/[\w-]{11}"),
    "vimeo.com": re.compile(r"^/\d+"),
}


def validate_video_url(url):
    """Raise ValidationError unless `url` is an https address of a video at an allow-listed provider."""
    parts = urlsplit(url)
    shape = PROVIDERS.get(parts.netloc.lower())
    address = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if parts.scheme != "https" or shape is None or not shape.match(address):
        raise ValidationError(
            _("Enter the https address of a video at one of these providers: %(providers)s.")
            % {"providers": ", ".join(sorted(PROVIDERS))},
            code="video_provider",
        )
