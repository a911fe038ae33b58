"""Every URL name of the resolver, with its parameters filled by rule.

A parameter that no rule fills raises NoRuleError: whoever adds a view with a new kind of parameter is told at once.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.urls import get_resolver, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.models import EditingSession
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.images.utils import generate_signature
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
    get_page_models,
)

from accounts.models import User
from catalogue.blocks import WIDTH
from library.models import LibraryDocument, LibraryImage
from library.pictures import PLACES

# Parameters that hold a primary key, whatever the view.
KEYS = {
    "parent_page_id": Page,
    "page_to_move_id": Page,
    "destination_id": Page,
    "image_id": LibraryImage,
    "document_id": LibraryDocument,
    "doc_id": LibraryDocument,
    "revision_id_a": Revision,
    "revision_id_b": Revision,
    "uploaded_file_id": UploadedFile,
    "session_id": EditingSession,
    "restriction_id": CollectionViewRestriction,
    "page_view_restriction_id": PageViewRestriction,
    "object_id": Page,
    "task_state_id": TaskState,
    "workflow_state_id": WorkflowState,
}
# What `pk` means in views that do not say their model.
PK_BY_NAMESPACE = {
    "wagtailadmin_api:pages": Page,
    "wagtailadmin_api:images": LibraryImage,
    "wagtailadmin_api:documents": LibraryDocument,
    "wagtailadmin_pages": Page,
    "wagtailadmin_collections": Collection,
    "wagtailadmin_workflows": Workflow,
    "wagtailsettings": Site,
    "wagtailsites": Site,
    "wagtailusers_users": User,
    "wagtailusers_groups": Group,
    "wagtailimages_chooser": LibraryImage,
    "wagtaildocs_chooser": LibraryDocument,
    "second_factor": User,
    "site_redirects": Redirect,
}
API_ACTIONS = (
    "copy",
    "create_alias",
    "convert_alias",
    "delete",
    "move",
    "publish",
    "unpublish",
    "revert_to_page_revision",
)


class NoRuleError(LookupError):
    """A parameter of a URL that the crawler cannot fill."""


@dataclass(frozen=True)
class UrlName:
    """One entry of the resolver.

    Attributes:
        name: with its namespaces; "(unnamed) <route>" for one without a name.
        route: the pattern as written.
        parameters: names of the parameters, "" for one without a name.
        callback: the view.
    """

    name: str
    route: str
    parameters: tuple
    callback: object = field(compare=False, hash=False)

    @property
    def namespace(self):
        """The namespaces, joined; "" without any."""
        return self.name.rpartition(":")[0]

    @property
    def is_admin(self):
        """Whether it belongs to the administration."""
        return self.route.startswith("admin/")


@dataclass(frozen=True)
class Address:
    """An address to try: whose ids are in it ("foreign", "own", "mixed" or "none")."""

    path: str
    whose: str


@cache
def url_names():
    """Return the tuple of UrlName of everything the resolver knows, in its order."""
    return tuple(_walk(get_resolver(), (), ""))


def _walk(resolver, namespaces, route):
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern, inner, here)
        else:
            name = ":".join((*namespaces, pattern.name)) if pattern.name else f"(unnamed) {here}"
            yield UrlName(name, here, _parameters(pattern.pattern), pattern.callback)


def _parameters(pattern):
    names = tuple(pattern.converters) or tuple(pattern.regex.groupindex)
    return names or ("",) * pattern.regex.groups


def addresses(url_name, own, foreign, limit):
    """Yield the addresses to try for a URL name.

    Args:
        url_name: a UrlName.
        own, foreign: the two Sides.
        limit: how many objects of a kind, and how many kinds of words, to go through.

    Raises:
        NoRuleError: for a parameter that nothing fills.
    """
    if url_name.name.startswith("(unnamed)"):
        yield Address(_unnamed(url_name), "none")
        return
    if url_name.name in WHOLE_PATHS:
        for whose, side in (("foreign", foreign), ("own", own)):
            for arguments in islice(WHOLE_PATHS[url_name.name](side), limit):
                yield Address(_path(url_name, arguments), whose)
        return
    words = list(islice(_words(url_name, foreign), None if limit > 1 else 1))
    keys = {name: _model(url_name, name) for name in url_name.parameters if name not in words[0]}
    for choice in words:
        yield from _filled(url_name, choice, keys, own, foreign, limit)


def _filled(url_name, words, keys, own, foreign, limit):
    if not keys:
        yield Address(_path(url_name, words), "none")
        return
    fillings = {"foreign": foreign, "own": own}
    for whose, side in fillings.items():
        for values in islice(_values(side, keys), limit):
            yield Address(_path(url_name, words | values), whose)
    if len(keys) > 1:
        ours, theirs = (next(_values(side, keys), {}) for side in (own, foreign))
        for name in keys if ours and theirs else ():
            yield Address(_path(url_name, words | ours | {name: theirs[name]}), "mixed")


def _values(side, keys):
    """Yield {parameter: key} with objects of one side that belong to the same page where there is one."""
    leading = next(iter(keys.values()))
    if leading is not Page and Page in keys.values():
        leading = Page
    for number, key in enumerate(side.keys(leading)):
        values = {}
        for name, model in keys.items():
            if model is leading:
                # A second parameter of the same kind (a destination) takes another object.
                others = side.keys(model)
                values[name] = others[(number + 2) % len(others)] if leading in _models_of(values, keys) else key
            else:
                values[name] = side.key_beside(model, key)
        if None not in values.values():
            yield values


def _models_of(values, keys):
    return {keys[name] for name in values}


def _model(url_name, parameter):
    """Return the model whose key a parameter takes.

    Raises:
        NoRuleError: when nothing says so.
    """
    if parameter in KEYS:
        return KEYS[parameter]
    stem = parameter.removesuffix("_id").removesuffix("_pk")
    if parameter in {"pk", "id"}:
        model = _model_of_view(url_name)
    else:
        model = next((model for model in apps.get_models() if model._meta.model_name == stem.replace("_", "")), None)
    if model is None:
        raise NoRuleError(
            f"{url_name.name}: no rule fills the parameter “{parameter}” of {url_name.route}. "
            "Add one to tests/isolation/addresses.py."
        )
    return model


def _model_of_view(url_name):
    if url_name.namespace == "wagtailadmin_workflows" and "task" in url_name.name.partition(":")[2]:
        return Task
    if url_name.namespace in PK_BY_NAMESPACE:
        return PK_BY_NAMESPACE[url_name.namespace]
    said = getattr(url_name.callback, "view_initkwargs", {}).get("model")
    return said or getattr(getattr(url_name.callback, "view_class", None), "model", None)


def _path(url_name, arguments):
    if isinstance(arguments, dict):
        return reverse(url_name.name, kwargs=arguments)
    return reverse(url_name.name, args=arguments)


def _unnamed(url_name):
    """Return an address for a pattern without a name: its fixed part, and a word for what is left open."""
    fixed = url_name.route.partition("^")[0]
    return f"/{fixed}anything/" if "^" in url_name.route else f"/{fixed}"


def _words(url_name, side):
    """Yield dicts with values for the parameters that are words and not keys; one empty dict when there are none."""
    parameters = set(url_name.parameters)
    if url_name.name == "wagtail_bulk_action":
        yield from _bulk_words()
    elif {"content_type_app_name", "content_type_model_name"} <= parameters:
        for app, model in _page_types():
            yield {"content_type_app_name": app, "content_type_model_name": model}
    elif {"app_name", "model_name"} <= parameters and url_name.namespace == "wagtailsettings":
        for model in settings_registry:
            yield {"app_name": model._meta.app_label, "model_name": model._meta.model_name}
    elif {"app_name", "model_name"} <= parameters:
        yield {"app_name": "taggit", "model_name": "tag"}
    elif {"app_label", "model_name"} <= parameters and url_name.namespace == "wagtailadmin_workflows":
        yield {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}
    elif {"app_label", "model_name", "object_id"} <= parameters:
        yield {"app_label": "news", "model_name": "newspage"}
    elif {"app_label", "model_name"} <= parameters:
        for app, model in _page_types():
            yield {"app_label": app, "model_name": model}
    elif "action_name" in parameters:
        names = ("approve", "reject") if "task_state_id" in parameters else API_ACTIONS
        yield from ({"action_name": name} for name in names)
    else:
        yield {name: value for name, value in WORDS.items() if name in parameters}


WORDS = {"filter_spec": "width-400", "colour": "0b6b4f", "token": "no-such-token", "chapter": "viet-tin"}


def _page_types():
    types = [(model._meta.app_label, model._meta.model_name) for model in get_page_models() if model is not Page]
    return sorted(types, key=lambda pair: pair != ("news", "newspage"))


def _bulk_words():
    bulk_action_registry._scan_for_bulk_actions()
    # Pages first: they have the most to lose.
    for app, by_model in sorted(bulk_action_registry.actions.items(), reverse=True):
        for model, by_name in by_model.items():
            for name in by_name:
                yield {"app_label": app, "model_name": model, "action": name}


def _public_pages(side):
    site = side.federation.site
    for page in side.pages.values():
        yield (page.url_path.removeprefix(site.root_page.url_path),)


def _document_files(side):
    for document in side.things["library.librarydocument"]:
        yield (document.pk, document.filename)


def _media_files(side):
    for label in (
        "library.rendition",
        "library.libraryimage",
        "library.librarydocument",
        "wagtailcore.uploadedfile",
        "intake.intake",
    ):
        yield from ({"path": thing.file.name} for thing in side.things[label])
    yield from ({"path": user.wagtail_userprofile.avatar.name} for user in side.people.values())


def _reset_links(side):
    for user in side.people.values():
        yield {
            "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        }


def _cuts(side):
    spec = PLACES["card"].specs[0]
    for image in side.things["library.libraryimage"]:
        # Signed rightly: what keeps a neighbour out is whose the picture is.
        name = image.file.name.rpartition("/")[2]
        yield (generate_signature(image.pk, spec), image.pk, spec, name)


def _files_of_pages(*endings):
    """Return a rule for what lies right under pages: sections and categories, which hold the most, first."""

    def paths(side):
        root = side.federation.site.root_page.url_path
        sections = [side.pages[name] for name in ("news section", "seminar section", "home")]
        found = [page.url_path.removeprefix(root) for page in sections]
        found += [f"{found[0]}{category.slug}/" for category in side.things["news.newscategory"]]
        found += [path for (path,) in _public_pages(side) if path not in found]
        yield from ({"path": path, **ending} for path in found for ending in endings)

    return paths


def _sitemap_parts(side):
    yield from ({"part": number} for number in sorted({page.pk // WIDTH for page in side.pages.values()}))


# Names whose address is not made of keys.
WHOLE_PATHS = {
    "wagtail_serve": _public_pages,
    "wagtaildocs_serve": _document_files,
    "media": _media_files,
    "picture": _cuts,
    "discovery:feed": _files_of_pages({"form": "rss"}, {"form": "atom"}),
    "discovery:calendar": _files_of_pages({}),
    "discovery:sitemap_part": _sitemap_parts,
    "wagtailadmin_password_reset_confirm": _reset_links,
}
