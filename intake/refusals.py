"""What is said of a source that is not taken."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class RefusalError(ValidationError):
    """A source cannot be taken: nothing has been written.

    Args:
        code: says which reason, for tests and logs.
        message: says it to whoever uploads, with what to do.
    """

    def __init__(self, code, message):
        super().__init__(message, code=code)


def nothing_in_it():
    """Return the refusal of a source without text and pictures."""
    return RefusalError("empty", _("There is no text in it. Choose or paste another one."))
