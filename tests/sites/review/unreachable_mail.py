"""A mail server to which no connection can be made: its name is not found."""

import socket

from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    def open(self):
        raise socket.gaierror(-2, "Name or service not known")

    def send_messages(self, messages):
        self.open()
