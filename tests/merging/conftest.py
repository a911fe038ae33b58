"""Two federations with something of everything, about to be merged."""

import datetime

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from merging import doors, engine
from merging.choices import Choices
from news.models import NewsCategory
from search import index
from sites.hostnames.changes import add_hostname
from tests import builders
from visits.models import PageTotal, SiteTotal

LAST_DAY = datetime.date(2025, 6, 30)
SAME_SLUG = "tin-trung-ten"


@pytest.fixture
def filled(an_giang, ca_mau, administrator):
    """Fill Cà Mau, the predecessor, and An Giang, the successor; return what Cà Mau has by name."""
    inner = Collection.objects.get(pk=ca_mau.federation.collection_id).add_child(name="Ảnh đại hội")
    picture = builders.picture(inner)
    own = NewsCategory.objects.create(section=ca_mau.news, name="Biển đảo", slug="bien-dao", sort_order=9)
    shared = NewsCategory.objects.filter(section=ca_mau.news).order_by("sort_order").first()
    made = {
        "picture": picture,
        "document": builders.document(ca_mau.federation.collection),
        "story": builders.news(ca_mau.news, "Tin của Cà Mau", cover=picture, category=own),
        "common": builders.news(ca_mau.news, "Tin chung", category=shared),
        "twin": builders.news(ca_mau.news, "Tin trùng tên", slug=SAME_SLUG),
        "draft": builders.news(ca_mau.news, "Tin nháp", live=False),
        "seminar": builders.seminar(ca_mau.seminars, date=datetime.date(2026, 5, 1)),
        "below": builders.standard_page(ca_mau.about, "Cơ cấu"),
        "own_category": own,
        "shared_category": shared,
    }
    builders.news(an_giang.news, "Tin trùng tên ở An Giang", slug=SAME_SLUG)
    made["story"].title = "Tin của Cà Mau, bản mới"
    made["story"].save_revision(user=ca_mau.editor)
    Redirect.add_redirect("/cu/1.aspx", redirect_to=made["story"].specific, site=ca_mau.site)
    Redirect.add_redirect("/cu/2", redirect_to=f"/{ca_mau.news.slug}/{made['common'].slug}/", site=ca_mau.site)
    SiteTotal.objects.create(site=ca_mau.site, visits=1234)
    PageTotal.objects.create(site=ca_mau.site, page=made["story"], visits=77)
    add_hostname(ca_mau.federation, "www.ca-mau.example", administrator)
    index.repair()
    return made


@pytest.fixture
def merge(an_giang, ca_mau, administrator):
    """Return a function that merges Cà Mau into An Giang and returns the Merger."""

    def do(advance=engine.silent, **choices):
        decided = Choices(until=LAST_DAY, **choices)
        merger = doors.start(an_giang.federation, [ca_mau.federation], decided, administrator)
        engine.run(merger, advance)
        return merger

    return do
