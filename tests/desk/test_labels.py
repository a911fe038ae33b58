"""Wagtail's forms for links say what their fields are, in Vietnamese."""

import ast
import inspect

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.forms import choosers

from desk.labels import LABELS


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("external", ["Địa chỉ", "Chữ hiển thị"]),
        ("email", ["Thư điện tử", "Chữ hiển thị", "Chủ đề", "Nội dung thư"]),
        ("phone", ["Số điện thoại", "Chữ hiển thị"]),
    ],
)
def test_dialogue_is_vietnamese(an_giang, visit, kind, labels):
    response = visit(an_giang.host, f"/admin/choose-{kind}-link/", an_giang.editor)

    soup = BeautifulSoup(response.json()["html"], "html.parser")
    said = ["".join(label.find_all(string=True, recursive=False)).strip() for label in soup.select("form label")]
    assert [text for text in said if text] == labels


def test_wagtail_has_still_no_labels_of_its_own():
    """When one appears here, `desk.labels` can say less."""
    tree = ast.parse(inspect.getsource(choosers))
    for form in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        ours = LABELS.get(getattr(choosers, form.name), {})
        for line in (node for node in form.body if isinstance(node, ast.Assign)):
            if line.targets[0].id in ours:
                assert "label" not in {word.arg for word in line.value.keywords}, (form.name, line.targets[0].id)
