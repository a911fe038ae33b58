"""What is said of a source that is not taken."""

from django.core.exceptions import ValidationError


class RefusalError(ValidationError):
    """A source cannot be taken: nothing has been written.

    Args:
        code: says which reason, for tests and logs.
        message: says it to whoever uploads, with what to do.
    """

    def __init__(self, code, message):
        super().__init__(message, code=code)
