"""Makes tests/intake/samples/*.docx with programs that know nothing of python-docx: LibreOffice and pandoc.

    python tests/intake/make_samples.py

It needs `soffice` and `pandoc` (Debian: libreoffice-writer-nogui, pandoc). The files are kept in the repository, so
that the tests need neither; make them anew to see what newer versions of these programs write.
"""

import base64
import subprocess
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
# A picture of 64 × 48 pixels, light blue.
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAQ0lEQVR42u3PAQkAMAgAMH1+g9nKtxCErcGyeuKyF8cJCAgICAgICAgICAgICAgICAgI"
    "CAgICAgICAgICAgICAgI7PkI/AKzTthhXwAAAABJRU5ErkJggg=="
)

MARKDOWN = {
    "headings-lists": """---
title: Đại hội công đoàn cơ sở
---

Sáng 5/3/2026, công đoàn cơ sở tổ chức đại hội với sáu mươi đại biểu.

# Diễn biến

Đại hội có **hai** phần và *một* phiên thảo luận.

- Báo cáo
    - Của ban chấp hành
- Thảo luận

1. Bầu ban chấp hành
2. Bế mạc

## Kết quả

Mười một đồng chí trúng cử.
""",
    "table": """# Bảng số liệu đoàn viên

Số đoàn viên của các đơn vị trong quý.

| Đơn vị | Nam | Nữ |
|--------|-----|----|
| Trường Lê Lợi | 12 | 30 |
| Xưởng **may** | 45 | 160 |

Số liệu do các đơn vị báo cáo.
""",
    "footnotes-links": """# Chăm lo đời sống đoàn viên

Công đoàn tặng quà cho đoàn viên[^1] và người lao động[^2].

Xem [trang của công đoàn](https://congdoan.example/tin?x=1&y=2) hoặc [viết thư](mailto:vp@congdoan.example).

[^1]: Theo danh sách của tổ công đoàn.
[^2]: Không phân biệt hợp đồng, kể cả *thời vụ*.
""",
    "picture": """# Ngày hội của nữ đoàn viên

Sáng nay, nữ đoàn viên thi cắm hoa.

![Các đội thi trình bày bình hoa](anh.png)

Ban tổ chức trao ba giải.
""",
    "forms": """# Nước sạch và không khí

Mỗi nhà dùng 15 m^3^ nước; khí CO~2~ giảm; ~~chữ bỏ~~ không còn.

> Giữ lấy màu xanh cho con em chúng ta.

Dòng trên\\
dòng dưới.
""",
    "definitions-code": """# Từ viết tắt

Bản này giải thích từ viết tắt.

CĐCS
:   Công đoàn cơ sở

`BCH` là ban chấp hành. Công thức $a^2+b^2$ không cần nhớ.
""",
}

HTML = {
    "table-merged": """<h1>Bảng phân công trực</h1><p>Lịch trực của ban chấp hành trong tuần.</p>
<table border="1"><tr><th>Ngày</th><th>Ca</th><th>Người trực</th></tr>
<tr><td rowspan="2">Thứ Hai</td><td>Sáng</td><td>Chị Hoa</td></tr><tr><td>Chiều</td><td>Anh Nam</td></tr>
<tr><td>Thứ Ba</td><td colspan="2">Cả ban</td></tr></table><p>Ai bận thì báo trước.</p>""",
    "lists-html": """<h1>Việc cần làm trước đại hội</h1><p>Các tổ công đoàn phân công như sau.</p>
<ol><li>Chuẩn bị hội trường<ul><li>Bàn ghế</li><li>Âm thanh</li></ul></li><li>In tài liệu</li></ol>
<ul><li>Hoa</li><li>Nước uống</li></ul><p>Xong trước ngày 20.</p>""",
    "fonts": """<p><font face=".VnTimeH"><b>C«ng ®oµn c¬ së</b></font></p>
<p><font face=".VnTime">Ban ChÊp hµnh ®· ®Õn th¨m vµ trao quµ cho m­êi ®oµn viªn khã kh¨n.</font></p>
<p><font face="VNI-Times">Chuùc ñaïi hoäi thaønh coâng toát ñeïp.</font></p>
<p><font face="Times New Roman">Đoạn này gõ bằng Unicode.</font></p>""",
    "links-forms": """<h1>Thông báo tuyển sinh lớp nghề</h1>
<p>Xem <a href="https://congdoan.example/lop?a=1&amp;b=2">thông tin lớp</a>; <b>học phí</b> và <i>nơi học</i>.</p>
<p>Phòng học 40 m<sup>2</sup>, nước H<sub>2</sub>O, <u>gạch chân</u>, <s>bỏ đi</s>.</p><p>Hết hạn cuối tháng.</p>""",
}

_FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{}</office:text></office:body>
</office:document>"""
FLAT = {
    "picture": f"""<text:h text:outline-level="1">Hội thao công nhân</text:h>
<text:p>Hội thao có tám môn thi đấu.</text:p>
<text:p><draw:frame text:anchor-type="as-char" svg:width="4cm" svg:height="3cm"><draw:image><office:binary-data>
{base64.b64encode(_PNG).decode()}</office:binary-data></draw:image><svg:desc>Đội kéo co nữ của nhà máy</svg:desc>
</draw:frame></text:p><text:p text:style-name="Caption">Phần thi kéo co</text:p>
<text:p>Nhà máy sợi giành giải nhất.</text:p>""",
    "footnotes": """<text:h text:outline-level="1">Báo cáo nửa năm</text:h>
<text:p>Nửa năm qua phong trào phát triển.</text:p>
<text:p>Kết nạp 120 đoàn viên<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body>
<text:p>Trong đó có 70 nữ.</text:p></text:note-body></text:note> và lập hai công đoàn cơ sở<text:note
 text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>Xem phụ lục.</text:p>
</text:note-body>
</text:note>.</text:p>""",
    "tracked": """<text:tracked-changes><text:changed-region text:id="a"><text:insertion><office:change-info>
<dc:creator>Hoa</dc:creator><dc:date>2026-03-01T08:00:00</dc:date></office:change-info></text:insertion>
</text:changed-region>
<text:changed-region text:id="b"><text:deletion><office:change-info><dc:creator>Hoa</dc:creator>
<dc:date>2026-03-01T08:00:00</dc:date></office:change-info><text:p>mười </text:p></text:deletion></text:changed-region>
</text:tracked-changes><text:h text:outline-level="1">Trao quà cho đoàn viên</text:h>
<text:p>Công đoàn đã họp hôm qua.</text:p>
<text:p>Trao <text:change text:change-id="b"/><text:change-start text:change-id="a"/>mười hai <text:change-end
 text:change-id="a"/>phần quà<office:annotation><dc:creator>Lan</dc:creator><text:p>Xem lại số</text:p>
</office:annotation>.
</text:p>""",
    "frame": """<text:h text:outline-level="1">Thông tin nhanh</text:h><text:p>Hội nghị kết thúc sớm.</text:p>
<text:p>Mời xem khung bên<draw:frame svg:width="5cm" svg:height="3cm"><draw:text-box><text:p>Chữ trong khung</text:p>
</draw:text-box></draw:frame>.</text:p>""",
}


def run(*command):
    """Run a program and fail when it does."""
    subprocess.run(command, check=True, capture_output=True)


def by_pandoc(folder):
    """Have pandoc write the Markdown texts."""
    for name, text in MARKDOWN.items():
        source = folder / f"{name}.md"
        source.write_text(text, "utf-8")
        target = SAMPLES / f"pandoc-{name}.docx"
        run("pandoc", str(source), "--resource-path", str(folder), "-o", str(target))


def by_libreoffice(folder):
    """Have LibreOffice write the HTML and OpenDocument texts."""
    sources = []
    for name, text in HTML.items():
        source = folder / f"libreoffice-{name}.html"
        source.write_text(f"<html><head><meta charset='utf-8'></head><body>{text}</body></html>", "utf-8")
        sources.append((source, "HTML (StarWriter)"))
    for name, text in FLAT.items():
        source = folder / f"libreoffice-{name}.fodt"
        source.write_text(_FLAT.format(text), "utf-8")
        sources.append((source, None))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for source, reader in sources:
        options = [f"--infilter={reader}"] if reader else []
        convert = ["--headless", *options, "--convert-to", "docx:Office Open XML Text", "--outdir", str(SAMPLES)]
        run("soffice", profile, *convert, str(source))


if __name__ == "__main__":
    SAMPLES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "anh.png").write_bytes(_PNG)
        by_pandoc(work)
        by_libreoffice(work)
