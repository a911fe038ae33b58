"""The figures of the board: each is right, sorts the list, and costs no more for many federations than for few."""

import csv
import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import Collection, Site, Workflow

from jobs.models import Job
from sites.models import Domain, Federation, Licence, Membership, ScheduleFailure
from tests import builders
from visits.models import SiteDay

pytestmark = pytest.mark.usefixtures("at_once")

FIGURES = (
    "name", "state", "site__hostname", "last_news", "waiting", "licence_until", "domain_until", "factor_share",
    "visits", "storage", "failures", "checks_share",
)  # fmt: skip


@pytest.fixture
def listing(visit, national, administrator):
    """Return a function that opens the board's list as the national administrator."""

    def open_list(query="", name="index"):
        response = visit(national.host, reverse(f"board:{name}") + query, administrator)
        assert response.status_code == 200
        return response

    return open_list


def row_of(listing, team):
    return next(row for row in listing().context["object_list"] if row.pk == team.federation.pk)


def slugs(response):
    return [row.slug for row in response.context["object_list"]]


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


def test_people_who_can_sign_in_and_their_second_factor(an_giang, listing):
    TOTPDevice.objects.create(user=an_giang.manager, confirmed=True)
    TOTPDevice.objects.create(user=an_giang.editor, confirmed=False)
    Membership.objects.filter(user=an_giang.reviewer).update(expires_on=in_days(-1))
    row = row_of(listing, an_giang)
    assert (row.people, row.people_with_factor, row.factor_share) == (2, 1, 0.5)

    type(an_giang.editor).objects.filter(pk=an_giang.editor.pk).update(is_active=False)
    assert row_of(listing, an_giang).people == 1


def test_first_of_several_domains_visits_and_files_in_collections_below(an_giang, ca_mau, listing):
    Domain.objects.filter(federation=an_giang.federation).update(expires_on=in_days(400))
    Domain.objects.create(federation=an_giang.federation, hostname="cu.example", expires_on=in_days(200))
    for day, visits in ((0, 5), (-29, 7), (-30, 100)):
        SiteDay.objects.create(site=an_giang.site, day=in_days(day), visits=visits)
    below = an_giang.federation.collection.add_child(instance=Collection(name="Ảnh"))
    files = [builders.picture(an_giang.federation.collection), builders.document(below)]
    sizes = [file.get_file_size() for file in files]
    builders.picture(ca_mau.federation.collection).get_file_size()

    row = row_of(listing, an_giang)

    assert (row.domain_until, row.visits) == (in_days(200), 12)
    assert row.storage == sum(sizes) > 0


def test_failed_jobs_and_deeds_of_the_schedule_stand_at_their_federation(an_giang, ca_mau, national, listing):
    own, other = an_giang.federation, ca_mau.federation
    for state, parameters in (
        ("failed", {"federation": own.pk}),
        ("failed", {"federation": own.slug}),
        ("failed", {"federations": [own.slug, other.pk]}),
        ("done", {"federation": own.pk}),
        ("failed", {"rows": [[2, {}]]}),
    ):
        Job.objects.create(kind="test", title="Việc", state=state, parameters=parameters)
    story = builders.news(an_giang.news, live=False)
    ScheduleFailure.objects.create(page=story, deed="publish", due_at=timezone.now())

    assert [row_of(listing, team).failures for team in (an_giang, ca_mau, national)] == [4, 1, 0]


def test_checklist_is_what_it_came_to_when_it_was_looked_at(an_giang, listing, visit, administrator, national):
    assert row_of(listing, an_giang).checks_share is None

    visit(national.host, reverse("board:federation", args=[an_giang.federation.pk]), administrator)
    row = row_of(listing, an_giang)
    assert (row.checks_done, row.checks_in_all) == (2, 6)

    builders.news(an_giang.news)
    call_command("look_at_checklists")
    row = row_of(listing, an_giang)
    assert (row.checks_done, row.checks_in_all) == (3, 6)
    assert "3/6" in listing().content.decode()


def test_checklists_of_sites_that_nobody_works_on_are_left_alone(an_giang, ca_mau):
    Federation.objects.filter(pk=an_giang.federation.pk).update(state="archived")

    call_command("look_at_checklists")

    looked_at = Federation.objects.filter(checked_at__isnull=False)
    assert set(looked_at.values_list("slug", flat=True)) == {"ca-mau", "national"}


