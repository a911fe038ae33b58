"""Where the form of a page puts the pictures that are uploaded in it."""

from sites.references import federation_at


class OwnCollectionMixin:
    """For the views of a page's form: name the collection of the federation whose page it is.

    Whoever works for one team has no other; the upload's own form lets nobody add where they may not.
    """

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        federation = federation_at(self.page.path or self.parent_page.path)
        return {**context, "own_collection": federation.collection_id if federation else None}
