"""Places among the children of a node."""

from wagtail.models import Page

from merging.tree import Places


def test_a_place_is_given_to_one_alone(an_giang):
    places = Places(Page.objects.get(pk=an_giang.news.pk))

    taken = [places.take("0002"), places.take("0001"), places.take("0002"), places.take(), places.take("000A")]

    assert taken == ["0002", "0001", "0003", "0004", "000A"]
    assert [places.take() for _number in range(6)][-1] == "000B"


def test_what_is_there_is_not_given_away(an_giang):
    there = {page.path[-Page.steplen :] for page in an_giang.home.get_children()}

    places = Places(Page.objects.get(pk=an_giang.home.pk))

    assert places.take(min(there)) not in there
