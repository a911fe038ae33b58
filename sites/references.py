"""What a page or setting points at must belong to its own federation.

Pages refer to pictures, documents and pages by foreign keys, in blocks and in rich text, and Wagtail's forms accept
any id there. A reference into another federation would show that team's file, or the title of its draft, in a preview.
So every door refuses it: forms and commands by `clean` (through core.signals.content_validated), copies and aliases by
the first save, moves by Wagtail's signal. The rule is one for all, national administrators included: a page that
points at another site's things breaks when that site changes them. A link by address is always possible.

Pictures and documents of the root collection are for all sites.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import pre_page_move

from core.pages import SitePage
from core.signals import content_validated
from sites import scope
from sites.models import Federation

# Fields that tie a page to itself or to its original, and say nothing to a reader.
_OWN_TIES = {"page_ptr", "alias_of", "latest_revision", "live_revision"}

_SITE_ROOT_PATH_LENGTH = 2 * Page.steplen


def federation_at(path):
    """Return the federation in whose tree a page path lies, or None outside all of them."""
    root_path = path[:_SITE_ROOT_PATH_LENGTH]
    if len(root_path) < _SITE_ROOT_PATH_LENGTH:
        return None
    return Federation.objects.select_related("collection").filter(site__root_page__path=root_path).first()


def foreign_references(instance, federation, page_path):
    """Find what an instance refers to that is not its federation's.

    Args:
        instance: a page or a setting, saved or not.
        federation: the Federation it belongs to.
        page_path: treebeard path of the federation's front page.

    Returns:
        list of (field name, referenced object), the objects freshly loaded; [] when all is well.
    """
    # Private, and the only code that knows every way in which blocks and rich text refer to something;
    # tests/sites/test_references.py fails when it changes.
    references = ReferenceIndex._extract_references_from_object(instance)
    return _foreign(
        ((model, pk, path.partition(".")[0]) for model, pk, path, _content_path in references), federation, page_path
    )


def _foreign(references, federation, page_path):
    """Find what is not the federation's, in one query for each kind of thing.

    Args:
        references: an iterable of (content type id, primary key as text, where the reference stands).

    Returns:
        list of (where it stands, referenced object).
    """
    wanted = {}
    for content_type_id, pk, place in references:
        # What is no id refers to nothing; the database would stumble over it.
        if place not in _OWN_TIES and pk.isascii() and pk.isdecimal() and len(pk) < 19:
            wanted.setdefault(content_type_id, {}).setdefault(pk, place)
    found = []
    for content_type_id, places in wanted.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        belongs = _membership_test(model, federation, page_path)
        if belongs is None:
            continue
        related = () if model is Page else ("collection",)
        for obj in model._base_manager.select_related(*related).filter(pk__in=places):
            if not belongs(obj):
                found.append((places[str(obj.pk)], obj))
    return found


def _membership_test(model, federation, page_path):
    """Return how to tell whether an object of a model is the federation's, or None for models that nobody owns."""
    if model is Page:
        return lambda page: page.path.startswith(page_path)
    if model in {get_image_model(), get_document_model()}:
        own = federation.collection.path
        return lambda file: file.collection.is_root() or file.collection.path.startswith(own)
    return None


def refuse_foreign(instance, federation, page_path, user=None):
    """Raise a ValidationError that names each foreign reference of an instance, with its field and the mend.

    A form that is refused is shown again, and its choosers then print the title of whatever id was posted. No chooser
    offers a thing that is not the person's own, so an id that is neither theirs nor stored in the instance already was
    made up to see that title: the answer is 404, and the form is not shown again.

    Args:
        instance, federation, page_path: as for foreign_references.
        user: who posts the form, None where there is none.

    Raises:
        ValidationError: with the code “foreign_reference”.
        Http404: for an id that was made up.
    """
    found = foreign_references(instance, federation, page_path)
    if user is not None and any(
        not scope.owns(user, obj) and not _is_stored_reference(instance, obj) for _field, obj in found
    ):
        raise Http404
    if found:
        raise ValidationError(
            [
                ValidationError(
                    _("%(field)s: %(kind)s no. %(pk)s belongs to another site. Remove it, or choose one of this site.")
                    % {"field": _label(instance, field), "kind": obj._meta.verbose_name, "pk": obj.pk},
                    code="foreign_reference",
                )
                for field, obj in found
            ]
        )


