import pytest

from tests import builders


@pytest.fixture
def story(an_giang):
    """A piece of news that readers can open, with words that nobody is to read once it is taken down."""
    return builders.news(
        an_giang.news, title="Tin sai số liệu", body=builders.body(builders.paragraph("<p>Ruột.</p>"))
    )


@pytest.fixture
def take_down(an_giang, visit):
    """Return a function that posts the form which takes a page down."""

    def post(page, user=None, host=None, **data):
        path = f"/admin/pages/{page.pk}/unpublish/"
        return visit(host or an_giang.host, path, user or an_giang.reviewer, "post", data=data, follow=True)

    return post
