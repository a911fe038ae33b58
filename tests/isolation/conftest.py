import logging

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.isolation.world import build_world


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker):
    """The two full federations, made once for the tests of this folder and rolled back after them."""
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield build_world()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
