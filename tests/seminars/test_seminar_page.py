"""A seminar's facts."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from seminars.models import SeminarChair, SeminarPage
from tests import builders


def unsaved(**fields):
    return SeminarPage(
        title="Hội thảo", slug="hoi-thao", path="0001", depth=1, date=datetime.date(2022, 10, 14), **fields
    )


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"end_date": datetime.date(2022, 10, 13)}, "end_date"),
        ({"end_time": datetime.time(11)}, "start_time"),
        ({"start_time": datetime.time(11), "end_time": datetime.time(8)}, "end_time"),
        ({"concluded_by": "Bà Chủ tọa"}, "conclusions"),
    ],
)
def test_facts_that_contradict_each_other_are_refused(fields, wrong):
    with pytest.raises(ValidationError) as refusal:
        unsaved(**fields).clean()

    assert list(refusal.value.message_dict) == [wrong]


def test_topics_pasted_with_semicolons_are_divided():
    page = unsaved(topics="Lý luận và thực tiễn;\n - Vai trò giám sát ; Giải pháp phối hợp.\n\n")

    assert page.topic_list == ["Lý luận và thực tiễn", "Vai trò giám sát", "Giải pháp phối hợp"]


@pytest.mark.parametrize(
    ("fields", "hour"),
    [({"start_time": datetime.time(13, 30)}, 13), ({"part_of_day": "afternoon"}, 14), ({}, 0)],
)
def test_beginning_is_the_best_that_is_known(fields, hour):
    assert unsaved(**fields).starts_at.hour == hour


def test_draft_without_a_date_is_neither_upcoming_nor_an_error():
    page = SeminarPage(title="Chưa rõ ngày", date=None)

    assert not page.is_upcoming


def test_reader_sees_the_facts(an_giang, visit):
    page = SeminarPage(
        title="Tọa đàm về cải cách",
        kind="toa-dam",
        date=datetime.date(2019, 9, 30),
        part_of_day="afternoon",
        venue="Hội trường lớn",
        host="Ban Thường vụ LĐLĐ tỉnh",
        delegates=1031,
        opinions=10,
        topics="Giảm văn bản\nMột cửa điện tử",
        conclusions="Cần đổi mới.",
        concluded_by="Bà Trần Thị Chủ Tọa, Chủ tịch",
        author="Bích Hà",
        author_unit="Công đoàn Viên chức",
    )
    page.chairs = [SeminarChair(name="Ông Nguyễn Một", title="Chủ tịch"), SeminarChair(name="Bà Lê Hai", title="Phó")]
    page = builders.add_page(an_giang.seminars, page)

    html = visit(an_giang.host, page.url).content.decode()

    for fact in (
        "Tọa đàm",
        "30/9/2019",
        "Hội trường lớn",
        "Ban Thường vụ LĐLĐ tỉnh",
        "1.031",
        "Một cửa điện tử",
        "Cần đổi mới.",
        "Bà Trần Thị Chủ Tọa, Chủ tịch",
        "Bích Hà",
        "Công đoàn Viên chức",
    ):
        assert fact in html
    assert html.index("Ông Nguyễn Một") < html.index("Bà Lê Hai")


def test_index_parts_what_is_to_come_from_what_has_been(an_giang, visit):
    today = timezone.localdate()
    later = builders.seminar(an_giang.seminars, title="Còn lâu", date=today + datetime.timedelta(days=30))
    sooner = builders.seminar(an_giang.seminars, title="Sắp tới", date=today)
    over = builders.seminar(an_giang.seminars, title="Đã qua", date=today - datetime.timedelta(days=1))

    context = visit(an_giang.host, an_giang.seminars.url).context

    assert context["upcoming"] == [sooner, later]
    assert list(context["past"]) == [over]
