"""A mail server that knows everybody but one: like smtplib it complains when it has taken a mail for nobody."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend as KeepingBackend

UNKNOWN = "reviewer@an-giang.example"


class EmailBackend(KeepingBackend):
    def send_messages(self, messages):
        for message in messages:
            if set(message.recipients()) <= {UNKNOWN}:
                raise SMTPRecipientsRefused({UNKNOWN: (550, b"no such mailbox")})
        return super().send_messages(messages)
