"""Addresses made of Vietnamese titles, on the server and in the browser alike."""

import json
import re
import shutil
import subprocess
import unicodedata

import pytest

from core.slugs import MAX_LENGTH, slug_input, slugify
from tests.core.titles import TITLES as COMMON
from tests.requirements import require

# Title -> the slug it must have, or None where the properties are proof enough.
TITLES = {
    "Đoàn kiểm tra của Tổng Liên đoàn": "doan-kiem-tra-cua-tong-lien-doan",
    "LĐLĐ tỉnh: Tọa đàm “Nâng cao đời sống công nhân”": "ldld-tinh-toa-dam-nang-cao-doi-song-cong-nhan",
    "Hội thảo về sở hữu chéo – những vấn đề đặt ra": "hoi-thao-ve-so-huu-cheo-nhung-van-de-dat-ra",
    "Nghị định 147/2024/NĐ-CP": "nghi-dinh-147-2024-nd-cp",
    "Ước mơ của người thợ mỏ": "uoc-mo-cua-nguoi-tho-mo",
    "Giỗ Tổ Hùng Vương 10/3": "gio-to-hung-vuong-10-3",
    "Ðại hội Công đoàn lần thứ XIII": "dai-hoi-cong-doan-lan-thu-xiii",
    "«Tết Sum vầy» ở Đắk Lắk": "tet-sum-vay-o-dak-lak",
    "1/5: mít tinh, diễu hành!": "1-5-mit-tinh-dieu-hanh",
    "  Lịch công tác tuần   ": "lich-cong-tac-tuan",
    "Nữ công — gia đình & bình đẳng giới": "nu-cong-gia-dinh-binh-dang-gioi",
    "Công\u00a0đoàn cơ sở": "cong-doan-co-so",
    "Tỷ lệ 95,7% đoàn viên tham gia": "ty-le-95-7-doan-vien-tham-gia",
    "E-mail: lienhe@congdoan.example": "e-mail-lienhe-congdoan-example",
    "ĐỒNG CHÍ NGUYỄN ĐÌNH KHANG THĂM, TẶNG QUÀ": "dong-chi-nguyen-dinh-khang-tham-tang-qua",
    "Phòng chống COVID‑19 tại khu công nghiệp": "phong-chong-covid-19-tai-khu-cong-nghiep",
    "Thửa ruộng, quả bưởi, lưỡi cày, chữ nghĩa": "thua-ruong-qua-buoi-luoi-cay-chu-nghia",
    "Hoà bình hay hòa bình, thuỷ hay thủy": "hoa-binh-hay-hoa-binh-thuy-hay-thuy",
    "Sao Vàng đất Việt 2026": "sao-vang-dat-viet-2026",
    "Café, straße, façade, smørrebrød": "cafe-strasse-facade-smorrebrod",
    "công_đoàn_cơ_sở": "cong-doan-co-so",
    "-- Thông báo khẩn --": "thong-bao-khan",
    "A": "a",
    "???": "",
    "公會": "",
    "": "",
    "Ban Thường vụ Liên đoàn Lao động tỉnh họp phiên thường kỳ": None,
    "Trao 120 suất quà cho công nhân có hoàn cảnh khó khăn": None,
    "Khánh thành nhà «Mái ấm Công đoàn» tại xã Vĩnh Thạnh": None,
    "Tập huấn nghiệp vụ tài chính, kế toán công đoàn năm 2026": None,
    "Đối thoại giữa lãnh đạo tỉnh với công nhân, người lao động": None,
    "Hội nghị người lao động tại Công ty TNHH MTV Cao su": None,
    "Phát động Tháng Công nhân và Tháng hành động về ATVSLĐ": None,
    "Giải bóng đá nam công nhân, viên chức, lao động lần thứ 8": None,
    "Ký kết thỏa thuận hợp tác về phúc lợi đoàn viên": None,
    "Tuyên dương 35 «Công nhân giỏi, Lao động sáng tạo»": None,
    "Bàn giao công trình nước sạch cho bà con vùng hạn mặn": None,
    "Thư chúc mừng nhân Ngày Quốc tế Phụ nữ 8/3": None,
    "Kết quả bầu cử bổ sung Ủy viên Ban Chấp hành khóa X": None,
    "Xử lý nợ bảo hiểm xã hội: vướng ở đâu?": None,
    "Lương tối thiểu vùng tăng 7,2% từ 1/1": None,
    "Chăm lo Tết: «không để ai bị bỏ lại phía sau»": None,
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh": None,
    "Triển khai Luật Công đoàn (sửa đổi) – Luật số 50/2024/QH15": None,
    "Đưa nghị quyết Đại hội vào cuộc sống": None,
    "Quỹ học bổng Tôn Đức Thắng: 20 năm một chặng đường": None,
    "Công đoàn ngành Giáo dục tổng kết năm học": None,
    "Ngày hội «Đoàn viên hiến máu tình nguyện»": None,
    "Hướng dẫn số 12/HD-TLĐ về thu, chi tài chính": None,
    "Khai mạc Hội thi An toàn, vệ sinh viên giỏi": None,
    "Ra mắt nghiệp đoàn xe ôm công nghệ đầu tiên": None,
    "Sơ kết phong trào «Giỏi việc nước, đảm việc nhà»": None,
    "Thỏa ước lao động tập thể nhóm doanh nghiệp dệt may": None,
    "Chuyến xe Công đoàn đưa 1.250 người về quê đón Tết": None,
    "Tư vấn pháp luật lưu động ở huyện đảo Cô Tô": None,
    "Bí thư Tỉnh ủy thăm công nhân ca đêm mỏ Vàng Danh": None,
    "Lễ viếng Nghĩa trang liệt sĩ Trường Sơn": None,
    "Hưởng ứng Giờ Trái đất: tắt đèn 60 phút": None,
    "Kỷ niệm 97 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 – 28/7/2026)": None,
    "Giám sát việc thực hiện chế độ ăn ca tại doanh nghiệp": None,
    "Ứng dụng «Công đoàn số»: tiện, nhanh, gần đoàn viên": None,
    "Người «giữ lửa» làng nghề chiếu Định Yên": None,
    "Tăng ca & sức khỏe: ý kiến người trong cuộc": None,
    "Đề án sắp xếp tổ chức bộ máy công đoàn hai cấp sau khi hợp nhất ba tỉnh Bến Tre, Vĩnh Long và Trà Vinh": (
        "de-an-sap-xep-to-chuc-bo-may-cong-doan-hai-cap-sau-khi-hop-nhat-ba-tinh-ben-tre"
    ),
    "Hội nghị lần thứ mười hai Ban Chấp hành Liên đoàn Lao động tỉnh khóa mười, nhiệm kỳ 2023 – 2028": None,
    "Ồ" * 90: "o" * 80,
    "Rấtdài" * 20 + " rồi thôi": None,
    **dict.fromkeys(COMMON),
}

