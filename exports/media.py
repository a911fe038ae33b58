"""The files of a federation in the media storage: all lie in its folder (library.models.folder_of)."""

from django.core.files.storage import default_storage


def files_below(folder):
    """Yield the names of all files in a folder of the media storage and the folders in it."""
    try:
        folders, files = default_storage.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from files_below(f"{folder}/{name}")


def delete_folder(folder):
    """Delete a folder of the media storage with all that is in it; return how many files there were."""
    names = list(files_below(folder))
    for name in names:
        default_storage.delete(name)
    _delete_empty(folder)
    return len(names)


def _delete_empty(folder):
    """Delete the folders that are left; a storage of objects has none."""
    try:
        folders, _files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in folders:
        _delete_empty(f"{folder}/{name}")
    default_storage.delete(folder)
