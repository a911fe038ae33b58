"""What the install keeps about a side: an export of it, and the job that made it."""

from django.utils import timezone

from exports.models import Archive
from jobs.models import Job


def add_export(side):
    """Note an export without a file, and a job that failed."""
    federation, text = side.federation, side.mark.text("export")
    side.note(
        Archive.objects.create(
            federation=federation,
            slug=federation.slug,
            name=text,
            file=f"{federation.slug}-20260101-000000-abcdefghijkl.lddl.zip",
            size=1,
            sha256="0" * 64,
            made_at=timezone.now(),
        )
    )
    side.note(Job.objects.create(kind="export", title=text, state=Job.State.FAILED))
