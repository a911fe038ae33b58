"""The pictures of a Word file, as the library can take them."""

import io
import re
import struct

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from core.text import clean_text
from intake.elements import Picture

# Format -> extension; what browsers do not show is stored as PNG.
_KEPT = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "GIF": "gif", "WEBP": "webp"}
_VECTOR = re.compile(
    rb"^(?:\x01\x00\x00\x00.{36} EMF|\xd7\xcd\xc6\x9a|\x01\x00\x09\x00|\s*(?:<\?xml[^>]*>\s*)?<svg)", re.DOTALL
)
_GZIP = b"\x1f\x8b"  # packed EMF and WMF
_OPENED = ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"]  # an MPO is opened as the JPEG that it begins with
MIN_SIDE = 24  # pixels; smaller ones are lines and bullets
MAX_ALTERNATIVE = 255
_QUALITY = 92

# Descriptions that nobody wrote: what Word guesses, and names of files.
_GUESSED = re.compile(
    r"automatically generated|ai-generated|được tạo tự động|do ai tạo|tự động tạo"
    r"|^(?:picture|image|ảnh|hình|hình ảnh|photo|graphic|object)\s*\d*$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|emf|wmf)$|[\\/].*\.\w{3,4}$|^[A-Z]{2,5}[_-]?\d{3,}", re.IGNORECASE
)


def make(data, crop, description, report):
    """Return the Picture of a file's bytes, or None when it cannot be taken; the reason is noted.

    Args:
        data: the bytes as they are in the Word file.
        crop: parts cut off in Word, (left, top, right, bottom), each from 0 to 1.
        description: what Word keeps as the picture's description.
        report: the Report.
    """
    problem = None
    try:
        with Image.open(io.BytesIO(data), formats=_OPENED) as image:
            problem = _problem(image, data)
            if problem is None:
                image.load()
                data, extension = _stored(image, data, crop)
    except UnidentifiedImageError:
        problem = "picture_format" if _VECTOR.match(data) or data.startswith(_GZIP) else "picture_damaged"
    except Image.DecompressionBombError:
        problem = "picture_too_large"
    except (OSError, SyntaxError, ValueError, EOFError, struct.error):
        # What Pillow raises for a file that is cut off or wrong inside, by format.
        problem = "picture_damaged"
    if problem is None and len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        problem = "picture_too_large"
    if problem:
        report.note(problem, written_by_somebody(description))
        return None
    return Picture(data, extension, written_by_somebody(description))


def _problem(image, data):
    """Return the finding that keeps an opened picture out, or None; its pixels are not read yet."""
    if image.width * image.height * getattr(image, "n_frames", 1) > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        return "picture_too_large"
    return "picture_tiny" if min(image.size) < MIN_SIDE else None


def _stored(image, data, crop):
    """Return (bytes, extension): the file itself, or a new one where it was cropped in Word or has another format."""
    left, top, right, bottom = crop
    box = (
        round(left * image.width),
        round(top * image.height),
        round((1 - right) * image.width),
        round((1 - bottom) * image.height),
    )
    is_cropped = any(crop) and box[2] - box[0] >= MIN_SIDE and box[3] - box[1] >= MIN_SIDE
    if image.format in _KEPT and not is_cropped:
        return data, _KEPT[image.format]
    is_photo = image.format in {"JPEG", "MPO"}
    stored = image.crop(box) if is_cropped else image.copy()
    if stored.mode not in {"RGB", "RGBA", "L", "LA", "P"}:
        stored = stored.convert("RGB")
    buffer = io.BytesIO()
    stored.save(buffer, "JPEG" if is_photo else "PNG", **({"quality": _QUALITY} if is_photo else {}))
    return buffer.getvalue(), "jpg" if is_photo else "png"


def written_by_somebody(description):
    """Return a description as alternative text, "" for one that a program made up: no alternative text is better."""
    text = " ".join(clean_text(description or "").split())
    if len(text) > MAX_ALTERNATIVE or _GUESSED.search(text) or _FILE_NAME.search(text):
        return ""
    return text
