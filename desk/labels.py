"""Labels of Wagtail's forms that are English in every language, since their fields have none to translate.

Wagtail 8.0.1 leaves them to be made from the fields' names (wagtail.admin.forms.choosers). They are set here, on the
forms' own classes; tests/desk/test_labels.py fails when Wagtail has labels of its own, or other fields.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LABELS = {
    choosers.ExternalLinkChooserForm: {"link_text": _("Link text")},
    choosers.AnchorLinkChooserForm: {"link_text": _("Link text")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("E-mail address"),
        "link_text": _("Link text"),
        "subject": _("Subject"),
        "body": _("Text of the mail"),
    },
    choosers.PhoneLinkChooserForm: {"phone_number": _("Telephone number"), "link_text": _("Link text")},
}


def set_labels():
    """Give the fields their labels."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
