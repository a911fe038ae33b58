"""Links to an export's file: for one person, one file and a quarter of an hour."""

from django.core.signing import BadSignature, TimestampSigner

VALID_FOR = 15 * 60
_SIGNER = "exports.download"


def token_for(archive, user):
    """Return the token of a link to an Archive's file for a User."""
    return TimestampSigner(salt=_SIGNER).sign_object([archive.pk, user.pk])


def is_valid(token, archive, user):
    """Tell whether a token was made for this file and this person, and not too long ago."""
    try:
        return TimestampSigner(salt=_SIGNER).unsign_object(token, max_age=VALID_FOR) == [archive.pk, user.pk]
    except BadSignature:
        return False
