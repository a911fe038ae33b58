"""Tools for the wording: the catalogue of what Wagtail and Django say (`upstream`), and the crawl of `make i18n`."""
