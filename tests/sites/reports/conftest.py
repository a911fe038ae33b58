import pytest

from tests import builders


@pytest.fixture
def both_teams(an_giang, ca_mau):
    """Return a function that puts a person of An Giang's on Cà Mau's team as well, in a role."""

    def join(user, role="managers"):
        user.groups.add(ca_mau.federation.group_for(role))
        return type(user).objects.get(pk=user.pk)

    return join


@pytest.fixture
def named(an_giang, ca_mau):
    """Give the managers names by which they can be found in a page."""
    for team, name in ((an_giang, "Người An Giang"), (ca_mau, "Người Cà Mau")):
        for number, person in enumerate((team.editor, team.reviewer, team.manager)):
            person.last_name, person.first_name = name, f"số {number}"
            person.save()


@pytest.fixture
def in_review(an_giang, ca_mau):
    """A draft of each team that waits for review."""
    pages = {}
    for team in (an_giang, ca_mau):
        page = builders.news(team.news, title=f"Chờ duyệt của {team.federation.name}", live=False)
        page.get_workflow().start(page, team.editor)
        pages[team.federation.slug] = page
    return pages


def text_of(response):
    """Return the text of a page, CSV or redirect."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()
