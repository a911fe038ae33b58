"""Asked in a process beside a running install (tests.browser.install.Install.run)."""


def written():
    """Return the sum of all visits in the database."""
    from django.db.models import Sum

    from visits.models import SiteTotal

    return SiteTotal.objects.aggregate(sum=Sum("visits"))["sum"]
