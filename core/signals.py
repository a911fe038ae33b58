"""Signals of the lowest layer, which the rooms above listen to."""

from django.dispatch import Signal

# A page is being validated, by a form or before it is saved. A receiver raises ValidationError to refuse it.
# Arguments: page (the instance), parent (its parent to be, when it is not in the tree yet; else None).
page_validated = Signal()
