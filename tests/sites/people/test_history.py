"""What the history says: every action has its label and a sentence, in the reader's words."""

import pytest
from django.utils import translation
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from sites.people.history import _DETAILED, _SIMPLE
from tests.sites.people.conftest import in_days, membership, send

ACTIONS = [*_DETAILED, *(action for action, _label, _message in _SIMPLE)]


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_a_label_and_a_sentence(db, action):
    entry = ModelLogEntry(action=action, data={})

    assert str(registry.get_action_label(action))
    assert str(registry.get_formatter(entry).format_message(entry))


def test_sentences_name_roles_and_days(an_giang, visit):
    member = membership(an_giang, "editor")
    data = {"role": "reviewers", "is_contractor": "on", "expires_on": in_days(9).isoformat()}
    send(visit, an_giang, an_giang.manager, "member", member.pk, data=data)

    with translation.override("en"):
        sentences = [entry.message for entry in registry.get_logs_for_instance(member).order_by("pk")]
    assert sentences[-1] == "Role changed from “Editors” to “Reviewers”"
    assert str(in_days(9).year) in sentences[-2]
