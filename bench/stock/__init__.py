"""An ordinary Wagtail site with the same content, as its documentation and its demo write it, to be compared with.

No part of the product. It runs in a process of its own with the settings here (bench.worker).
"""
