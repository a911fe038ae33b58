"""Small things about words: links that say nothing, file names in the place of a description, spaces."""

import re

# What a link must not be called, without its punctuation and in small letters.
VAGUE = re.compile(
    r"(xem |đọc |tải |bấm |nhấn |nhấp |click |kích )?(vào |tại |ở )?"
    r"(đây|đó|link|liên kết|đường link|đường dẫn)( này)?"
    r"|(xem|đọc) (thêm|tiếp|chi tiết)( tại đây)?|chi tiết|tải về|tải xuống|tải tệp|click here|here|read more|more|link"
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
# In words that Python and a browser read alike: sites.editing hands it to Wagtail's content checks.
FILE_NAME = (
    r"\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$"
    r"|^(dcim|dscn?f?|img|image|photo|pic|scan|screenshot|untitled|ảnh)[-_ ]*[0-9][-_0-9 ()]*$"
    r"|^[^ ]*_[^ ]*$"
)
_FILE_NAME = re.compile(FILE_NAME, re.IGNORECASE)
_SPACES = re.compile(r"\S {2,}\S")


def is_vague(words):
    """Tell whether the words of a link say nothing of where it leads, e.g. «tại đây»."""
    return VAGUE.fullmatch(" ".join(re.findall(r"\w+", words.lower()))) is not None


def is_address(words):
    """Tell whether the words of a link are its address."""
    return _ADDRESS.fullmatch(words.strip()) is not None


def is_file_name(words):
    """Tell whether a description is the name of a file, as cameras and phones give them."""
    return _FILE_NAME.search(words.strip()) is not None


def has_double_spaces(text):
    """Tell whether words of a text stand more than one space apart."""
    return _SPACES.search(text) is not None
