"""The states of a federation's site: what readers are answered in each, and how it gets from one to the other.

    preparing   the team and national administrators see it, nobody else
    live        everybody reads it
    suspended   readers get 503 with the contact data; the team works on
    archived    everybody reads it, under a line that says until when the federation existed; its team is kept out
    closed      nothing is shown; redirects of the site still lead on

Any state can be left for any other, so each change can be taken back.
"""
