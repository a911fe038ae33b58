"""What an old site put around every page: banner, counters, menu, footer. It is no part of the text."""

import re

from core.syllables import foreign_share, words_of
from intake.days import day_in, is_bare_day
from intake.elements import Paragraph
from intake.titles import MAX_LENGTH

LONG = 35  # words: a paragraph of the text, no line of a frame
MAX_LINE = 400  # signs of a line of a frame
_COUNTER = re.compile(
    r"^\W*(?:đang\s+(?:online|truy cập|trực tuyến)|online|hôm nay|hôm qua|tuần này|tháng này|tất cả|đã truy cập|"
    r"(?:số )?lượt\s+(?:truy cập|xem|đọc)|tổng (?:số )?(?:lượt )?truy cập|thống kê truy cập|khách trực tuyến)"
    r"\W*[\d.,]*\W*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"^\W*(?:giấy phép|(?:địa chỉ|điện thoại|đt|tel|fax|e-?mail|thư điện tử|website)\s*:|"
    r"trang (?:thông tin|tin) điện tử|cổng thông tin điện tử|bản quyền|copyright|(?:người )?chịu trách nhiệm|"
    r"cơ quan chủ quản|ghi rõ nguồn|đơn vị (?:quản lý|phát triển)|(?:website được )?thiết kế (?:bởi|và)|"
    r"phát triển bởi|designed by|powered by)|^\W*©",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"^\W*(?:trang chủ|in trang|in bài(?: viết)?|gửi (?:bài|email)|chia sẻ|về đầu trang|quay lại|trở về|lên trên|"
    r"xem thêm|bình luận|đăng nhập|tìm kiếm|từ khóa|banner|menu|tin đọc nhiều|"
    r"liên kết(?: website)?|thăm dò ý kiến)\W*$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^\W*(?:các )?(?:tin|bài(?: viết)?) (?:khác|liên quan|cũ hơn|mới hơn)", re.IGNORECASE)
_UNIT = re.compile(r"^(?:sở|bộ|ủy ban|ubnd|tổng liên đoàn|liên đoàn|lđlđ|công đoàn|trang|cổng)\b", re.IGNORECASE)
_SENTENCE_WORDS = 14


def split_frame(elements, report):
    """Part an old page into its title and its text; what was around them is noted.

    The title is the last line before the first long paragraph that is neither the frame's nor a short lead.

    Args:
        elements: list of Paragraph, Table and Picture, tidied.
        report: the Report.

    Returns:
        (title, list of the text's elements)
    """
    elements = _without_foot(elements, report)
    head = _head_of(elements)
    title_place = _title_place(elements, head)
    if title_place is None:
        return "", _without_frame(elements, report)
    for element in elements[:title_place]:
        report.note("site_frame", getattr(element, "text", ""))
    title = elements[title_place].text.replace("\n", " ")
    return title, _without_frame(elements[title_place + 1 :], report)


def is_frame(element):
    """Tell whether a line is one that old sites have around each page."""
    if not _is_short(element):
        return False
    text = element.text
    is_foreign = 0 < len(words_of(text)) <= 5 and foreign_share(text) == 1
    return is_foreign or any(pattern.match(text) for pattern in (_COUNTER, _FOOTER, _TOOL))


def _is_short(element):
    return isinstance(element, Paragraph) and element.words < LONG and len(element.text) <= MAX_LINE


def _without_foot(elements, report):
    """Return the elements up to where the frame below the text begins."""
    end = next((place for place, element in enumerate(elements) if _begins_other_news(element)), len(elements))
    while end and is_frame(elements[end - 1]):
        end -= 1
    for element in elements[end:]:
        report.note("site_frame", getattr(element, "text", ""))
    return elements[:end]


def _begins_other_news(element):
    return isinstance(element, Paragraph) and element.words <= 8 and bool(_OTHERS.match(element.text))


def _head_of(elements):
    """Return the number of elements before the first long paragraph."""
    long = (place for place, one in enumerate(elements) if isinstance(one, Paragraph) and one.words >= LONG)
    return next(long, len(elements))


def _title_place(elements, head):
    """Return the place of the title, None where there is none."""
    places = [place for place in range(head) if _may_be_title(elements[place])]
    headed = [place for place in places if elements[place].style in {"title", "heading"}]
    if headed or not places:
        return headed[0] if headed else None
    if head == len(elements):
        # Nothing is long: the text is made of short paragraphs, and its first one is the title.
        return places[0]
    chosen = places[-1]
    for earlier in reversed(places[:-1]):
        if not _is_lead_under(elements, earlier, chosen):
            break
        chosen = earlier
    return chosen


def _may_be_title(element):
    if not isinstance(element, Paragraph) or element.mark or is_frame(element) or len(element.text) > MAX_LENGTH:
        return False
    day = day_in(element.text)
    return not is_bare_day(element.text) and not (day and day.starts and element.words > _SENTENCE_WORDS)


def _is_lead_under(elements, place, following):
    """Tell whether the line at `following` is a short lead right under a title at `place`."""
    is_sentence = elements[following].words > _SENTENCE_WORDS and elements[following].text.endswith((".", "!", "…"))
    is_unit = bool(_UNIT.match(elements[place].text)) and elements[place].words <= 10
    return following == place + 1 and is_sentence and not is_unit


def _without_frame(elements, report):
    kept = []
    for element in elements:
        if _is_short(element) and (_COUNTER.match(element.text) or _TOOL.match(element.text)):
            report.note("site_frame", element.text)
        else:
            kept.append(element)
    return kept
