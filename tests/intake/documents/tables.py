"""Tables in Word files."""

from docx.shared import Cm

from .making import END, LEAD, TEXT, TITLE, add_link, picture, plain


def table():
    """A table with a bold first row."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=3, cols=3)
    rows = (("Đơn vị", "Số đoàn viên", "Diện tích (m2)"), ("Trường học", "120", "35"), ("Nhà máy", "1.250", "410"))
    for row, texts in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].add_run(text).bold = texts is rows[0]
    document.add_paragraph(END)
    return document


def rich_table():
    """A table with no headings, with bold text, two paragraphs, a power and a link in its cells."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).text = "Trường học"
    grid.cell(0, 1).paragraphs[0].add_run("rất tốt").bold = True
    grid.cell(1, 0).paragraphs[0].add_run("m")
    grid.cell(1, 0).paragraphs[0].add_run("2").font.superscript = True
    grid.cell(1, 1).text = "Dòng một\nDòng hai"
    add_link(grid.cell(1, 1).add_paragraph(), "liên kết", "https://congdoan.example/")
    return document


def merged_table():
    """A table with cells merged across and down, and a table inside a cell."""
    document = plain(TITLE, LEAD, TEXT)
    grid = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in grid.rows for cell in row.cells):
        cell.text = f"Ô {number}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Ngang"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "Dọc"
    inner = grid.cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "trong", "bảng"
    inner.add_row().cells[0].text = "hàng hai"
    return document


def layout_table():
    """A table that only puts two texts side by side, and one that holds a picture over its caption."""
    document = plain(TITLE, LEAD)
    side = document.add_table(rows=1, cols=2)
    side.cell(0, 0).text, side.cell(0, 1).text = "Nơi nhận: các đơn vị trong toàn tỉnh", "Người viết bài này"
    document.add_paragraph(TEXT)
    frame = document.add_table(rows=2, cols=1)
    frame.cell(0, 0).paragraphs[0].add_run().add_picture(picture(), width=Cm(8))
    frame.cell(1, 0).paragraphs[0].add_run("Trao quà cho đoàn viên").italic = True
    document.add_paragraph(END)
    return document
