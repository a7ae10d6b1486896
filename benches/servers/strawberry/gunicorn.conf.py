"""Gunicorn's settings: a worker for each of two cores, with threads that share the connections to the database."""

import os

bind = "127.0.0.1:" + os.environ["PORT"]
keepalive = 75
workers = 2
preload_app = True
worker_class = "gthread"
threads = int(os.environ.get("BENCH_CONNECTIONS", "10")) // workers
worker_tmp_dir = "/dev/shm"
control_socket_disable = True
loglevel = "warning"
