"""What a test needs of the machine: missing, it is a skip with its reason for a user and a failure in CI."""

import os

import pytest


def require(present, what):
    """Skip the running test unless `present`; under CI fail instead, since a skipped suite proves nothing."""
    if present:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI nothing may be skipped.", pytrace=False)
    pytest.skip(f"{what} is missing on this machine.")
