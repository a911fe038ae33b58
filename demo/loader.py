"""Loading the demo: the portal and three provinces, provisioned and filled as a team would fill them."""

import dataclasses
import datetime
import json
import random
from pathlib import Path

import yaml
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from news.models import NewsCategory, NewsIndexPage, NewsPage
from pages.models import StandardPage
from seminars.models import SeminarChair, SeminarIndexPage, SeminarPage
from sites.models import Federation, Identity
from sites.provisioning import provision
from sites.provisioning.sheet import read_yaml

from .bodies import PICTURES, Library, body_from
from .visits import load_visits

FOLDER = Path(__file__).parent
SITES = ("toan-quoc", "ben-tre", "thanh-hoa", "quang-ninh")  # the portal first
# What the counter of the old site had said, and visits of a usual day.
VISITS = {
    "toan-quoc": (8_412_306, 1900),
    "ben-tre": (1_046_518, 420),
    "thanh-hoa": (2_379_912, 980),
    "quang-ninh": (3_155_047, 1130),
}
ADMINISTRATOR = "quoc-gia@toan-quoc.example"


def load(signins, slugs=SITES, progress=lambda slug, done, total: None):
    """Load what is missing of the demo. Whatever is there already stays as it is.

    Args:
        signins: demo.signins.SignIns, which gives the accounts their passwords.
        slugs: which of SITES to load.
        progress: called with (slug, items done, items in all) after each page.

    Returns:
        list of Federation
    """
    with translation.override("vi"):
        federations = []
        for slug in slugs:
            spec = read_yaml((FOLDER / "specs" / f"{slug}.yaml").read_text("utf-8"))
            # With an account each they join at once, where provisioning would send invitations.
            for person in spec.people:
                signins.give(_account(person))
            # Another PORT than at the first start: the sites' full addresses follow it.
            provision(dataclasses.replace(spec, port=settings.SITE_PORT))
            federation = Federation.objects.select_related("site__root_page", "collection").get(slug=slug)
            _Content(federation, spec.people[0].email).fill(progress)
            load_visits(federation, *VISITS[slug])
            federations.append(federation)
        signins.administrator(ADMINISTRATOR)
        return federations


def _account(person):
    """Return the account of somebody in a specification, made when there is none."""
    user = User.objects.filter(email=person.email).first()
    return user or User.objects.create_user(person.email, first_name=person.first_name, last_name=person.last_name)


