"""A federation's front page shows what is its own."""

import datetime

from django.utils import timezone

from tests import builders


def test_newest_story_leads_unless_another_is_chosen(an_giang, visit):
    chosen = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 1, 8))
    newest = builders.news(an_giang.news, date_shown=builders.local(2020, 1, 2, 8))
    assert visit(an_giang.host).context["lead_story"] == newest

    an_giang.home.lead_story = chosen
    an_giang.home.save_revision().publish()

    context = visit(an_giang.host).context
    assert context["lead_story"] == chosen
    assert context["latest"] == [newest]


def test_chosen_story_that_readers_may_not_see_gives_way(an_giang, visit):
    newest, hidden = builders.news(an_giang.news), builders.news(an_giang.news)
    hidden.unpublish()
    an_giang.home.lead_story = hidden
    an_giang.home.save()

    assert visit(an_giang.host).context["lead_story"] == newest


def test_chosen_story_that_moved_to_another_site_gives_way(an_giang, ca_mau, visit):
    newest, moved = builders.news(an_giang.news), builders.news(an_giang.news)
    an_giang.home.lead_story = moved
    an_giang.home.save()
    moved.move(ca_mau.news, pos="last-child")

    assert visit(an_giang.host).context["lead_story"] == newest


def test_upcoming_seminars_are_the_next_ones_of_this_site(an_giang, ca_mau, visit):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    own = builders.seminar(an_giang.seminars, date=tomorrow)
    builders.seminar(ca_mau.seminars, date=tomorrow)

    assert visit(an_giang.host).context["upcoming"] == [own]


def test_empty_site_is_a_page_and_no_error(ca_mau, visit):
    assert visit(ca_mau.host).status_code == 200


def test_portal_lists_the_federations_and_provinces_do_not(an_giang, ca_mau, national, visit):
    portal = visit(national.host).content.decode()

    for team in (an_giang, ca_mau):
        assert f'href="{team.site.root_url}' in portal
    assert ca_mau.site.root_url not in visit(an_giang.host).content.decode()
