import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intake.models import Intake
from tests.intake import documents


@pytest.fixture
def take_in(visit):
    """Return a function that posts a file, or the text of an old page, under a page of a team."""

    def post(team, parent, make=documents.plain, user=None, name="Tin thăm hỏi.docx", **fields):
        data = dict(fields)
        if "text" not in fields and "file" not in fields:
            content = make if isinstance(make, bytes) else documents.bytes_of(make())
            data["file"] = SimpleUploadedFile(name, content)
        path = reverse("intake:take_in", args=[parent.pk])
        return visit(team.host, path, user or team.editor, "post", data=data)

    return post


@pytest.fixture
def draft(an_giang, take_in):
    """Return a function that takes a document in as news of An Giang and returns the page."""

    def make(document=documents.plain, **options):
        response = take_in(an_giang, an_giang.news, document, **options)
        assert response.status_code == 302, response.context["form"].errors
        return Intake.objects.latest("pk").page.specific

    return make
