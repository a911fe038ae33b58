"""Taking a page away from the readers: why it goes, and what they get in its place.

A page is taken down because it is wrong (410, and it says so), because another page of the site has taken its place
(301), or because it is out of date (it stays readable, under a notice). `taking_down` does it, `answers` answers the
readers; publishing the page again ends it.
"""
