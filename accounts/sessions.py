"""How long somebody stays signed in, and how all of a person's sessions are ended at once.

A session ends when nothing was done in the admin for SESSION_IDLE_MINUTES, when it is SESSION_COOKIE_AGE old, and when
the person's session epoch moves on. The times are kept in the session itself.
"""

import time

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in
from django.db.models import F
from django.dispatch import receiver

from .models import User

_STARTED = "signed_in_at"
_SEEN = "seen_at"
# A session is written this often at most while somebody works; the idle time is that much shorter at worst.
_WRITE_EVERY = 300


def end_sessions(user):
    """End all sessions of a person, on every host; an open page is sent to the sign-in form at its next request.

    Args:
        user: the User; the object is brought up to date, so that saving it later does not bring sessions back.
    """
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])


def end_other_sessions(request):
    """End all sessions of the person who asks, except the one of this request, which gets a new key."""
    end_sessions(request.user)
    update_session_auth_hash(request, request.user)


@receiver(user_logged_in, dispatch_uid="accounts.sessions.start")
def start(sender, request, **kwargs):
    """Note when a session began."""
    request.session[_STARTED] = request.session[_SEEN] = int(time.time())


def is_over(session):
    """Tell whether a session of somebody signed in is too old, or has been idle for too long."""
    now = time.time()
    return (
        now - session.get(_STARTED, 0) >= settings.SESSION_COOKIE_AGE
        or now - session.get(_SEEN, 0) >= settings.SESSION_IDLE_MINUTES * 60
    )


def note_activity(session):
    """Note that the person did something; the session is written once in some minutes only."""
    now = int(time.time())
    if now - session[_SEEN] >= min(_WRITE_EVERY, settings.SESSION_IDLE_MINUTES * 6):
        session[_SEEN] = now
