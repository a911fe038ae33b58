"""Pictures on pages: a bounded number of cuts, none made before it is asked for, sizes that are true."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image as PillowImage

from library.cuts import address_of, cuts_of
from library.models import LibraryImage, Rendition
from library.pictures import PLACES
from tests import builders

FIELDS = LibraryImage._meta.concrete_fields


def picture(team, size=(1500, 1000), **fields):
    """Make a picture of some size in a team's collection."""
    file = builders.picture_file(size=size)
    return LibraryImage.objects.create(
        title="Ảnh", file=file, collection=team.federation.collection, description="Công nhân vào ca", **fields
    )


@pytest.fixture
def article(an_giang):
    """A piece of news with a cover, a picture and a gallery of three."""
    inside = [picture(an_giang).pk for _number in range(4)]
    body = builders.body(
        {"type": "image", "value": {"image": inside[0], "caption": "Ảnh trong bài", "credit": ""}},
        {
            "type": "gallery",
            "value": [{"image": pk, "caption": f"Ảnh {pk}", "credit": ""} for pk in inside[1:]],
        },
    )
    return builders.news(an_giang.news, cover=picture(an_giang), body=body)


def addresses(html):
    """Addresses of pictures in a page."""
    listed = [part for value in re.findall(r'srcset="([^"]+)"', html) for part in value.split(", ")]
    single = re.findall(r'<img[^>]* src="([^"]+)"', html)
    return {address.split(" ")[0] for address in [*listed, *single]}


def test_page_is_shown_before_its_pictures_are_cut(an_giang, visit, article):
    html = visit(an_giang.host, article.url).content.decode()

    assert not Rendition.objects.exists()
    assert all(address.startswith("/pictures/") for address in addresses(html))


def test_cut_is_made_when_it_is_asked_for_and_named_by_the_next_page(an_giang, visit, article):
    html = visit(an_giang.host, article.url).content.decode()
    for address in addresses(html):
        response = visit(an_giang.host, address, follow=True)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("image/")

    html = visit(an_giang.host, article.url).content.decode()

    assert {address[:7] for address in addresses(html)} == {"/media/"}


def test_cuts_are_asked_for_once_and_again_when_the_picture_is_another(an_giang, django_assert_num_queries):
    image = picture(an_giang)
    specs = PLACES["card"].specs
    cuts_of(image, specs)

    with django_assert_num_queries(0):
        promised = cuts_of(LibraryImage(**{field.attname: getattr(image, field.attname) for field in FIELDS}), specs)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 1, 1, 9, 9
    with django_assert_num_queries(1):
        assert cuts_of(image, specs) == promised


def test_number_of_cuts_is_bounded_by_the_places(an_giang, visit, article):
    html = visit(an_giang.host, article.url).content.decode()

    figure, gallery = (len(PLACES[name].specs) for name in ("figure", "gallery"))
    assert len(addresses(html)) <= 2 * figure + 3 * gallery


@pytest.mark.parametrize("size", [(1500, 1000), (1000, 1500), (500, 320), (90, 60), (1281, 853), (33, 700)])
@pytest.mark.parametrize("place", PLACES)
def test_promised_size_is_the_size_of_the_file(an_giang, place, size):
    image = picture(an_giang, size)
    for spec, promised in cuts_of(image, PLACES[place].specs[-1:]).items():
        made = LibraryImage.objects.get(pk=image.pk).get_rendition(spec)

        assert (promised.width, promised.height) == (made.width, made.height)


def test_cover_is_loaded_first_and_the_rest_when_it_is_near(an_giang, visit, article):
    html = visit(an_giang.host, article.url).content.decode()
    pictures = re.findall(r"<picture>.*?</picture>", html)

    assert 'fetchpriority="high"' in pictures[0]
    assert all('loading="lazy"' in other for other in pictures[1:])
    assert all(re.search(r'<img[^>]* width="\d+"', each) and re.search(r' height="\d+"', each) for each in pictures)
    assert ['type="image/avif"' in each for each in pictures[:2]] == [True, True]
    assert all('type="image/webp"' in each for each in pictures)


def test_small_picture_is_offered_once_in_each_format(an_giang, visit):
    cover = picture(an_giang, (200, 100))
    article = builders.news(an_giang.news, cover=cover)

    html = visit(an_giang.host, article.url).content.decode()

    assert all(", " not in candidates for candidates in re.findall(r'srcset="([^"]+)"', html))


