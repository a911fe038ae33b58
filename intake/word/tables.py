"""Tables of a Word file: a page's table has no merged cells, and a page's layout is no table."""

from intake.elements import MAX_CELLS, MAX_COLUMNS, Paragraph, Picture, Span, Table

from .xml import elements_of, find, is_on, name, number, value

MAX_CELLS_IN_ALL = 4000


def read(element, reader):
    """Return the elements that a w:tbl becomes: a Table, or what stood in it where it only arranged the sheet.

    Args:
        element: the w:tbl.
        reader: the body.Reader of the document.
    """
    rows = list(_rows(element, reader))
    cells = [content for row in rows for content, _is_repeated in row.cells]
    width = max((len(row.cells) for row in rows), default=0)
    if width == 0:
        return []
    if _arranges(rows, width, cells):
        if width > 1 or len(rows) > 1:
            reader.report.note("layout_table", _text(cells[0]))
        return [item for row in rows for content, is_repeated in row.cells if not is_repeated for item in content]
    size = width * len(rows)
    reader.cells_used += size
    if width > MAX_COLUMNS or size > MAX_CELLS or reader.cells_used > MAX_CELLS_IN_ALL:
        reader.cells_used -= size
        reader.report.note("table_too_large", f"{len(rows)} × {width}: {_text(cells[0])}")
        return []
    return [_table(rows, width, reader)]


class _Row:
    """A row as it is read: (elements, whether they are those of the cell above) for each column."""

    def __init__(self, is_header):
        self.is_header = is_header
        self.cells = []


def _rows(element, reader):
    above = None
    for row in _row_elements(element):
        properties = find(row, "w:trPr")
        if find(properties, "w:del") is not None:
            reader.report.note("deleted_text", "".join(row.itertext(name("w:t"), name("w:delText"))))
            continue
        header = find(properties, "w:tblHeader")
        read_row = _Row(header is not None and is_on(header))
        read_row.cells += [([], False)] * _bounded(value(properties, "w:gridBefore"))
        for cell in _cell_elements(row):
            _add_cell(read_row, cell, above, reader)
        if read_row.cells:
            yield read_row
            above = read_row


def _add_cell(row, cell, above, reader):
    """Put a cell into a row, for each column that it spans."""
    properties = find(cell, "w:tcPr")
    span = max(1, _bounded(value(properties, "w:gridSpan")))
    merge = find(properties, "w:vMerge")
    goes_on = merge is not None and merge.get(name("w:val"), "continue") == "continue"
    place = len(row.cells)
    if goes_on and above is not None and place < len(above.cells):
        reader.report.note("merged_cells")
        # A reader of one row, and whoever hears the table read out, needs what stood beside it.
        row.cells.append((above.cells[place][0], True))
    else:
        row.cells.append((reader.block_elements(cell), False))
    if span > 1:
        reader.report.note("merged_cells", _text(row.cells[-1][0]))
        row.cells += [([], False)] * (span - 1)


def _bounded(text):
    return max(0, min(number(text), MAX_COLUMNS + 1))


def _row_elements(element):
    """Yield the w:tr of a table, those in content controls and tracked insertions too."""
    for child in elements_of(element):
        if child.tag == name("w:tr"):
            yield child
        elif child.tag in {name("w:sdt"), name("w:sdtContent"), name("w:ins"), name("w:customXml")}:
            yield from _row_elements(child)


def _cell_elements(row):
    for child in elements_of(row):
        if child.tag == name("w:tc"):
            yield child
        elif child.tag in {name("w:sdt"), name("w:sdtContent"), name("w:customXml")}:
            yield from _cell_elements(child)


def _arranges(rows, width, cells):
    """Tell whether a table only arranges the sheet: a frame, two columns side by side, a picture over its caption."""
    has_picture = any(isinstance(item, Picture) for content in cells for item in content)
    return width == 1 or len(rows) == 1 or has_picture


def _table(rows, width, reader):
    grid = [
        [_flat(content, reader) for content, _is_repeated in row.cells] + [[]] * (width - len(row.cells))
        for row in rows
    ]
    has_header = rows[0].is_header or _is_bold(grid[0])
    return Table(grid, has_header)


def _is_bold(row):
    filled = [paragraph for cell in row for paragraph in cell if paragraph.text]
    return bool(filled) and all(paragraph.is_bold for paragraph in filled)


def _flat(content, reader):
    """Return a cell's content as Paragraphs: the rows of a table inside it are one each."""
    flat = []
    for item in content:
        if isinstance(item, Paragraph):
            flat.append(item)
        elif isinstance(item, Table):
            reader.report.note("table_in_table", _text(item.rows[0][0]))
            flat += [Paragraph([Span(" – ".join(filter(None, map(_text, row))))]) for row in item.rows]
    return flat


def _text(content):
    """Return the text of a cell in one line."""
    return " ".join(getattr(item, "text", "") for item in content).strip()
