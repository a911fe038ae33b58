"""Links by which leadership reads the newest draft of a page without an account, for some days.

Whoever may edit a page makes, lists and revokes its links (`views`); `reading` answers whoever opens one.
"""
