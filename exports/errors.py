class ArchiveError(Exception):
    """A file cannot be used as an export; the text says why, to the person who brought it."""
