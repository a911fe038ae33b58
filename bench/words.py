"""Texts of natural length for benches: sentences put together from a small vocabulary, the same ones at every run."""

import random
from functools import cache

_WHO = (
    "Công đoàn cơ sở", "Liên đoàn Lao động tỉnh", "Ban Nữ công", "Tổ công đoàn phân xưởng may",
    "Ủy ban Kiểm tra công đoàn", "Nghiệp đoàn nghề cá", "Trung tâm Tư vấn pháp luật", "Công đoàn các khu công nghiệp",
    "Ban Chấp hành công đoàn xã", "Nhà văn hóa Lao động", "Câu lạc bộ công nhân xa nhà", "Tổ hòa giải lao động",
)  # fmt: skip
_DOES = (
    "trao quà", "ký thỏa ước lao động tập thể", "mở lớp tập huấn", "thăm hỏi gia đình", "đối thoại với doanh nghiệp",
    "khởi công mái ấm", "tổng kết phong trào", "phát động thi đua", "khảo sát bữa ăn ca", "kiểm tra an toàn lao động",
    "kết nạp đoàn viên mới", "tổ chức hội thao", "tư vấn về bảo hiểm", "hướng dẫn chấm điểm cơ sở",
)  # fmt: skip
_WHOM = (
    "cho công nhân ngành may", "cho lao động nữ nuôi con nhỏ", "tại cảng cá", "ở khu nhà trọ phía đông",
    "cho đoàn viên bị tai nạn", "tại phân xưởng sơ chế", "cho giáo viên vùng cao", "ở bến xe liên tỉnh",
    "cho tài xế đường dài", "tại công trường cầu mới", "cho thợ lò nghỉ hưu", "ở trạm y tế xã",
)  # fmt: skip
_WHEN = (
    "sáng thứ năm", "trong quý bốn", "trước mùa mưa", "sau giờ làm", "vào dịp cuối năm", "suốt hai ngày",
    "trong tháng công nhân", "ngay sau hội nghị", "từ đầu tháng", "giữa hai vụ sản xuất",
)  # fmt: skip
_MORE = (
    "Kinh phí lấy từ quỹ xã hội và phần đóng góp của người lao động.",
    "Nhiều ý kiến đề nghị tăng suất ăn và bớt giờ làm thêm.",
    "Danh sách được niêm yết ở bảng tin để mọi người cùng theo dõi.",
    "Đại diện doanh nghiệp hứa trả lời bằng văn bản trong mười ngày.",
    "Theo thống kê, số vụ va chạm đã giảm so với cùng kỳ.",
    "Người nhận cho biết sẽ dùng khoản tiền để sửa mái nhà.",
    "Buổi làm việc kết thúc lúc mười một giờ rưỡi.",
    "Các tổ sẽ báo cáo kết quả trước ngày hai mươi hằng tháng.",
    "Cán bộ phụ trách ghi lại từng kiến nghị và đọc lại trước hội trường.",
    "Việc này được nêu trong chương trình công tác từ đầu năm.",
)
# So many different headlines and bodies. At one million pages each stands on some thousands of them: no cost that is
# measured depends on that, and search terms are made once for each.
HEADLINES = 2000
BODIES = 300


def headline(number):
    """Return the first sentence of the title of the page with a number."""
    pick = random.Random(number % HEADLINES)  # noqa: S311  (no secret)
    return f"{pick.choice(_WHO)} {pick.choice(_DOES)} {pick.choice(_WHOM)} {pick.choice(_WHEN)}."


def ordinal(number):
    """Return the second sentence of the title, by which a page can be found alone."""
    return f"Đợt {number}"


def title(number):
    """Return the title of the page with a number."""
    return f"{headline(number)} {ordinal(number)}"


def lead(number):
    """Return a lead of one sentence."""
    return _sentence(random.Random(f"lead {number % BODIES}"))  # noqa: S311  (no secret)


@cache
def paragraphs(number):
    """Return the body of a page as a tuple of six paragraphs, some 200 words."""
    pick = random.Random(f"body {number % BODIES}")  # noqa: S311  (no secret)
    return tuple(" ".join(_pair(pick)) for _paragraph in range(6))


def _pair(pick):
    yield _sentence(pick)
    yield pick.choice(_MORE)


def _sentence(pick):
    amount = pick.randint(2, 900)
    return f"{pick.choice(_WHO)} {pick.choice(_DOES)} {pick.choice(_WHOM)} {pick.choice(_WHEN)}, với {amount} suất."
