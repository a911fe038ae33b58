from django.core.management.base import BaseCommand

from jobs.queue import revive


class Command(BaseCommand):
    help = "Have jobs whose process was killed taken up again. For a run each minute, beside run_schedule."

    def handle(self, *args, **options):
        if revived := revive():
            self.stdout.write(f"{revived} jobs are taken up again.")
