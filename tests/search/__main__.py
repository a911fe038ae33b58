"""The quality of the search, measured: `make search-quality` (SQLite, or PostgreSQL through TEST_DATABASE_URL).

Prints each query that is not answered as expected, and one summary line last; both databases must print the same
shares and the same digest. Ends with 1 below the floors.
"""

import os
import sys

import django
from django.test.utils import setup_test_environment


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    setup_test_environment()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0)
    try:
        from tests import cast
        from tests.search import quality

        cast.provision_cast()
        report = quality.run(quality.load())
        for line in report.wrong():
            sys.stdout.write(f"{line}\n")
        sys.stdout.write(f"{report.summary(connection.vendor)}\n")
        return 0 if report.is_good else 1
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
