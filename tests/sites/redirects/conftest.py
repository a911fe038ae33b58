import pytest
from wagtail.contrib.redirects.models import Redirect

PATH = "/admin/site-redirects/"


@pytest.fixture
def redirects(an_giang, ca_mau):
    """A redirect of each team's."""
    return {
        team.federation.slug: Redirect.objects.create(
            site=team.site, old_path=f"/cu-{team.federation.slug}", redirect_page=team.about
        )
        for team in (an_giang, ca_mau)
    }


@pytest.fixture
def add(an_giang, visit):
    """Return a function that posts a new redirect for An Giang, by its manager unless said otherwise."""

    def post(old_path="/cu", user=None, **data):
        data = {"old_path": old_path, "is_permanent": "on", **data}
        return visit(an_giang.host, f"{PATH}new/", user or an_giang.manager, "post", data=data)

    return post


def errors_of(response):
    """Return the form's errors by field, as lists of codes."""
    form = response.context["form"]
    return {name: [error.code for error in errors.as_data()] for name, errors in form.errors.items()}


def added():
    """Return the old and new addresses of all redirects."""
    return sorted(Redirect.objects.values_list("old_path", "redirect_link"))
