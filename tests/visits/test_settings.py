"""The team's setting of its counter: its manager edits it, nobody else does."""

import datetime
import importlib

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import GroupSitePermission

from visits.models import VisitCounter

DATA = {"is_shown": "on", "legacy_total": "2379912", "legacy_until": "31/1/2026"}


@pytest.fixture
def save(an_giang, visit):
    """Return a function that posts An Giang's setting as somebody."""

    def post(user, **changes):
        path = f"/admin/settings/visits/visitcounter/{an_giang.site.pk}/"
        return visit(an_giang.host, path, user, "post", data={**DATA, **changes})

    return post


def stored():
    return list(VisitCounter.objects.values_list("site", "is_shown", "legacy_total", "legacy_until"))


def test_manager_carries_over_what_the_old_site_had_counted(an_giang, save):
    assert save(an_giang.manager).status_code == 302

    assert stored() == [(an_giang.site.pk, True, 2_379_912, datetime.date(2026, 1, 31))]


def test_nobody_else_does(an_giang, ca_mau, stranger, save):
    VisitCounter.objects.create(site=an_giang.site)
    before = stored()
    for user in (an_giang.editor, an_giang.reviewer, ca_mau.manager, ca_mau.editor, stranger, None):
        assert save(user).status_code != 200

    assert stored() == before


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("legacy_until", {"legacy_until": ""}),
        ("legacy_until", {"legacy_until": "31/1/2999"}),
        ("legacy_until", {"legacy_until": "hôm qua"}),
        ("legacy_total", {"legacy_total": "0"}),
        ("legacy_total", {"legacy_total": "-5"}),
        ("legacy_total", {"legacy_total": "hai triệu"}),
        ("legacy_total", {"legacy_total": "9" * 30}),
    ],
)
def test_mistake_is_answered_at_its_field(an_giang, save, field, changes):
    response = save(an_giang.manager, **changes)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not VisitCounter.objects.exclude(legacy_total=0).exists()


def test_last_day_of_the_old_counter_may_be_today(an_giang, save):
    assert save(an_giang.manager, legacy_until=f"{timezone.localdate():%d/%m/%Y}").status_code == 302


def test_managers_of_an_older_install_may_edit_it_too(an_giang, save):
    grants = importlib.import_module("sites.migrations.0007_visit_counter_grants")
    GroupSitePermission.objects.filter(permission__codename="change_visitcounter").delete()
    assert save(an_giang.manager).status_code != 302 or not VisitCounter.objects.exists()

    grants.grant_to_managers(apps, None)
    grants.grant_to_managers(apps, None)

    assert save(an_giang.manager).status_code == 302
    assert stored()[0][2] == 2_379_912
