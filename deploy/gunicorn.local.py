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


def post_worker_init(worker):
    """Publish what is due and take down what has expired, every minute, and look after people's last days, daily.

    Compose has services for both.
    """
    import threading

    def keep_schedule():
        from django.core.management import call_command
        from django.db import close_old_connections
        from django.utils import timezone

        looked_after = None
        while not stopped.wait(60):
            try:
                call_command("run_schedule")
                if looked_after != timezone.localdate():
                    call_command("close_memberships")
                    call_command("disable_idle_accounts")
                    looked_after = timezone.localdate()
            except Exception:
                worker.log.exception("A scheduled task failed; it is tried again in a minute.")
            finally:
                close_old_connections()

    stopped = threading.Event()
    threading.Thread(target=keep_schedule, name="schedule", daemon=True).start()
