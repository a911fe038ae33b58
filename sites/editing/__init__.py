"""What helps somebody to write a page: what a new one starts with, what is still missing, what could be better.

The rules themselves are in core.quality; here is what the editor shows of them.
"""
