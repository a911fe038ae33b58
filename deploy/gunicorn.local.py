"""gunicorn for the embedded default: one process, closed to other machines.

One process because SQLite has one writer; threads because readers wait for disks.
"""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = 1
worker_class = "gthread"
threads = 8
accesslog = None
control_socket_disable = True
# No header decides where the install or a page lies.
forwarder_headers = ""


def post_worker_init(worker):
    """Do what compose has services for.

    Every minute, publish what is due and take down what has expired; daily, look after the last days of people, of
    licences and of domains; every few seconds, write counted visits and look for long work.
    """
    import subprocess
    import sys
    import threading

    from visits.flushing import keep_flushing

    def keep_schedule():
        from django.core.management import call_command
        from django.db import close_old_connections
        from django.utils import timezone

        looked_after = None
        while not stopped.wait(60):
            try:
                call_command("run_schedule")
                call_command("revive_jobs")
                if looked_after != timezone.localdate():
                    call_command("close_memberships")
                    call_command("disable_idle_accounts")
                    call_command("warn_of_terms")
                    call_command("prune_visits", verbosity=0)
                    call_command("look_at_checklists")
                    looked_after = timezone.localdate()
            except Exception:
                worker.log.exception("A scheduled task failed; it is tried again in a minute.")
            finally:
                close_old_connections()

    def keep_working():
        from django.db import close_old_connections
        from django_tasks_db.models import DBTaskResult

        # A process of its own, so that readers do not share Python's lock with the work; none while there is none.
        command = [sys.executable, "manage.py", "db_worker", "--backend", "long", "--batch", "--no-reload"]
        while not stopped.wait(2):
            try:
                if DBTaskResult.objects.ready().exists():
                    subprocess.run(command, check=True)  # noqa: S603 -- our own words, no one else's
            except Exception:
                worker.log.exception("A long job's process failed; it is tried again.")
            finally:
                close_old_connections()

    stopped = threading.Event()
    threading.Thread(target=keep_schedule, name="schedule", daemon=True).start()
    threading.Thread(target=keep_working, name="jobs", daemon=True).start()
    worker.visits = threading.Thread(target=keep_flushing, args=[stopped], name="visits", daemon=True)
    worker.visits.start()
    worker.stopped = stopped


def worker_exit(server, worker):
    """Have what was counted last written before the process ends."""
    if hasattr(worker, "stopped"):
        worker.stopped.set()
        worker.visits.join(timeout=10)
