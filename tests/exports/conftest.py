"""A federation that has rows in every table, and a neighbour that nothing may happen to."""

import logging
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from exports import storage
from exports.making import make_archive
from exports.models import Archive
from jobs.models import Job
from library.models import folder_of
from sites.models import Federation
from tests.isolation.markers import ALPHA
from tests.isolation.world.build import build_side


@pytest.fixture(scope="package")
def full_side(django_db_setup, django_db_blocker):
    """The federation, made once for the tests of this folder and rolled back after them."""
    logging.disable(logging.CRITICAL)
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield build_side(ALPHA)
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture
def full(full_side, db, tmp_path):
    """The federation; the files that a test deletes are there again for the next one."""
    federation = Federation.objects.select_related("site").get(pk=full_side.federation.pk)
    Archive.objects.all().delete()
    Job.objects.all().delete()
    kept = tmp_path / "media"
    shutil.copytree(settings.MEDIA_ROOT, kept)
    yield federation
    shutil.rmtree(settings.MEDIA_ROOT)
    shutil.copytree(kept, settings.MEDIA_ROOT)


@pytest.fixture(autouse=True)
def empty_folder():
    """No test sees the exports of another one."""
    yield
    shutil.rmtree(settings.EXPORTS_ROOT, ignore_errors=True)


@pytest.fixture
def archive(full):
    """An export of it."""
    return make_archive(full)


@pytest.fixture
def file(archive):
    """The path of its export."""
    return storage.path_of(archive.file)


@pytest.fixture
def media_of():
    """Return a function that lists the files in a federation's folder."""

    def names(federation):
        root = settings.MEDIA_ROOT / folder_of(federation.collection)
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())

    return names
