"""One federation of the world: what it holds, by name and by row."""

from dataclasses import dataclass, field

from wagtail.models import WorkflowState

from sites.models import Federation
from tests.isolation.markers import Mark


@dataclass
class Side:
    """A federation with all that was made for it.

    Attributes:
        mark: the Mark that its texts carry.
        federation: the Federation.
        people: {name: User}: editor, reviewer, manager, contractor, leaver.
        pages: {name: page}, in the order in which they are worth trying.
        things: {model label in lower case: [objects worth trying, the most telling first]}.
        rows: {table: {primary key: row}} of everything that its set-up made (tests.isolation.rows).
        invitation_token: the secret of its open invitation's link.
        draft_token: the secret of the link to its draft.
    """

    mark: Mark
    federation: Federation
    people: dict = field(default_factory=dict)
    pages: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    invitation_token: str = ""
    draft_token: str = ""

    @property
    def host(self):
        """The hostname of its site."""
        return self.federation.site.hostname

    def note(self, *objects):
        """Remember objects as worth trying; return the last one."""
        for thing in objects:
            self.things.setdefault(thing._meta.label_lower, []).append(thing)
        return objects[-1]

    def the(self, label):
        """Return the first object of a model that is worth trying."""
        return self.things[label.lower()][0]

    def keys(self, model):
        """Return primary keys of the side's objects of a model: those worth trying first, then every other row.

        Args:
            model: a model class; Page stands for pages of every type.
        """
        chosen = [thing.pk for thing in self.things.get(model._meta.label_lower, [])]
        if model._meta.label == "wagtailcore.Page":
            chosen = [page.pk for page in self.pages.values()]
        rows = self.rows.get(model._meta.db_table, {})
        return [*chosen, *(key for key in rows if key not in chosen)]

    def key_beside(self, model, page_key):
        """Return the key of the object of `model` that is about a page, or the first key of the model.

        Views ask whether a revision is the page's own before they ask who is asking.
        """
        for key in self.keys(model):
            if self._is_about(model, key, page_key):
                return key
        return next(iter(self.keys(model)), None)

    def _is_about(self, model, key, page_key):
        row = self.rows[model._meta.db_table][key]
        if "workflow_state_id" in row:
            row = self.rows[WorkflowState._meta.db_table][row["workflow_state_id"]]
        return str(page_key) in {str(row.get("object_id")), str(row.get("page_id"))}
