"""Merging federations: what belongs to some goes over to one, and every old address leads on for ever.

    planning     what a merger would bring, and what stands against it
    engine       does it, step by step; undoes it; goes on after a crash
    steps        one module for each thing that goes over
    ledger       what rows were before, so that they can be so again
    addresses    where an address leads whose page has gone to another site
    middleware   answers such an address

Each step is one transaction together with what the ledger notes of it, so a process that is killed at any moment has
done a step or has not. The predecessor stays behind as a closed site without content: its host names go on leading,
and undoing has something to give everything back to.
"""
