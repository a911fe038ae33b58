"""The test set of queries: what readers type, and what must come first."""

import pytest
from django.db import connection

from tests.search import quality


@pytest.fixture
def keys(db):
    """The corpus, published."""
    return quality.load()


def test_readers_find_what_they_mean(keys):
    report = quality.run(keys)

    assert len(report.answers) >= 120
    assert report.is_good, "\n".join([report.summary(connection.vendor), *report.wrong()])
