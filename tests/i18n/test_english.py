"""What `make i18n` takes for English."""

import pytest

from i18n.english import english_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Save draft", ["Save", "draft"]),
        ("Lưu draft", ["draft"]),
        ("Bạn có 3 pages chờ duyệt", ["pages"]),
        ("Search", ["Search"]),
    ],
)
def test_english_words_are_found(text, words):
    assert english_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Lưu bản nháp",
        "Liên đoàn Lao động tỉnh Bến Tre",
        "Can thiệp, tham gia, the thé, song song",
        "Ví dụ Facebook, Zalo, YouTube.",
        "Tệp .docx, tối đa 30 MB",
        "Đưa vào thanh menu",
        "page.editor@search.example",
        "collection_permissions-TOTAL_FORMS",
        "https://search.example/page/",
        "",
    ],
)
def test_vietnamese_names_and_addresses_are_not(text):
    assert english_in(text) == []
