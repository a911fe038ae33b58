"""The content of bench.content in the tables of the ordinary site: one site, as many pages in it."""

import datetime
import json
import uuid

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page, Site

from bench import rows, words

from .models import HomePage, Identity, NewsCategory, NewsIndexPage, NewsPage, SeminarIndexPage, SeminarPage

CATEGORIES = 5
CUTS = ["fill-480x320", "fill-800x450", "width-800", "max-120x120"]


def build(number, pictures):
    """Make the site with so many pieces of news.

    Args:
        number: how many.
        pictures: paths of picture files.

    Returns:
        dict of kind → address, as bench.worker wants it.
    """
    Site.objects.all().delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Công đoàn", slug="cong-doan", lead=words.lead(0)))
    site = Site.objects.create(hostname="stock.example", port=80, site_name="Công đoàn", root_page=home)
    news = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True))
    seminars = home.add_child(instance=SeminarIndexPage(title="Hội thảo", slug="hoi-thao", show_in_menus=True))
    for title in ("Giới thiệu", "Liên hệ"):
        home.add_child(instance=SeminarIndexPage(title=title, show_in_menus=True))
    categories = [
        NewsCategory.objects.create(section=news, name=f"Chuyên mục {one}", slug=f"chuyen-muc-{one}", sort_order=one)
        for one in range(CATEGORIES)
    ]
    images = [_picture(path) for path in pictures]
    Identity.objects.create(site=site, name="Công đoàn", slogan=words.lead(1), address="Số 1", logo=images[0])
    _seminars(seminars)
    _news(news, number, categories, images)
    story = NewsPage.objects.filter(cover__isnull=False).order_by("-date_shown")[min(number // 2, 500)]
    return {"home": "/", "list": "/tin-tuc/", "article": story.url, "404": "/khong-co/"}


def _picture(path):
    image = Image.objects.create(title=path.stem, file=ContentFile(path.read_bytes(), name=path.name))
    for cut in CUTS:
        image.get_rendition(cut)
    return image


def _seminars(section):
    for number in range(4):
        day = timezone.localdate() + datetime.timedelta(days=number + 1)
        section.add_child(
            instance=SeminarPage(title=words.title(number), date=day, lead=words.lead(number), venue="A")
        )


def _news(section, number, categories, images):
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True)[0]) + 1
    made = [_rows(section, one, first + one, categories, images) for one in range(number)]
    rows.write(Page, (page for page, _own in made))
    rows.write(NewsPage, (own for _page, own in made))
    Page.objects.filter(pk=section.pk).update(numchild=number)
    rows.follow_up(Page)


def _rows(section, number, pk, categories, images):
    moment = timezone.now() - datetime.timedelta(hours=7 * number + 1)
    slug = f"trang-{number}"
    page = {
        "id": pk,
        "path": Page._get_path(section.path, section.depth + 1, number + 1),
        "depth": section.depth + 1,
        "translation_key": uuid.UUID(int=pk),
        "locale_id": section.locale_id,
        "first_published_at": moment,
        "title": words.title(number),
        "draft_title": words.title(number),
        "slug": slug,
        "content_type_id": ContentType.objects.get_for_model(NewsPage).pk,
        "url_path": f"{section.url_path}{slug}/",
    }
    blocks = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in words.paragraphs(number)]
    blocks.insert(2, {"type": "image", "value": {"image": images[number % len(images)].pk, "caption": "Ảnh"}})
    own = {
        "page_ptr_id": pk,
        "date_shown": moment,
        "lead": words.lead(number),
        "body": json.dumps(blocks),
        "cover_id": images[number % len(images)].pk if number % 4 else None,
        "category_id": categories[number % len(categories)].pk,
    }
    return page, own
