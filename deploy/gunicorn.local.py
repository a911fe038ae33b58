"""gunicorn for the embedded default: one process, closed to other machines.

One process because SQLite has one writer and the cache is in its memory; threads because readers wait for disks.
"""

import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = 1
worker_class = "gthread"
threads = 8
accesslog = None
control_socket_disable = True
