"""A page that is deleted is gone, and nothing is kept of why."""

import pytest
from wagtail.models import Page

from tests import builders
from withdrawals.models import Withdrawal


@pytest.mark.parametrize("live", [True, False])
def test_manager_deletes_a_page(an_giang, visit, live):
    page = builders.news(an_giang.news, live=live)

    response = visit(an_giang.host, f"/admin/pages/{page.pk}/delete/", an_giang.manager, "post", data={})

    assert response.status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Withdrawal.objects.filter(page_id=page.pk).exists()


def test_section_is_deleted_with_what_is_below(an_giang, administrator, visit):
    page = builders.news(an_giang.news)

    response = visit(an_giang.host, f"/admin/pages/{an_giang.news.pk}/delete/", administrator, "post", data={})

    assert response.status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Withdrawal.objects.exists()
