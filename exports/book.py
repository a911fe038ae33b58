"""The book of a restoration: what each number, place and name of the file becomes here."""

import uuid
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.models import Collection, Locale, Page

from accounts.models import User

from .errors import ArchiveError
from .numbers import allocate
from .rewriting import base_of, model_named


@dataclass
class Place:
    """Where the restored federation lies.

    Attributes:
        page_path, url_path: of the front page.
        collection_path: of the collection.
        folder: of the media.
    """

    page_path: str
    url_path: str
    collection_path: str
    folder: str


@dataclass
class Book:
    """Answers a `rewriting.Rewriter`.

    Attributes:
        manifest: of the export.
        place: the Place of the federation here.
        numbers: {base model: {old number: new number}}.
        taken_keys: translation keys of the file that pages here have already.
    """

    manifest: dict
    place: Place
    numbers: dict = field(default_factory=dict)
    taken_keys: frozenset = frozenset()

    def __post_init__(self):
        self._models = {int(pk): model_named(label) for pk, label in self.manifest["content_types"].items()}
        self._locales = dict(Locale.objects.values_list("language_code", "pk"))
        self._keys = {}

    def number(self, model, old):
        if model is ContentType:
            named = self.model_of(old)
            return named and ContentType.objects.get_for_model(named, for_concrete_model=False).pk
        if model is Locale:
            return self._locale(old)
        return self.numbers.get(model, {}).get(old)

    def _locale(self, old):
        code = self.manifest["locales"].get(str(old))
        if code not in self._locales:
            raise ArchiveError(_("This install does not know the language “%(code)s” of the export.") % {"code": code})
        return self._locales[code]

    def of_gone(self, model, old):
        """As `number`; what is no row of the file gets a number that no row here will ever have.

        Its own one may be that of somebody else's row here.
        """
        if not isinstance(old, int) or not isinstance(model._meta.pk, models.AutoField):
            return old
        found = self.number(model, old)
        if found is None:
            [found] = allocate(model, 1)
            self.numbers.setdefault(model, {})[old] = found
        return found

    def model_of(self, content_type_id):
        return self._models.get(content_type_id)

    def path(self, model, old):
        place, estate = self.place, self.manifest["estate"]
        before, after = {
            Page: (estate["page_path"], place.page_path),
            Collection: (estate["collection_path"], place.collection_path),
        }[model]
        # A revision remembers where its page lay when it was made; Wagtail does not look at it.
        return after + old[len(before) :] if old.startswith(before) else old

    def url_path(self, old):
        before = self.manifest["estate"]["url_path"]
        return self.place.url_path + old[len(before) :] if old.startswith(before) else old

    def file(self, _model, file_field, old):
        if not old:
            return old
        parts = PurePosixPath(old).parts
        if len(parts) < 2 or ".." in parts or old.startswith("/") or "\\" in old:
            raise ArchiveError(_("A file of this export has a name that leads elsewhere: %(name)s") % {"name": old})
        new = self.file_name(old)
        if len(new) > file_field.max_length:
            raise ArchiveError(_("The name of this file is too long here: %(name)s") % {"name": new})
        return new

    def file_name(self, old):
        """Return where a file of the export's media lies here: in the federation's folder."""
        return "/".join([self.place.folder, *PurePosixPath(old).parts[1:]])

    def key(self, old):
        if old not in self.taken_keys:
            return old
        return self._keys.setdefault(old, str(uuid.uuid4()))

    def take_numbers(self, kind, old):
        """Give rows of a kind their new numbers, in the order of the old ones."""
        model = base_of(kind.model)
        if model in (User, Group, Tag) or not isinstance(kind.model._meta.pk, models.AutoField):
            return
        known = self.numbers.setdefault(model, {})
        wanted = sorted(number for number in old if number not in known)
        known.update(zip(wanted, allocate(model, len(wanted)), strict=True))
