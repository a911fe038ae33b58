"""What the catalogue tells the rooms above it. That an entry is gone, the database tells them: they refer to it."""

from django.dispatch import Signal

# Entries were stored: of pages published, saved again, opened to readers, or moved to another site. Arguments:
# page_ids (list); page (the specific page that is being saved, with the children it holds in memory, or None).
entries_stored = Signal()
