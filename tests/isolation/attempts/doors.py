"""Doors: signing in where one has no business, sessions carried to another host, passwords."""

from django.contrib.auth.tokens import default_token_generator
from django.core import mail
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.cast import PASSWORD

from .base import EVERYONE, SIGNED_IN, TEAM, attempt

NEW_PASSWORD = "a quite new password"


def _sign_in(t, host, email, password=PASSWORD):
    """Sign in at a host with the form; return the response."""
    data = {"username": email, "password": password, "next": "/admin/"}
    return t.probe.raw(reverse("wagtailadmin_login"), post=data, host=host, session="")


def _is_signed_in(response):
    return "_auth_user_id" in response.wsgi_request.session


@attempt("sign in on their host", SIGNED_IN)
def _sign_in_there(t):
    signed_in = _is_signed_in(_sign_in(t, t.foreign.host, t.persona.user.email))
    return "signed in on a host where one has no business" if signed_in else None


@attempt("sign in on our host as one of theirs", ("reader",))
def _sign_in_here(t):
    signed_in = _is_signed_in(_sign_in(t, t.own.host, t.foreign.people["editor"].email))
    return "one of theirs signed in on our host" if signed_in else None


@attempt("sign in as somebody who left their team", ("reader",))
def _leaver(t):
    response = _sign_in(t, t.foreign.host, t.foreign.people["leaver"].email)
    if not _is_signed_in(response):
        return None
    session = response.wsgi_request.session.session_key
    opened = t.probe.raw("/admin/", host=t.foreign.host, session=session or "")
    return "somebody who left opened the admin" if opened.status_code == 200 else None


@attempt("use our session on their host", SIGNED_IN)
def _session(t):
    for name in ("wagtailadmin_home", "wagtailadmin_account", "wagtailadmin_explore_root", "wagtailimages:index"):
        t.get(reverse(name), place="foreign")


@attempt("edit one's own pages through their host", TEAM)
def _edit_there(t):
    response = t.get(reverse("wagtailadmin_pages:edit", args=(t.own.pages["draft"].pk,)), place="foreign")
    return "the editor opened on their host" if response.status_code == 200 else None


@attempt("sign in by the page for readers on their host", SIGNED_IN)
def _reader_sign_in(t):
    data = {"username": t.persona.user.email, "password": PASSWORD}
    response = t.probe.raw(reverse("wagtailcore_login"), post=data, host=t.foreign.host, session="")
    return "signed in on a host where one has no business" if _is_signed_in(response) else None


@attempt("have a password mail sent to one of theirs from our host", EVERYONE)
def _reset_mail(t):
    data = {"email": t.foreign.people["editor"].email}
    t.probe.raw(reverse("wagtailadmin_password_reset"), post=data, host=t.own.host)
    sent = any(t.own.host in message.body for message in mail.outbox)
    mail.outbox.clear()
    return "a mail for one of theirs with a link to our host" if sent else None


@attempt("tell from the password page who has an account", EVERYONE)
def _reset_tells(t):
    address = reverse("wagtailadmin_password_reset")
    answers = []
    for email in (t.foreign.people["editor"].email, "nobody-at-all@nowhere.example"):
        answers.append(t.probe.raw(address, post={"email": email}, host=t.own.host, session=""))
        mail.outbox.clear()
    known, unknown = ((answer.status_code, answer.get("Location")) for answer in answers)
    return "the answers differ" if known != unknown else None


@attempt("set a password of theirs with a false link", EVERYONE)
def _reset_false(t):
    user = t.foreign.people["editor"]
    for number in (user.pk, t.own.people["editor"].pk):
        token = default_token_generator.make_token(t.own.people["editor"])
        _use_link(t, urlsafe_base64_encode(force_bytes(number)), token)


def _use_link(t, uid, token):
    """Follow a link for a new password as a browser does: the token goes into the session, then the form is sent."""
    path = reverse("wagtailadmin_password_reset_confirm", args=(uid, token))
    response = t.get(path)
    if response.status_code == 302:
        session = response.wsgi_request.session.session_key
        data = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
        t.post(response["Location"], data, session=session or "")


@attempt("be sent on to their host after signing in", SIGNED_IN)
def _next(t):
    for target in (f"http://{t.foreign.host}/admin/", f"//{t.foreign.host}/admin/"):
        data = {"username": t.persona.user.email, "password": PASSWORD, "next": target}
        response = t.probe.raw(reverse("wagtailadmin_login"), post=data, host=t.own.host, session="")
        if t.foreign.host in response.get("Location", ""):
            return f"sent on to {response['Location']}"
    return None


@attempt("open the admin on the national host without a team", ("stranger", "reader"))
def _national(t):
    response = t.get("/admin/", place="national")
    return "opened" if response.status_code == 200 else None
