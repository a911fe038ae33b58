"""The people of a side: a team in all roles, somebody on a contract, somebody who left, an open invitation."""

import datetime

from django.apps import apps
from django.contrib.auth.models import Group
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.users.models import UserProfile

from accounts.models import RecoveryCode, User
from sites.models import Invitation
from sites.roles import ROLES
from tests import builders
from tests.cast import PASSWORD

TEAM = {"editor": "editors", "reviewer": "reviewers", "manager": "managers"}


def add_people(side):
    """Make the team with profiles and memberships, and whatever the install keeps about people."""
    for name, role in TEAM.items():
        side.people[name] = _person(side, name, side.federation.group_for(role))
    side.people["contractor"] = _contractor(side)
    side.people["leaver"] = _leaver(side)
    side.note(*side.people.values())
    side.note(*side.federation.memberships.all())
    _second_factor(side)
    _invitation(side)
    _api_token(side)


def _person(side, name, *groups):
    user = User.objects.create_user(
        f"{side.mark.token(name)}@{side.host}",
        PASSWORD,
        first_name=side.mark.token(f"given-{name}"),
        last_name=side.mark.token(f"family-{name}"),
    )
    user.groups.add(*groups)
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "vi"
    profile.avatar = builders.picture_file(f"{side.mark.token('avatar')}.png", colour=side.mark.colour)
    profile.save()
    return User.objects.get(pk=user.pk)


def _contractor(side):
    user = _person(side, "contractor", side.federation.editors)
    last_day = timezone.localdate() + datetime.timedelta(days=30)
    user.memberships.update(is_contractor=True, expires_on=last_day)
    return user


def _leaver(side):
    user = _person(side, "leaver", side.federation.reviewers)
    user.groups.remove(Group.objects.get(pk=side.federation.reviewers_id))
    return user


def _second_factor(side):
    """Give somebody a device and a recovery code; the personas have none, so that each request is one request."""
    device = TOTPDevice.objects.create(user=side.people["contractor"], name=side.mark.text("device"), confirmed=True)
    side.note(device, RecoveryCode.objects.create(device=device, digest=side.mark.token("digest")))


def _invitation(side):
    """Make an open invitation; `side.invitation_token` is the secret that only the mail holds."""
    invitation = Invitation(
        federation=side.federation,
        email=f"{side.mark.token('invited')}@{side.host}",
        first_name=side.mark.token("given-invited"),
        last_name=side.mark.token("family-invited"),
        role=ROLES[0].key,
        invited_by=side.people["manager"],
    )
    side.invitation_token = invitation.renew()
    invitation.save()
    side.note(invitation)


def _api_token(side):
    """Make a token for the programming interface; its table exists whether the interface is mounted or not."""
    model = apps.get_model("wagtailcore", "APIToken")
    fields = {"key_hash": side.mark.token("key"), "prefix": side.mark.word, "name": side.mark.text("api-token")}
    side.note(model.objects.create(user=side.people["manager"], **fields))
