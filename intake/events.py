"""What kind of event a text tells of, by the words of its title."""

import re

from seminars.models import SeminarPage

_WORDS = {
    SeminarPage.Kind.SEMINAR: "hội thảo",
    SeminarPage.Kind.DISCUSSION: "tọa đàm|toạ đàm",
    SeminarPage.Kind.CONFERENCE: "hội nghị",
    SeminarPage.Kind.TRAINING: "tập huấn",
    SeminarPage.Kind.DIALOGUE: "đối thoại",
    SeminarPage.Kind.CONTEST: "hội thi",
    SeminarPage.Kind.CEREMONY: "lễ",
}
_KINDS = {kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in _WORDS.items()}


def kind_in(title):
    """Return the SeminarPage.Kind that a title names first, None where it names none."""
    found = {kind: match.start() for kind, pattern in _KINDS.items() if (match := pattern.search(title))}
    return min(found, key=found.get, default=None)
