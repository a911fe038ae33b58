"""Publishing and taking down at the times that were set.

`run` does what is due, in order, each page by itself; `heartbeat` knows when it last ran, and whether it is late.
"""
