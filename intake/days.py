"""The day that a report speaks of: «Ngày 30/9», «Chiều ngày 14/10/2022», «sáng 5 tháng 3 năm 2024»."""

import datetime
import re
from dataclasses import dataclass

from core.dates import FIRST_YEAR, LAST_YEAR

_PARTS = {"sáng": "morning", "trưa": "afternoon", "chiều": "afternoon", "tối": "evening"}
_DAY = re.compile(
    r"(?:(?P<part>sáng|trưa|chiều|tối)\s+)?"
    r"(?P<word>ngày\s+|thứ\s+\w+,?\s*(?:ngày\s+)?|chủ nhật,?\s*(?:ngày\s+)?)?(?<![\d/.-])"
    r"(?:(?P<day>\d{1,2})\s*(?:(?:-|–|và|đến)\s*\d{1,2}\s*)?[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?"
    r"|(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>\d{4}))?)"
    r"(?![\d/]|\.\d)",
    re.IGNORECASE,
)
_BEFORE = 60  # signs before a day that are looked at
MAX_LINE = 120  # signs of a line that holds nothing but a day
_CITED = re.compile(r"\bsố\s*:?\s*\S*\d\S*[/-]\S+[,\s]*$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:[.!?:]|^Trong(?: \d+ ngày)?,?)\s*$")
# A line that holds nothing but the day on which an old site published, perhaps with the time.
_BARE = re.compile(
    r"^\W*(?:(?:đăng|cập nhật|ngày đăng|thứ\s+\w+|chủ nhật)\b[\s,:|-]*)*(?:lúc\s+)?(?:\d{1,2}[:h]\d{2}(?::\d{2})?"
    r"\s*(?:[ap]m)?\s*[,|-]?\s*)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?:\s*[,|-]?\s*(?:lúc\s+)?\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[ap]m|GMT\+7)?)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Day:
    """A day as a text gives it.

    Attributes:
        text: the words.
        day, month: numbers.
        year: None when the text leaves it out.
        part_of_day: "morning", "afternoon", "evening", or "" when it is not said.
        starts: whether a sentence begins with it.
    """

    text: str
    day: int
    month: int
    year: int | None
    part_of_day: str
    starts: bool

    @property
    def date(self):
        """The date, None without a year."""
        return datetime.date(self.year, self.month, self.day) if self.year else None


def day_in(text):
    """Return the Day that a paragraph reports of, or None.

    A number like 5/10 is a day only with a word before it that says so, or with a year behind. A day that begins a
    sentence is preferred, and that of a document which is cited («Nghị quyết số 02-NQ/TW ngày 12/6/2021») is none.
    """
    found = [day for match in _DAY.finditer(text) if (day := _day(match, text))]
    return next((day for day in found if day.starts), found[0] if found else None)


def _day(match, text):
    number = match.group
    day, month = int(number("day") or number("day2")), int(number("month") or number("month2"))
    year = int(number("year") or number("year2") or 0) or None
    says_so = number("word") or number("part") or number("month2") or year
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if not says_so or not _exists(day, month, year) or _CITED.search(before):
        return None
    part = _PARTS.get((number("part") or "").lower(), "")
    starts = not before.strip() or bool(_SENTENCE_START.search(before))
    return Day(" ".join(match.group().split()), day, month, year, part, starts)


def is_bare_day(text):
    """Tell whether a line is the day of publication and nothing else."""
    return len(text) <= MAX_LINE and bool(_BARE.match(text))


def _exists(day, month, year):
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        datetime.date(year or 2024, month, day)  # 2024 has a 29 February
    except ValueError:
        return False
    return True
