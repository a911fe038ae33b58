"""From a Word file or an old page to a draft.

A source (`word`, `legacy`) is read into `elements`, which know nothing of pages: paragraphs, tables, pictures, notes.
`tidy` and `article` find in them what an editor would: title, lead, day, byline, captions, lists typed by hand.
`blocks` writes them as blocks of a page's body, and `draft` makes the page, its pictures and the `Intake` row that
keeps the original. Whatever was changed, dropped or could not be decided is noted in a `report.Report`.
"""
