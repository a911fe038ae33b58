"""Photographs of telephones, which store a picture lying down and a note (EXIF) how to turn it."""

import io

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

ORIENTATION = 0x0112  # EXIF 2.3, tag Orientation; 1 is upright
QUALITY = 92


def upright(file):
    """Return a picture file turned as its EXIF says, or None when it stands upright already.

    Wagtail keeps the sizes of the file as it lies and turns each rendition, so that the sizes of a page's pictures
    would be wrong. The rest of the EXIF, the place where it was taken included, goes with the note.

    Args:
        file: an open file of a picture that Pillow can read.
    """
    file.seek(0)
    with Image.open(file) as image:
        is_upright = image.getexif().get(ORIENTATION, 1) == 1
        if not is_upright:
            turned = io.BytesIO()
            ImageOps.exif_transpose(image).save(
                turned, image.format, quality=QUALITY, icc_profile=image.info.get("icc_profile"), exif=b""
            )
    file.seek(0)
    return None if is_upright else ContentFile(turned.getvalue(), name=file.name)
