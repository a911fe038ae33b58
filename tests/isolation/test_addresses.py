"""Every URL name can be asked."""

import pytest

from tests.isolation.addresses import NoRuleError, UrlName, addresses, url_names

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("isolation")]


def test_every_parameter_of_every_address_can_be_filled(world):
    unfilled = []
    for url_name in url_names():
        try:
            found = list(addresses(url_name, world.alpha, world.bravo, 6))
        except NoRuleError as problem:
            unfilled.append(str(problem))
        else:
            if not found:
                unfilled.append(f"{url_name.name}: the world has no object for {url_name.route}")

    assert unfilled == []


def test_parameter_without_a_rule_is_named(world):
    new = UrlName("rooms:open", "admin/rooms/<weather>/", ("weather",), None)

    with pytest.raises(NoRuleError, match="rooms:open: no rule fills the parameter “weather”"):
        list(addresses(new, world.alpha, world.bravo, 1))
