"""The rows of an export written into this database under new numbers."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from taggit.models import Tag
from wagtail.models import Collection, Page, PageLogEntry, Revision, Site

from accounts.models import User, normal_email
from home.models import HomePage
from library.models import FOLDER_PREFIX, LibraryDocument, LibraryImage
from sites.hostnames.rules import clean_hostname
from sites.models import Domain, Federation, Membership
from sites.roles import ROLES, group_name

from .book import Book, Place
from .inserting import insert, lacks, overwrite
from .registry import exported_kinds
from .rewriting import Rewriter

CHUNK = 500
_FILES = (LibraryImage, LibraryDocument)
# Written by functions of their own.
_BY_HAND = (User, Group, Tag)
_TEAM = (Membership, User.groups.through)


def write_rows(content, wish, collection_number):
    """Write all rows of an export. Must run inside of a transaction.

    Args:
        content: a reading.Content that was looked at.
        wish: a wishes.Wish.
        collection_number: primary key of the collection to be.

    Returns:
        (Federation, list of str: what was not taken over, and why)

    Raises:
        ArchiveError: the rows contradict each other.
    """
    return _Rows(content, wish, collection_number).write()


class _Rows:
    def __init__(self, content, wish, collection_number):
        self.content, self.wish, self.notes, self.shared = content, wish, [], {}
        self.estate = content.manifest["estate"]
        self.kinds = [kind for kind in exported_kinds() if wish.lets_people_in or kind.model not in _TEAM]
        self.home = self._front_page()
        self.collection = Collection.get_first_root_node().add_child(
            instance=Collection(pk=collection_number, name=wish.slug)
        )
        place = Place(self.home.path, self.home.url_path, self.collection.path, f"{FOLDER_PREFIX}{self.collection.pk}")
        self.book = Book(content.manifest, place, taken_keys=self._taken_keys())

    def write(self):
        self._number()
        rewriter = Rewriter(self.book)
        for kind in self.kinds:
            if kind.model not in _BY_HAND:
                insert(kind.model, self._new_rows(kind, rewriter))
        federation = Federation.objects.select_related("site", "collection").get(
            pk=self.book.number(Federation, self.estate["federation"])
        )
        Domain.objects.get_or_create(federation=federation, hostname=self.wish.hostname)
        self._note_missing()
        return federation, self.notes

    def _front_page(self):
        """Make a front page to be filled in, so that treebeard gives it its place."""
        root = Page.get_first_root_node()
        names = {self.wish.slug, f"{self.wish.slug}-site"}
        taken = set(root.get_children().filter(slug__in=names).values_list("slug", flat=True))
        slug = next(iter(sorted(names - taken, key=len)), f"{self.wish.slug}-{get_random_string(6).lower()}")
        page = root.add_child(instance=HomePage(title=self.wish.slug, slug=slug, live=False))
        # It brings a history of its own.
        PageLogEntry.objects.filter(page=page.pk).delete()
        return page

    def _taken_keys(self):
        """Return those translation keys of the file that pages here have: beside the living federation, all."""
        keys = [str(row["translation_key"]) for row in self.content.rows(self._kind(Page))]
        found = set()
        for start in range(0, len(keys), CHUNK):
            pages = Page.objects.filter(translation_key__in=keys[start : start + CHUNK])
            found.update(str(key) for key in pages.values_list("translation_key", flat=True))
        return frozenset(found)

    def _kind(self, model):
        return next(kind for kind in exported_kinds() if kind.model is model)

    def _number(self):
        """Give every row its number."""
        numbers = self.book.numbers
        numbers[Page] = {self.estate["root"]: self.home.pk}
        numbers[Collection] = {self.estate["collection"]: self.collection.pk}
        numbers[Group] = self._make_groups()
        numbers[User] = self._people()
        # Words for all: those that are here already are used.
        numbers[Tag] = {
            row["id"]: Tag.objects.get_or_create(name=row["name"])[0].pk for row in self.content.rows(self._kind(Tag))
        }
        for model in _FILES:
            self.shared[model] = self._files_of_all(model)
            numbers[model] = dict(self.shared[model])
        for kind in self.kinds:
            self.book.take_numbers(kind, self.content.numbers[kind.label])

    def _make_groups(self):
        groups = {}
        with translation.override(settings.LANGUAGE_CODE):
            for role in ROLES:
                old = self.estate["groups"].get(role.key)
                groups[old] = Group.objects.create(name=group_name(self.wish.slug, role)).pk
        return groups

    def _people(self):
        """Return {number in the file: account here}, by e-mail address; accounts that are missing are made.

        A new account has a password that nobody knows: its person asks for another by mail. Who is on no team is
        remembered as an author alone, and cannot sign in.
        """
        members = {row["user_id"] for row in self.content.rows(self._kind(Membership)) if not row["ended_at"]}
        found = {}
        for row in self.content.rows(self._kind(User)):
            email = normal_email(row["email"])
            user = User.objects.filter(email=email).first()
            if user is None:
                user = User(
                    email=email,
                    last_name=row["last_name"],
                    first_name=row["first_name"],
                    password=make_password(get_random_string(64)),
                    is_active=self.wish.lets_people_in and row["id"] in members,
                )
                user.full_clean(exclude=["password"])
                user.save()
            found[row["id"]] = user.pk
        return found

    def _files_of_all(self, model):
        """Return {number in the file: number here} of the pictures or documents that are for all sites, and are here.

        Those that are not here come into the federation's own collection.
        """
        own = set(self.content.numbers["wagtailcore.Collection"])
        here = model.objects.filter(collection__depth=1).exclude(file_hash="")
        found = {}
        for row in self.content.rows(self._kind(model)):
            if row["collection_id"] not in own and row["file_hash"]:
                same = here.filter(file_hash=row["file_hash"], title=row["title"]).first()
                if same is not None:
                    found[row["id"]] = same.pk
        return found

    def _new_rows(self, kind, rewriter):
        """Yield the rows of a kind as they are inserted here."""
        present = {Page: self.home.pk, HomePage: self.home.pk, Collection: self.collection.pk}.get(kind.model)
        key = kind.model._meta.pk.attname
        for old in self.content.rows(kind):
            if old[key] in self.shared.get(kind.model, ()):
                continue
            row = self._adapted(kind.model, rewriter.row(kind.model, old))
            if row is None:
                continue
            if lacks(kind.model, row):
                values = {"kind": kind.model._meta.verbose_name, "number": old[key]}
                self.notes.append(_("Left out, since it refers to another site: %(kind)s no. %(number)s") % values)
            elif row[key] == present:
                overwrite(kind.model, row)
            else:
                yield row

    def _adapted(self, model, row):
        """Return a row with what is decided here and not by the file; None for one that is not wanted."""
        if model is Domain:
            return self._adapted_name(row)
        if model is Federation:
            row.update(slug=self.wish.slug, state=Federation.State.PREPARING)
        elif model is Site:
            row.update(hostname=self.wish.hostname, port=self.wish.port, is_default_site=False)
        elif model is Page and row["id"] == self.home.pk:
            row["slug"] = self.home.slug
        elif (
            model is Revision
            and row["object_id"] == str(self.home.pk)
            and row["base_content_type_id"] == _type_of_pages()
        ):
            row["content"] = {**row["content"], "slug": self.home.slug}
        elif model in _FILES and row["collection_id"] is None:
            # One that is for all sites where it comes from.
            row["collection_id"] = self.collection.pk
        return row

    def _adapted_name(self, row):
        """Return the row of a host name: the main one is as wished, the others are its own only when it returns."""
        if row["hostname"] == self.content.manifest["federation"]["hostname"]:
            row["hostname"] = self.wish.hostname
            return row
        return row if self.wish.is_return and self._is_free(row["hostname"]) else None

    def _is_free(self, hostname):
        try:
            return clean_hostname(hostname, self.wish.slug) == hostname
        except ValidationError as refusal:
            self.notes += refusal.messages
            return False

    def _note_missing(self):
        """Say which files the export itself had missed."""
        self.notes += [
            _("The file was missing when the export was made: %(name)s") % {"name": name}
            for name in self.content.manifest.get("missing_media", [])
        ]


def _type_of_pages():
    return ContentType.objects.get_for_model(Page).pk
