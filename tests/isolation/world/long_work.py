"""What national administrators had done about a side: it stands on the board, where no team looks."""

from django.utils import timezone

from exports.models import Archive, Deletion, Restoration
from jobs.models import Job


def add_long_work(side):
    """Note a job, a file that the side was exported to, and how it once came out of one and was to be deleted."""
    federation, mark = side.federation, side.mark
    name, slug = mark.text("name"), mark.token("work")
    side.note(
        Job.objects.create(
            kind="export",
            title=mark.text("job"),
            parameters={"federation": federation.pk},
            state=Job.State.FAILED,
            message=mark.text("message"),
        )
    )
    archive = side.note(
        Archive.objects.create(
            federation=federation, slug=slug, name=name, file=f"{slug}.zip", size=1, sha256="0" * 64,
            made_at=timezone.now(),
        )
    )  # fmt: skip
    side.note(
        Restoration.objects.create(
            slug=slug, hostname=side.host, collection_number=1, federation=federation, wanted_state="live"
        ),
        Deletion.objects.create(slug=slug, name=name, estate={"name": name}, archive=archive),
    )