@pytest.mark.parametrize(("focal_y", "shade"), [(850, 0), (50, 255)])
def test_focal_point_decides_what_a_cut_keeps(an_giang, focal_y, shade):
    drawing = PillowImage.new("L", (300, 900), 255)
    drawing.paste(0, (0, 450, 300, 900))
    buffer = io.BytesIO()
    drawing.save(buffer, "PNG")
    image = LibraryImage.objects.create(
        title="Trắng trên, đen dưới",
        file=ContentFile(buffer.getvalue(), "hai-nua.png"),
        collection=an_giang.federation.collection,
        focal_point_x=150,
        focal_point_y=focal_y,
        focal_point_width=20,
        focal_point_height=20,
    )

    cut = image.get_rendition(PLACES["card"].specs[-1])

    with PillowImage.open(cut.file.open()) as made:
        assert abs(made.convert("L").getpixel((made.width // 2, made.height // 2)) - shade) < 10


def signed(image, spec):
    """The address that makes a cut of a picture."""
    return address_of(image.pk, image.file.name, spec)


class TestAddressOfACut:
    """Signed, and of one's own federation only."""

    SPEC = PLACES["card"].specs[0]

    def test_works_on_the_own_host(self, an_giang, visit):
        response = visit(an_giang.host, signed(picture(an_giang), self.SPEC))

        assert response.status_code == 302
        assert visit(an_giang.host, response["Location"]).status_code == 200

    def test_is_refused_on_the_neighbours_host(self, an_giang, ca_mau, visit):
        address = signed(picture(an_giang), self.SPEC)

        assert visit(ca_mau.host, address).status_code == 404
        assert visit(ca_mau.host, address, user=ca_mau.manager).status_code == 404
        assert not Rendition.objects.exists()

    def test_is_refused_to_the_stranger_who_asks_for_another_cut(self, an_giang, visit):
        address = signed(picture(an_giang), self.SPEC).replace("240x160", "5000x5000")

        assert visit(an_giang.host, address).status_code == 403
        assert not Rendition.objects.exists()

    def test_picture_of_all_sites_is_had_everywhere(self, ca_mau, visit):
        root = ca_mau.federation.collection.get_root()
        image = LibraryImage.objects.create(title="Chung", file=builders.picture_file(), collection=root)

        assert visit(ca_mau.host, signed(image, self.SPEC)).status_code == 302

    def test_missing_original_is_said_to_be_gone(self, an_giang, visit):
        image = picture(an_giang)
        image.file.storage.delete(image.file.name)

        assert visit(an_giang.host, signed(image, self.SPEC)).status_code == 410

    def test_replaced_file_gets_another_address_whatever_its_name(self, an_giang):
        image = picture(an_giang)
        addresses = {signed(image, self.SPEC)}
        for _time in range(3):
            image.file.storage.delete(image.file.name)
            image.file = builders.picture_file("anh.png")
            image.save()
            addresses.add(signed(image, self.SPEC))

        assert len(addresses) == 4

    def test_own_pictures_are_for_readers_of_feeds_elsewhere_too(self, an_giang, visit):
        made = visit(an_giang.host, signed(picture(an_giang), self.SPEC))
        file = visit(an_giang.host, made["Location"])

        assert made["Cross-Origin-Resource-Policy"] == file["Cross-Origin-Resource-Policy"] == "cross-origin"

    def test_what_an_administrator_sees_elsewhere_is_kept_by_nobody(self, an_giang, ca_mau, administrator, visit):
        response = visit(ca_mau.host, signed(picture(an_giang), self.SPEC), user=administrator)

        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_telephones_photographs_stand_upright_and_have_the_promised_size(an_giang, orientation):
    drawing = PillowImage.new("RGB", (1600, 1200))
    exif = drawing.getexif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    drawing.save(buffer, "JPEG", exif=exif)
    file = ContentFile(buffer.getvalue(), "dien-thoai.jpg")
    image = LibraryImage.objects.create(title="Ảnh", file=file, collection=an_giang.federation.collection)
    spec = PLACES["figure"].specs[-1]

    promised, made = cuts_of(image, [spec])[spec], image.get_rendition(spec)

    assert (image.width < image.height) is (orientation in (6, 8))
    assert (promised.width, promised.height) == (made.width, made.height)
    assert image.file_size in (None, image.file.size)
