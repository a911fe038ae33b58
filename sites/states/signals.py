"""What `change_state` asks the rooms above."""

from django.dispatch import Signal

# A federation is to get another state. A receiver raises ValidationError to refuse it. Arguments: federation (locked,
# still in its state of before), state (the Federation.State it is to get).
state_asked_for = Signal()
