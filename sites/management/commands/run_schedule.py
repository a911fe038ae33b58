from django.core.management.base import BaseCommand

from sites.schedule.run import run


class Command(BaseCommand):
    help = (
        "Publish the pages whose time has come and take down those that have expired. For a run each minute, in the"
        " place of publish_scheduled."
    )

    def handle(self, *args, **options):
        outcome = run()
        for due in outcome.done:
            self.stdout.write(f"{due.deed.value}: page {due.page_id}, due {due.at.isoformat()}")
        for delay in outcome.late:
            self.stderr.write(f"late by {delay.minutes} min: page {delay.due.page_id}")
        for due in outcome.failed:
            self.stderr.write(f"failed: {due.deed.value} page {due.page_id}")
