"""Numbers of other rows inside of texts: blocks of a StreamField as they are stored, and rich text."""

import re

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import FIND_A_TAG, FIND_EMBED_TAG, extract_attrs

_ID = re.compile(r'(\bid=")(\d+)(")')


def in_rich_text(html, ask):
    """Return rich text with the number of each page, document and picture replaced.

    Args:
        html: as it is stored.
        ask: (model, number) -> number.
    """
    html = FIND_A_TAG.sub(lambda tag: _in_tag(tag, "linktype", features.get_link_types(), ask), html)
    return FIND_EMBED_TAG.sub(lambda tag: _in_tag(tag, "embedtype", features.get_embed_types(), ask), html)


def _in_tag(tag, name, handlers, ask):
    handler = handlers.get(extract_attrs(tag.group(1)).get(name))
    try:
        model = handler and handler.get_model()
    except NotImplementedError:
        # Kinds that lead to no row: addresses, mail, telephone.
        model = None
    if not model:
        return tag.group(0)
    return _ID.sub(lambda found: f"{found[1]}{ask(model, int(found[2]))}{found[3]}", tag.group(0))


def in_blocks(block, value, ask):
    """Return the stored value of a block with every number in it replaced.

    Args:
        block: the block's definition.
        value: its value as JSON holds it. What the definition does not know stays as it is.
        ask: (model, number) -> number.
    """
    for kind, walk in _WALKS:
        if isinstance(block, kind):
            return walk(block, value, ask) if value is not None else None
    return value


def _in_stream(block, value, ask):
    return [_in_child(block.child_blocks.get(child.get("type")), child, ask) for child in value]


def _in_child(block, child, ask):
    return {**child, "value": in_blocks(block, child["value"], ask)} if block and "value" in child else child


def _in_struct(block, value, ask):
    return {name: in_blocks(block.child_blocks.get(name), part, ask) for name, part in value.items()}


def _in_list(block, value, ask):
    # Lists stored by older releases hold bare values.
    return [
        _in_child(block.child_block, item, ask)
        if isinstance(item, dict) and item.get("type") == "item"
        else in_blocks(block.child_block, item, ask)
        for item in value
    ]


def _in_table(block, value, ask):
    columns = [block.child_blocks.get(column["type"]) for column in value["columns"]]
    rows = [
        {**row, "values": [in_blocks(column, cell, ask) for column, cell in zip(columns, row["values"], strict=True)]}
        for row in value["rows"]
    ]
    return {**value, "rows": rows}


_WALKS = (
    (blocks.BaseStreamBlock, _in_stream),
    (blocks.BaseStructBlock, _in_struct),
    (blocks.ListBlock, _in_list),
    (BaseTypedTableBlock, _in_table),
    (blocks.RichTextBlock, lambda _block, value, ask: in_rich_text(value, ask)),
    (blocks.ChooserBlock, lambda block, value, ask: ask(block.model_class, value)),
)