def _is_stored_reference(instance, obj):
    """Tell whether an instance referred to an object before the form came, as it is published or as a draft."""
    if instance.pk is None:
        return False
    stored = [type(instance)._base_manager.get(pk=instance.pk)]
    if getattr(instance, "latest_revision_id", None):
        stored.append(stored[0].get_latest_revision_as_object())
    wanted = (ReferenceIndex._get_base_content_type(obj).pk, str(obj.pk))
    return any(
        (content_type_id, pk) == wanted
        for version in stored
        for content_type_id, pk, *_paths in ReferenceIndex._extract_references_from_object(version)
    )


def _label(instance, name):
    """Return what an editor calls a field; for a child relation what the rows are called."""
    field = instance._meta.get_field(name)
    options = field.related_model._meta if field.auto_created else field
    return capfirst(getattr(options, "verbose_name_plural", None) or options.verbose_name)


def validate_page(page, parent=None, user=None):
    """Refuse a page that points outside its federation (see refuse_foreign); one outside all federations is let be."""
    path = page.path or (parent.path if parent else "")
    federation = federation_at(path) if settings.FENCE_ENABLED else None
    if federation is not None:
        refuse_foreign(page, federation, path[:_SITE_ROOT_PATH_LENGTH], user)


def validate_setting(setting, user=None):
    """Refuse a site's setting likewise; provisioning validates one before there is a site."""
    federation = getattr(setting.site, "federation", None) if setting.site_id else None
    if federation is not None and settings.FENCE_ENABLED:
        refuse_foreign(setting, federation, setting.site.root_page.path, user)


@receiver(content_validated, dispatch_uid="sites.references.content")
def _validate_when_cleaned(sender, instance, parent, user, **kwargs):
    if isinstance(instance, SitePage):
        validate_page(instance, parent, user)
    elif isinstance(instance, BaseSiteSetting):
        validate_setting(instance, user)


@receiver(pre_save, dispatch_uid="sites.references.new_page")
def _validate_when_made(sender, instance, raw=False, **kwargs):
    """Copies of a whole section and aliases are saved without being cleaned."""
    if not raw and isinstance(instance, SitePage) and instance._state.adding and instance.path:
        validate_page(instance)


@receiver(pre_page_move, dispatch_uid="sites.references.move")
def _validate_when_moved(sender, parent_page_before, parent_page_after, instance, **kwargs):
    validate_relocation(instance, parent_page_after)


def validate_relocation(page, destination):
    """Refuse to bring a page with all below it to another site when anything there would point back.

    Args:
        page: the Page that is moved or copied.
        destination: the Page it will lie under.
    """
    federation = federation_at(destination.path)
    path = destination.path[:_SITE_ROOT_PATH_LENGTH]
    if federation is None or page.path.startswith(path):
        return
    moved = page.get_descendants(inclusive=True)
    for title, obj in [*_foreign_in_index(moved, federation, path), *_foreign_in_drafts(moved, federation, path)]:
        # What lies in the moved branch comes along, so a reference inside it is no foreign one.
        if not (isinstance(obj, Page) and obj.path.startswith(page.path)):
            raise ValidationError(
                _(
                    "“%(title)s” uses pictures, documents or pages of its present site, which the other site does not"
                    " have. Take them out first, or link to the page by its address."
                )
                % {"title": title},
                code="foreign_reference",
            )


def _foreign_in_index(pages, federation, path):
    """Find what stored pages refer to, by Wagtail's index of references: at the same cost for one page and a section.

    Returns:
        list of (title of the page, referenced object).
    """
    titles = {str(pk): title for pk, title in pages.values_list("pk", "draft_title")}
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=titles
    ).values_list("to_content_type_id", "to_object_id", "object_id", "model_path")
    return _foreign(
        (
            (content_type_id, pk, titles[object_id])
            for content_type_id, pk, object_id, model_path in rows
            if model_path.partition(".")[0] not in _OWN_TIES
        ),
        federation,
        path,
    )


def _foreign_in_drafts(pages, federation, path):
    """Find the same in changes not yet published, which the index does not know."""
    return [
        (page.draft_title, obj)
        for page in pages.filter(has_unpublished_changes=True, live=True)
        for _field, obj in foreign_references(page.get_latest_revision_as_object(), federation, path)
    ]