# What Wagtail 8.0.1's SlugController does when a title is typed (wagtailadmin/js/core.js): `urlify` trims, runs the
# formatters with replaceAll, then lower-cases, drops what is no word character and joins what is left by hyphens.
# (Its own transliteration in between finds nothing to do, since the formatters leave only ASCII.)
BROWSER = """
const [formatters, titles] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const format = (title) => formatters.reduce(
  (text, [[pattern, flags], replacement]) => text.replaceAll(new RegExp(pattern, flags), replacement), title);
const urlify = (title) => format(title.trim()).toLowerCase()
  .replace(/[^-\\w\\s]/g, "").replace(/[-\\s]+/g, "-").substring(0, 255).replace(/-+$/g, "");
console.log(JSON.stringify(titles.map(urlify)));
"""


def test_the_list_is_long_enough_to_mean_something():
    assert len(TITLES) >= 300


@pytest.mark.parametrize(("title", "slug"), [(title, slug) for title, slug in TITLES.items() if slug is not None])
def test_a_title_has_the_address_people_expect(title, slug):
    assert slugify(title) == slug


@pytest.mark.parametrize("title", TITLES)
def test_a_slug_is_plain_words_joined_by_single_hyphens(title):
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slugify(title), re.ASCII)


@pytest.mark.parametrize("title", TITLES)
def test_a_slug_is_no_longer_than_the_limit(title):
    assert len(slugify(title)) <= MAX_LENGTH


@pytest.mark.parametrize("title", TITLES)
def test_the_slug_of_a_slug_is_itself(title):
    assert slugify(slugify(title)) == slugify(title)


@pytest.mark.parametrize("title", TITLES)
def test_both_unicode_forms_of_a_title_have_one_slug(title):
    assert slugify(unicodedata.normalize("NFD", title)) == slugify(unicodedata.normalize("NFC", title))


@pytest.mark.parametrize("letter", "đĐ\u00d0\u00f0")
def test_d_with_a_stroke_is_a_d(letter):
    assert slugify(f"{letter}à {letter}ẵng") == "da-dang"


def test_every_vietnamese_letter_is_written_as_its_plain_one():
    letters = {
        "a": "àảãáạăằẳẵắặâầẩẫấậ",
        "d": "đ",
        "e": "èẻẽéẹêềểễếệ",
        "i": "ìỉĩíị",
        "o": "òỏõóọôồổỗốộơờởỡớợ",
        "u": "ùủũúụưừửữứự",
        "y": "ỳỷỹýỵ",
    }
    assert sum(map(len, letters.values())) == 67
    for plain, accented in letters.items():
        assert slugify(accented) == slugify(accented.upper()) == plain * len(accented)


def test_a_long_title_is_cut_between_words():
    title = " ".join(["nghiên"] * 20)
    assert slugify(title) == "-".join(["nghien"] * 11)


def test_invisible_characters_do_not_part_a_word():
    assert slugify("Công\u200b đo\u00adàn\ufeff") == "cong-doan"


def test_the_browser_makes_the_same_slugs():
    node = shutil.which("node")
    require(node, "node")
    formatters = json.loads(slug_input().attrs["data-w-slug-formatters-value"])
    titles = [unicodedata.normalize(form, title) for title in TITLES for form in ("NFC", "NFD")]
    run = subprocess.run(
        [node, "-e", BROWSER],
        input=json.dumps([formatters, titles]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(run.stdout) == [slugify(title) for title in titles]
