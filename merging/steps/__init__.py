"""What goes over in a merger, one module for each thing, and how it comes back.

Every function works inside the transaction of its caller (merging.engine), takes a Part, and notes in the ledger what
it writes; where the ledger would be too long (pages, figures, what is derived from pages) it has a function beside it
that does the opposite.
"""
