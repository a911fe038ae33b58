"""What is noted when: each log entry's federation, and the deeds that Wagtail itself does not log.

Wagtail 8.0.1 logs what its page views and its generic views do. It does not log uploads of several files, uploads in
a chooser, bulk actions on files, messages deleted from a form, nor that a page came into the menu or left it.
"""

from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.contrib.forms.models import FormSubmission
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from library.models import LibraryDocument, LibraryImage

from .record import record

FILES = (LibraryImage, LibraryDocument)
MENU_SHOWN, MENU_HIDDEN = "sites.menu.show", "sites.menu.hide"


@receiver(post_save, sender=PageLogEntry, dispatch_uid="sites.reports.page_entry")
@receiver(post_save, sender=ModelLogEntry, dispatch_uid="sites.reports.model_entry")
def note_entry(sender, instance, created, raw=False, **kwargs):
    """Write an entry's lines in the histories of the federations it is about."""
    if created and not raw:
        record(instance)


def _person_at_work():
    """Return whoever works in the admin now, None for commands: their files are nobody's deed."""
    return get_active_log_context().user


def note_file_saved(sender, instance, created, raw=False, **kwargs):
    """Log a file that a person adds or changes, whichever view did it."""
    if not raw and _person_at_work():
        log(instance, "wagtail.create" if created else "wagtail.edit")


def note_deletion(sender, instance, origin=None, **kwargs):
    """Log a file or a message that a person deletes, while it can still be said whose it was.

    What goes with something else (messages with their form) is a part of that deletion.
    """
    if _person_at_work() and getattr(origin, "model", type(origin)) is sender:
        # A message's own text holds its sender's personal data, so the log names the form.
        is_message = isinstance(instance, FormSubmission)
        title = gettext("Message to “%(page)s”") % {"page": instance.page.title} if is_message else None
        log(instance, "wagtail.delete", title=title, deleted=True)


for _model in FILES:
    post_save.connect(note_file_saved, sender=_model, dispatch_uid=f"sites.reports.saved.{_model.__name__}")
for _model in (*FILES, FormSubmission):
    pre_delete.connect(note_deletion, sender=_model, dispatch_uid=f"sites.reports.deleted.{_model.__name__}")


@hooks.register("after_bulk_action")
def note_files_changed_in_bulk(request, action_type, objects, action_class_instance):
    """Log files that were moved or tagged together: these actions save no file, so no signal tells of them."""
    if action_class_instance.model in FILES and action_type in {"add_tags", "add_to_collection"}:
        for file in objects:
            log(file, "wagtail.edit")


@receiver(pre_save, dispatch_uid="sites.reports.before_page_saved")
def remember_menu(sender, instance, raw=False, update_fields=None, **kwargs):
    """Keep whether readers had the page in the menu until now.

    Saving a draft writes a few fields of an instance that holds the draft's values; the menu is not among them.
    """
    if not issubclass(sender, Page) or raw:
        return
    instance._was_in_menu = None
    if instance.pk and (update_fields is None or {"live", "show_in_menus"} & set(update_fields)):
        stored = Page.objects.filter(pk=instance.pk).values_list("live", "show_in_menus").first()
        instance._was_in_menu = stored and all(stored)


@receiver(post_save, dispatch_uid="sites.reports.page_saved")
def note_menu(sender, instance, created, raw=False, **kwargs):
    """Log that a page came into the menu or left it, which Wagtail shows as an edit like any other."""
    if not issubclass(sender, Page) or raw or created:
        return
    before, after = instance.__dict__.pop("_was_in_menu", None), instance.live and instance.show_in_menus
    if before is not None and before != after:
        log(instance, MENU_SHOWN if after else MENU_HIDDEN)
