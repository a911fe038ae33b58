"""Signals of the lowest layer, which the rooms above listen to."""

from django.dispatch import Signal

# A page or a setting is being validated, by a form or before it is saved. A receiver raises ValidationError to refuse
# it. Arguments: instance; parent (the parent to be of a page that is not in the tree yet, else None); user (who posts
# the form, None where there is no form).
content_validated = Signal()
