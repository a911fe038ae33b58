"""Pasting from Word into the editor: what the editor's own clean-up does, and what can only be said."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from intake.pasted import is_in_old_encoding
from news.models import NewsPage
from tests import builders


@pytest.fixture
def save(an_giang, visit):
    """Return a function that saves a draft with a lead; it returns the draft and what was said."""
    page = builders.news(an_giang.news, live=False)

    def post(lead):
        fields = {"title": "Tin", "slug": "tin", "lead": lead, "date_shown": "05/03/2026 08:00", "origin": "own"}
        data = nested_form_data({**fields, "body": streamfield([]), "comments": inline_formset([])})
        path = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response = visit(an_giang.host, path, an_giang.editor, "post", data=data)
        assert response.status_code == 302
        said = " ".join(str(message) for message in get_messages(response.wsgi_request))
        return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object(), said

    return post


def test_text_that_lost_its_old_font_is_saved_and_told(save):
    lead = "Liªn ®oµn Lao ®éng tØnh tæ chøc th¨m hái ®oµn viªn"

    draft, said = save(lead)

    assert draft.lead == lead
    assert lead in said


def test_ordinary_text_is_saved_clean_and_without_a_word(save):
    draft, said = save("Liên\u00a0đoàn Lao động tỉnh thăm hỏi đoàn vie\u0302n ưu tú")

    assert draft.lead == "Liên đoàn Lao động tỉnh thăm hỏi đoàn viên ưu tú"
    assert "TCVN3" not in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C«ng ®oµn c¬ së tæ chøc th¨m hái", True),
        ("Coâng ñoaøn cô sôû toå chöùc thaêm hoûi", True),
        ("Công đoàn cơ sở tổ chức thăm hỏi", False),
        ("Cong doan co so tham hoi", False),
        ("El señor López visitó la ciudad de México", False),
        ("LĐLĐ, CĐCS, UBND, BHXH tỉnh", False),
        ("", False),
    ],
)
def test_old_encodings_are_told_from_other_texts(text, expected):
    assert is_in_old_encoding(text) is expected
