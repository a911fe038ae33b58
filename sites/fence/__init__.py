"""The fence between the teams: what of the admin a team's person reaches, and with which ids.

It is the outer of two walls. `middleware` asks `rules` before a view runs: an address nobody has looked at does not
exist for a team, nor does an id that is not its own. Behind it the views' own querysets, forms, choosers and filters
are narrowed to what the team owns (`choosers`, `filters`, `privacy`, `tags`, and Wagtail's own page and collection
permissions), and `sites.references` keeps a page from pointing at another team's things.
"""
