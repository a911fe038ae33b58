"""What is shown beside the draft, the original for download, and what is done by one click: for the team alone."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.storage import default_storage
from django.urls import reverse

from intake.models import Intake
from intake.report import FINDINGS, Report, sections
from tests import builders
from tests.intake import documents, texts


@pytest.fixture
def ask(visit):
    """Return a function that opens an address of a page's intake as somebody."""

    def open_address(name, page, team, user, method="get", **kwargs):
        return visit(team.host, reverse(f"intake:{name}", args=[page.pk]), user, method, **kwargs)

    return open_address


@pytest.mark.parametrize("person", ["editor", "reviewer", "manager"])
def test_team_reads_the_report_with_counts_and_the_name_of_the_original(an_giang, draft, ask, person):
    page = draft(documents.left_out, name="Báo cáo <quý>.docx")

    response = ask("report", page, an_giang, getattr(an_giang, person))

    content = response.content.decode()
    assert response.status_code == 200
    assert "Báo cáo &lt;quý&gt;.docx" in content
    assert "Báo cáo nội bộ" in content
    assert reverse("intake:original", args=[page.pk]) in content
    assert reverse("wagtailadmin_pages:view_draft", args=[page.pk]) in content
    assert {outcome for outcome, _label, _total, _lines in response.context["sections"]} == {
        "doubtful",
        "dropped",
        "converted",
    }


def test_lines_that_were_cut_out_are_seen_without_opening_anything(an_giang, take_in, ask):
    take_in(an_giang, an_giang.news, text=f"{texts.WITH_SPAM}\n\n{texts.SPAM} xyz")

    page = Intake.objects.get().page
    response = ask("report", page, an_giang, an_giang.editor)
    content = response.content.decode()
    assert f"<q>{texts.TITLE_WITH_SPAM}</q>" in content
    before, _sample, _after = content.partition(f"<li>{texts.SPAM} xyz</li>")
    assert before.rstrip().rpartition("<details")[2].startswith(" open>")


@pytest.mark.parametrize("name", ["report", "original"])
def test_neighbour_stranger_and_reader_get_neither_report_nor_original(an_giang, ca_mau, stranger, draft, ask, name):
    page = draft()

    assert ask(name, page, ca_mau, ca_mau.editor).status_code == 404
    assert ask(name, page, an_giang, ca_mau.manager).status_code == 404
    for user in (stranger, None):
        response = ask(name, page, an_giang, user)
        assert response.status_code == 302
        assert "/login/" in response.url


def test_original_is_handed_out_to_be_saved(an_giang, draft, ask):
    content = documents.bytes_of(documents.plain())
    page = draft(content, name="Tin ngày 5-3.docx")

    response = ask("original", page, an_giang, an_giang.reviewer)

    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"
    assert "no-store" in response["Cache-Control"]


def test_original_that_is_gone_from_the_disk_is_not_found(an_giang, draft, ask):
    page = draft()
    default_storage.delete(page.intake.file.name)

    assert ask("original", page, an_giang, an_giang.editor).status_code == 404


def test_page_that_came_from_no_file_has_no_report(an_giang, ask):
    page = builders.news(an_giang.news)

    for name in ("report", "original"):
        assert ask(name, page, an_giang, an_giang.editor).status_code == 404


def test_title_as_a_sentence_by_one_click(an_giang, draft, ask):
    page = draft(documents.capitals_title)
    shown = ask("report", page, an_giang, an_giang.editor).content.decode()
    assert "LĐLĐ tỉnh An Giang tổ chức đại hội lần thứ XI" in shown

    response = ask("offer", page, an_giang, an_giang.editor, "post", data={"offer": "title"})

    assert response.url == reverse("intake:report", args=[page.pk])
    page.refresh_from_db()
    latest = page.get_latest_revision_as_object()
    assert latest.title == page.title == page.draft_title == "LĐLĐ tỉnh An Giang tổ chức đại hội lần thứ XI"
    assert (page.live, page.latest_revision.user, page.slug) == (False, an_giang.editor, latest.slug)
    assert "title" not in Intake.objects.get(page=page).report["suggestions"]


def test_first_picture_as_cover_by_one_click(an_giang, draft, ask):
    page = draft(documents.pictures)
    first = next(block.value for block in page.body if block.block_type == "image")

    ask("offer", page, an_giang, an_giang.editor, "post", data={"offer": "cover"})

    page.refresh_from_db()
    latest = page.get_latest_revision_as_object()
    assert (latest.cover, latest.cover_caption) == (first["image"], "Chủ tịch trao quà")
    assert first["image"] not in [block.value["image"] for block in latest.body if block.block_type == "image"]
    assert latest.body[0].value.source.startswith("<p")


def test_offer_is_taken_up_once(an_giang, draft, ask):
    page = draft(documents.capitals_title)
    ask("offer", page, an_giang, an_giang.editor, "post", data={"offer": "title"})
    before = page.revisions.count()

    for offer in ("title", "cover", "invented", ""):
        response = ask("offer", page, an_giang, an_giang.editor, "post", data={"offer": offer})
        assert response.status_code == 302
        assert [message.level_tag for message in get_messages(response.wsgi_request)][-1] == "error"

    assert page.revisions.count() == before


def test_offer_is_not_for_others_nor_for_a_locked_page(an_giang, ca_mau, stranger, draft, ask):
    page = draft(documents.capitals_title)
    data = {"offer": "title"}

    assert ask("offer", page, ca_mau, ca_mau.editor, "post", data=data).status_code == 404
    assert "/login/" in ask("offer", page, an_giang, stranger, "post", data=data).url
    page.locked, page.locked_by = True, an_giang.reviewer
    page.save()
    ask("offer", page, an_giang, an_giang.editor, "post", data=data)
    assert ask("offer", page, an_giang, an_giang.editor).status_code == 405

    page.refresh_from_db()
    assert page.get_latest_revision_as_object().title == "LĐLĐ TỈNH AN GIANG TỔ CHỨC ĐẠI HỘI LẦN THỨ XI"


def test_title_changed_by_the_offer_makes_its_taker_the_author(an_giang, draft, ask):
    """Four eyes: whoever changed the text last does not approve it."""
    page = draft(documents.capitals_title)
    page.get_workflow().start(page, an_giang.editor)
    ask("offer", page, an_giang, an_giang.reviewer, "post", data={"offer": "title"})

    page = type(page).objects.get(pk=page.pk)
    actions = page.current_workflow_task.get_actions(page, an_giang.reviewer)
    assert "approve" not in [name for name, *_more in actions]


def test_findings_are_read_in_the_order_of_their_weight_and_unknown_ones_left_out():
    report = Report()
    report.note("table", "Đơn vị")
    report.note("spam", "casino " * 100)
    report.note("no_title")
    data = report.as_data()
    data["findings"]["of_a_later_version"] = {"count": 1, "samples": []}

    assert [(outcome, total) for outcome, _label, total, _lines in sections(data)] == [
        ("doubtful", 1),
        ("dropped", 1),
        ("converted", 1),
    ]
    assert len(report.samples("spam")[0]) == 300
    with pytest.raises(KeyError):
        report.note("never heard of")
    assert all(str(label) for _outcome, label in FINDINGS.values())
