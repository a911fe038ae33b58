"""Work that failed, by the federation it was for."""

from collections import Counter

from jobs.models import Job
from sites.models import Federation

# A failed job stays until somebody tries it again; more than these nobody counts.
MOST = 500


def failed_jobs():
    """Return {federation's primary key: number of its failed jobs}.

    A job says whom it is for in its parameters: under “federation”, or several under “federations”, each by its
    primary key or its slug.
    """
    failed = Job.objects.filter(state=Job.State.FAILED).order_by("-pk").values_list("parameters", flat=True)
    named = Counter(name for parameters in failed[:MOST] for name in _whom(parameters))
    if not named:
        return {}
    rows = Federation.objects.values_list("pk", "slug")
    return {pk: number for pk, slug in rows if (number := named[str(pk)] + named[slug])}


def _whom(parameters):
    several = parameters.get("federations", ())
    names = [parameters.get("federation"), *(several if isinstance(several, list) else ())]
    return {str(name) for name in names if isinstance(name, int | str)}
