"""What readers of one site see is that site's, and pages of one team are closed to the other."""

import pytest
from django.urls import reverse

from core.versions import version_of
from tests import builders


@pytest.fixture
def pages(an_giang, ca_mau):
    """A page of news on each site."""
    return {
        team.host: builders.news(team.news, title=f"Tin riêng của {team.federation.name}")
        for team in (an_giang, ca_mau)
    }


def test_each_host_shows_its_own_name_slogan_news_and_footer(an_giang, ca_mau, visit, pages):
    for team, other in ((an_giang, ca_mau), (ca_mau, an_giang)):
        html = visit(team.host).content.decode()
        assert f"Liên đoàn Lao động tỉnh {team.federation.name}" in html
        assert f"Khẩu hiệu {team.federation.name}" in html
        assert pages[team.host].title in html
        assert f"LĐLĐ tỉnh {team.federation.name}" in html
        assert other.federation.name not in html


def test_page_of_one_site_is_404_on_another(an_giang, ca_mau, visit, pages):
    path = pages[an_giang.host].url

    assert visit(an_giang.host, path).status_code == 200
    assert visit(ca_mau.host, path).status_code == 404


def test_404_page_carries_the_sites_own_name(an_giang, ca_mau, visit):
    response = visit(an_giang.host, "/khong-co/")

    assert response.status_code == 404
    assert "Liên đoàn Lao động tỉnh An Giang" in response.content.decode()
    assert "Cà Mau" not in response.content.decode()


def test_footer_prints_the_licence_and_no_empty_label(an_giang, ca_mau, visit):
    full, sparse = (visit(team.host).content.decode() for team in (an_giang, ca_mau))

    for fact in ("11/GP-TTĐT", "Sở Thông tin và Truyền thông An Giang", "5/6/2020", "0296.000.0001", "Số 1, Rạch Giá"):
        assert fact in full
    assert "Fax" not in full
    assert "Giấy phép" not in sparse


def test_public_pages_load_nothing_from_elsewhere(an_giang, visit, pages):
    import re

    html = visit(an_giang.host).content.decode()
    loaded = re.findall(r'<(?:link|script|img|iframe|source)[^>]+(?:href|src|srcset)="([^"]+)"', html)

    own = ("/", f"http://{an_giang.host}/")
    assert loaded
    assert [address for address in loaded if not address.startswith(own)] == []
    # A data block is no script: browsers do not run it.
    html = html.replace('<script type="application/ld+json">', "")
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", html)


@pytest.mark.parametrize("page", ["news", "seminars", "about", "contact", "home"])
def test_pages_are_edited_by_their_own_team_alone(an_giang, ca_mau, stranger, visit, page):
    address = f"/admin/pages/{getattr(an_giang, page).pk}/edit/"

    assert visit(an_giang.host, address, an_giang.editor).status_code == 200
    assert visit(an_giang.host, address, ca_mau.editor).status_code == 404
    assert visit(an_giang.host, address, stranger).status_code == 302
    assert visit(an_giang.host, address).status_code == 302


def test_editor_submits_and_reviewer_of_the_same_team_publishes(an_giang, ca_mau, visit):
    page = builders.news(an_giang.news, title="Chờ duyệt", live=False)
    edit = f"/admin/pages/{page.pk}/edit/"
    assert "action-publish" not in visit(an_giang.host, edit, an_giang.editor).content.decode()

    workflow = page.get_workflow()
    state = workflow.start(page, an_giang.editor)
    task_state = state.current_task_state
    action = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", task_state.pk))
    visit(an_giang.host, action, ca_mau.reviewer, "post", data={"comment": ""})
    page.refresh_from_db()
    assert not page.live

    visit(an_giang.host, action, an_giang.reviewer, "post", data={"comment": "", "seen": version_of(page)})

    page.refresh_from_db()
    assert page.live
    assert visit(an_giang.host, page.url).status_code == 200
