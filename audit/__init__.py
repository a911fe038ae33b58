"""`make audit`: the reader's site, as measured from outside with tools that are not ours."""
