"""A system check of the site key: cheap enough for every deployment (`manage.py check --database default`)."""

from django.core.checks import Error, Tags, register
from django.db.models import F

from .models import Entry


@register(Tags.database)
def site_key_agrees_with_tree(app_configs=None, databases=None, **kwargs):
    """Report entries that name a Site in whose tree their page is not.

    Returns:
        list of one Error (catalogue.E001) or none. `manage.py catalogue` compares every field and repairs.
    """
    if not databases or "catalogue_entry" not in _tables(databases):
        return []
    strays = Entry.objects.exclude(page__path__startswith=F("site__root_page__path")).count()
    if not strays:
        return []
    return [
        Error(
            f"{strays} catalogue entries name a site in whose tree their page is not.",
            hint="Run: manage.py catalogue --repair",
            id="catalogue.E001",
        )
    ]


def _tables(databases):
    # `migrate` runs database checks before the first table exists.
    from django.db import connections

    return {table for alias in databases for table in connections[alias].introspection.table_names()}
