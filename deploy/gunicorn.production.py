"""gunicorn behind a proxy that ends TLS and buffers slow clients."""

import multiprocessing
import os

bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", multiprocessing.cpu_count() * 2 + 1))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
max_requests = 5000
max_requests_jitter = 500
accesslog = "-"
control_socket_disable = True
# Only the proxy can reach this port in the compose network; which of its headers count is Django's setting.
forwarded_allow_ips = "*"
# No header decides where the install or a page lies.
forwarder_headers = ""