@pytest.mark.parametrize("figure", FIGURES)
def test_list_is_sorted_by_each_column(an_giang, ca_mau, listing, figure):
    builders.news(an_giang.news)
    builders.document(an_giang.federation.collection).get_file_size()
    TOTPDevice.objects.create(user=an_giang.manager, confirmed=True)
    Licence.objects.filter(site=an_giang.site).update(expires_on=in_days(50))
    Domain.objects.filter(federation=an_giang.federation).update(expires_on=in_days(50))
    SiteDay.objects.create(site=an_giang.site, day=in_days(0), visits=1)
    Federation.objects.filter(pk=an_giang.federation.pk).update(checks_done=3, checks_in_all=6, state="suspended")
    Job.objects.create(kind="test", title="Việc", state="failed", parameters={"federation": "an-giang"})
    an_giang.federation.workflow.start(builders.news(an_giang.news, live=False), an_giang.editor)

    rising, falling = slugs(listing(f"?ordering={figure}")), slugs(listing(f"?ordering=-{figure}"))

    if figure in {"name", "site__hostname"}:
        assert rising == falling[::-1] == ["an-giang", "ca-mau", "national"]
    else:
        # An Giang alone has something; what the others lack is never above it when the most comes first.
        assert rising[-1] == falling[0] == "an-giang"
    assert f"ordering=-{figure}" in listing(f"?ordering={figure}").content.decode()


def test_names_stand_in_the_order_of_the_vietnamese_alphabet(an_giang, ca_mau, listing):
    Federation.objects.filter(pk=ca_mau.federation.pk).update(name="Đà Nẵng")
    Federation.objects.filter(pk=an_giang.federation.pk).update(name="Em")

    assert slugs(listing())[1:] == ["ca-mau", "an-giang"]


def test_what_somebody_should_look_at(an_giang, ca_mau, national, listing):
    for team in (an_giang, ca_mau, national):
        Licence.objects.filter(site=team.site).update(expires_on=in_days(400))
        builders.news(team.news)
    Federation.objects.filter(slug="ca-mau").update(state="closed")
    Licence.objects.filter(site=ca_mau.site).update(expires_on=None)
    assert slugs(listing("?attention=true")) == []
    assert len(slugs(listing("?attention=false"))) == 3

    Domain.objects.filter(federation=ca_mau.federation).update(expires_on=in_days(90))
    Licence.objects.filter(site=an_giang.site).update(expires_on=in_days(90))
    assert slugs(listing("?attention=true")) == ["an-giang", "ca-mau"]
    assert slugs(listing("?attention=false")) == ["national"]


def test_spreadsheet_has_every_figure_and_no_formula(an_giang, listing):
    Federation.objects.filter(pk=an_giang.federation.pk).update(name="=1+1", checks_done=2, checks_in_all=6)
    Licence.objects.filter(site=an_giang.site).update(expires_on=datetime.date(2031, 5, 4))

    text = b"".join(listing("?export=csv").streaming_content).decode("utf-8-sig")
    heading, *rows = csv.reader(text.splitlines())

    row = next(row for row in rows if "an-giang.example" in row)
    assert len(heading) == len(row) == 15
    assert row[0] == "'=1+1"
    assert row[-2:] == ["2", "6"]
    assert len(rows) == 3
    assert listing("?export=xlsx").status_code == 200


def test_tiles_say_in_words_what_they_show_in_colours(an_giang, ca_mau, national, listing):
    builders.news(an_giang.news)
    builders.news(national.news, date_shown=timezone.now() - datetime.timedelta(days=40))
    Federation.objects.filter(slug="ca-mau").update(state="suspended")

    page = listing()

    steps = {tile.federation.slug: (tile.step, tile.days) for tile in page.context["tiles"]}
    assert steps == {"an-giang": ("fresh", 0), "ca-mau": ("not-live", None), "national": ("still", 40)}
    assert page.content.decode().count('class="board-tile ') == 3
    assert "tiles" not in listing(name="results").context


def make_many(first, last):
    """Make federations by rows alone."""
    root, home = Collection.get_first_root_node(), Site.objects.first().root_page
    for number in range(first, last):
        groups = {role: Group.objects.create(name=f"{number} {role}") for role in ("editors", "reviewers", "managers")}
        Federation.objects.create(
            slug=f"tinh-{number}",
            name=f"Tỉnh {number}",
            unit_kind="province",
            state="live",
            site=Site.objects.create(hostname=f"tinh-{number}.example", root_page=home),
            collection=root.add_child(instance=Collection(name=f"Tỉnh {number}")),
            workflow=Workflow.objects.create(name=f"Tỉnh {number}"),
            **groups,
        )


def test_cost_is_the_same_for_few_and_many(db, listing):
    def queries(query):
        listing(query)
        with CaptureQueriesContext(connection) as captured:
            listing(query)
        return len(captured)

    pages = ("", "?ordering=-storage", "?attention=true")
    make_many(Federation.objects.count(), 34)
    few = [queries(page) for page in pages]
    make_many(34, 340)

    assert Federation.objects.count() == 340
    assert [queries(page) for page in pages] == few
    assert max(few) <= 30
