"""The one way out for our own mails: plain text from a template, and one answer to a mail server that fails."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

logger = logging.getLogger(__name__)


def send(template, to, language=None, **context):
    """Send one mail. Whoever tells of a change calls this once the change is committed.

    Args:
        template: name of the template; its first line is the subject.
        to: list of addresses; the first stands in the mail, the others are hidden. With none nothing is sent.
        language: code of the language, by default the sites'.
        context: for the template.

    Returns:
        bool: whether it went out (True when there was nobody to send it to). A failure is logged and never raised,
            since no mail may break what it tells of.
    """
    if not to:
        return True
    with translation.override(language or settings.LANGUAGE_CODE):
        subject, _newline, body = render_to_string(template, context).strip().partition("\n")
    message = EmailMessage(
        subject=" ".join(subject.split()),
        body=body.strip() + "\n",
        to=to[:1],
        bcc=to[1:],
        # So that no absence notice answers it (RFC 3834).
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError):
        logger.exception("The mail “%s” could not be sent.", template)
        return False
    return True
