"""Every change that readers see moves the one site it is seen on."""

import datetime
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from sites.models import Identity, Licence
from tests import builders
from tests.wsgi import Asker


def _unpublish(team, page):
    page.unpublish()


def _delete(team, page):
    Page.objects.get(pk=page.pk).delete()


def _move(team, page):
    Page.objects.get(pk=page.pk).move(team.home, pos="last-child")


def _reorder_sections(team, page):
    Page.objects.get(pk=team.about.pk).move(Page.objects.get(pk=team.news.pk), pos="left")


def _close(team, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _put_off(team, page):
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.title = "Đến giờ"
    page.save_revision().publish()


def _name(team, page):
    identity = Identity.for_site(team.site)
    identity.slogan = "Khẩu hiệu mới"
    identity.save()


def _licence(team, page):
    licence = Licence.for_site(team.site)
    licence.save()


def _redirect(team, page):
    Redirect.objects.create(site=team.site, old_path="/cu", redirect_page=team.about)


def _federation(team, page):
    team.federation.save()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Return a context manager at whose end everything is committed, as far as a test's transaction can tell."""

    @contextmanager
    def committing():
        with django_capture_on_commit_callbacks(execute=True):
            yield
        connection.run_on_commit.clear()

    return committing


@pytest.mark.parametrize(
    "change",
    [_unpublish, _delete, _move, _reorder_sections, _close, _put_off, _name, _licence, _redirect, _federation],
)
def test_change_is_seen_on_its_site_alone(an_giang, new_cache, counting, ca_mau, change, commit):
    with commit():
        page = builders.news(an_giang.news)
    reader, neighbour = (Asker(new_cache(counting), team.host) for team in (an_giang, ca_mau))
    reader.ask("/")
    neighbour.ask("/")

    with commit():
        change(an_giang, page)

    reader.ask("/")
    neighbour.ask("/")
    assert counting.made == {(an_giang.host, "/"): 2, (ca_mau.host, "/"): 1}
