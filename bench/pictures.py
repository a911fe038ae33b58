"""Pictures of a bench: a few of the demo's for each site, with all the cuts that pages name."""

from django.core.files.base import ContentFile
from wagtail.images.models import Filter

from demo.bodies import PICTURES
from library.models import LibraryImage, Rendition
from library.pictures import CARD, PLACES

PER_SITE = 6


def pictures_for(collection):
    """Put some pictures into a collection, as if readers had seen them everywhere; return the LibraryImages.

    The rows of the cuts are written without files: a page names a cut and does not open it.
    """
    pictures = []
    for path in sorted(PICTURES.glob("[!bl]*-1.webp"))[:PER_SITE]:
        file = ContentFile(path.read_bytes(), name=path.name)
        picture = LibraryImage.objects.create(title=path.stem, file=file, collection=collection, description="Ảnh")
        Rendition.objects.bulk_create(_cuts(picture))
        pictures.append(picture)
    return pictures


def _cuts(picture):
    for spec in dict.fromkeys([CARD, *(spec for place in PLACES.values() for spec in place.specs)]):
        wanted = Filter(spec=spec)
        width, height = (round(side) for side in wanted.get_transform(picture).size)
        name = f"{picture.file.name.rpartition('.')[0]}.{spec.replace('|', '.')}"
        key = wanted.get_cache_key(picture)
        yield Rendition(image=picture, filter_spec=spec, focal_point_key=key, file=name, width=width, height=height)