@dataclasses.dataclass
class _Content:
    """Fills one federation from its content file, in one transaction."""

    federation: Federation
    editor_email: str

    def fill(self, progress):
        if NewsPage.objects.descendant_of(self.federation.home).exists():
            return
        slug = self.federation.slug
        content = yaml.safe_load((FOLDER / "content" / f"{slug}.yaml").read_text("utf-8"))
        self.editor = User.objects.get(email=self.editor_email)
        self.library = Library(self.federation.collection, self.editor)
        self.today = timezone.localdate()
        items = [
            *(("news", item) for item in content["news"]),
            *(("seminar", item) for item in content["seminars"]),
        ]
        with transaction.atomic():
            self._identity(slug)
            self._about(content["about"])
            self._front_page(content.get("notices", []), content.get("links", []))
            self.categories = self._categories(content["categories"])
            makers = {"news": self._news, "seminar": self._seminar}
            # The oldest first, as they would have been written.
            for done, (kind, item) in enumerate(reversed(items), 1):
                makers[kind](item)
                progress(slug, done, len(items))

    def _section(self, page_class):
        return page_class.objects.child_of(self.federation.home).get()

    def _identity(self, slug):
        identity = Identity.for_site(self.federation.site)
        identity.logo = self.library.add(f"logo-{slug}", f"Biểu trưng {identity.name}")
        # The portal has none: it shows how a plain head looks.
        if (PICTURES / f"banner-{slug}.webp").exists():
            identity.banner = self.library.add(f"banner-{slug}", f"Ảnh nền {identity.name}")
        identity.save()

    def _about(self, about):
        page = self._section(StandardPage)
        page.lead = about["lead"]
        page.body = json.dumps(body_from(about["body"], self.library, page.title))
        page.save_revision(user=self.editor).publish()

    def _front_page(self, notices, links):
        home = self.federation.home.specific
        home.notices = [("notice", {"text": notice, "page": None, "url": "", "until": None}) for notice in notices]
        home.quick_links = [
            ("link", {"text": link["text"], "page": None, "url": f"http://{link['host']}:{settings.SITE_PORT}/"})
            for link in links
        ]
        home.save_revision(user=self.editor).publish()

    def _categories(self, wanted):
        """Give the news section the content's categories instead of the starter's; return them by slug."""
        section = self._section(NewsIndexPage)
        section.categories = [NewsCategory(name=category["name"], slug=category["slug"]) for category in wanted]
        section.save_revision(user=self.editor).publish()
        return {category.slug: category for category in NewsCategory.objects.filter(section=section)}

    def _news(self, item):
        moment = self._moment(item["days_ago"], item["title"])
        page = NewsPage(
            title=item["title"],
            date_shown=moment,
            category=self.categories[item["category"]],
            byline=item["byline"],
            **self._story(item, moment.date()),
        )
        if source := item.get("republished"):
            page.origin = NewsPage.Origin.REPUBLISHED
            page.source_name, page.source_url = source["source"], source["url"]
            page.source_published_at = self._moment(source["days_ago"], source["url"]) - datetime.timedelta(hours=2)
        self._publish(page, NewsIndexPage)
        if item.get("featured"):
            home = self.federation.home.specific
            home.lead_story = page
            home.save_revision(user=self.editor).publish()

    def _seminar(self, item):
        date = self.today + datetime.timedelta(days=item["in_days"])
        author, _dash, unit = item["author"].partition(" - ")
        page = SeminarPage(
            title=item["title"],
            kind=item["kind"],
            date=date,
            end_date=date + datetime.timedelta(days=item["days"] - 1) if item.get("days", 1) > 1 else None,
            part_of_day=item.get("part_of_day", ""),
            start_time=item.get("start"),
            end_time=item.get("end"),
            venue=item["venue"],
            host=item["host"],
            delegates=item.get("delegates"),
            opinions=item.get("opinions"),
            topics="\n".join(item["topics"]),
            conclusions=self._dated(item.get("conclusions", ""), date),
            concluded_by=item.get("concluded_by", ""),
            author=author,
            author_unit=unit,
            **self._story(item, date),
        )
        page.chairs = [SeminarChair(name=chair["name"], title=chair["title"]) for chair in item["chairs"]]
        self._publish(page, SeminarIndexPage)

    def _story(self, item, date):
        """Return the fields that news and seminars share."""
        fields = {"lead": self._dated(item["lead"], date)}
        if picture := item.get("picture"):
            fields |= {
                "cover": self.library.picture(picture, item["title"]),
                "cover_caption": self._dated(picture["caption"], date),
            }
        dated = json.loads(self._dated(json.dumps(item["body"], ensure_ascii=False), date))
        fields["body"] = json.dumps(body_from(dated, self.library, item["title"]))
        return fields

    @staticmethod
    def _dated(text, date):
        """Fill in the placeholders of the content files: the day of the event, with and without its year."""
        short = f"{date.day}/{date.month}"
        return text.replace("{ngay_day_du}", f"{short}/{date.year}").replace("{ngay}", short)

    def _moment(self, days_ago, seed):
        """Return a moment in working hours of that day, always the same for the same seed, never in the future."""
        minutes = random.Random(seed).randrange(7 * 60 + 30, 17 * 60)  # noqa: S311  (no secret)
        midnight = datetime.datetime.combine(
            self.today - datetime.timedelta(days=days_ago), datetime.time(), timezone.get_default_timezone()
        )
        return min(midnight + datetime.timedelta(minutes=minutes), timezone.now())

    def _publish(self, page, section_class):
        page.owner = self.editor
        page.live = False
        self._section(section_class).add_child(instance=page)
        page.save_revision(user=self.editor).publish()
