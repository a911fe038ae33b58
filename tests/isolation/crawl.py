"""The matrix: every URL name, with foreign ids, own ids and mixes, read and written, as one persona.

`full` goes through everything; the slice touches every URL name with the most telling object of each kind.
"""

from accounts.models import User
from library.models import LibraryDocument, LibraryImage

from .addresses import addresses, url_names
from .forms import read_forms, with_changed_text, with_foreign_keys
from .probe import Probe

# How many objects of a kind an address is tried with, of theirs and of ours each.
FULL_LIMIT = 3
# A form has many fields with keys in a StreamField; the first of them stand for the rest.
FIELDS_PER_FORM = 12


def crawl(world, direction, persona, administrator, full=False, progress=None):
    """Ask everything as one persona.

    Args:
        world: the World.
        direction: "alpha-bravo" or "bravo-alpha".
        persona: the Persona that asks.
        administrator: the administrator's Persona, whose forms are replayed.
        full: the whole matrix instead of the slice.
        progress: called with the number of URL names done so far.

    Returns:
        Probe, with its findings and figures.

    Raises:
        NoRuleError: when a URL has a parameter that cannot be filled.
    """
    probe = Probe(world, direction, persona)
    crawler = _Crawler(probe, administrator, full)
    for number, url_name in enumerate(url_names(), 1):
        crawler.visit(url_name)
        if progress:
            progress(number)
    return probe


class _Crawler:
    """Goes through the addresses of one URL name after another."""

    def __init__(self, probe, administrator, full):
        self.probe, self.administrator, self.full = probe, administrator, full
        self.limit = FULL_LIMIT if full else 1
        self.world_forms = probe.world.forms

    def visit(self, url_name):
        """Ask every address of a URL name, on all hosts that matter."""
        probe = self.probe
        for number, address in enumerate(addresses(url_name, probe.own, probe.foreign, self.limit)):
            keys = _chosen_keys(url_name, probe.foreign)
            for query in self._queries(url_name, address, keys):
                probe.ask(url_name.name, address.path, query)
            self._write(url_name, address, keys)
            if url_name.is_admin and number < self.limit:
                self._elsewhere(url_name, address)

    def _elsewhere(self, url_name, address):
        """Ask on the foreign host, where the admin is closed, and on the national one, where it shows no more."""
        self.probe.ask(url_name.name, address.path, place="foreign")
        if self.full or address.whose == "foreign":
            self.probe.ask(url_name.name, address.path, place="national")

    def _queries(self, url_name, address, keys):
        """Yield the query parameters to try; the first is none at all."""
        foreign = self.probe.foreign
        if url_name.name == "wagtail_bulk_action":
            yield {"id": keys}
            yield {"id": "all"}
            yield {"id": "all", "childOf": foreign.pages["home"].pk}
            return
        yield {}
        if "tag" in url_name.name:
            yield {"term": foreign.mark.word[:-1]}
        if address.whose == "none" or self.full:
            yield {"q": foreign.mark.call}
            yield {"id": keys}
        if self.full:
            yield from self._further_queries(address)
        elif "report" in url_name.name or url_name.name.endswith("index"):
            yield {"export": "csv"}

    def _further_queries(self, address):
        foreign = self.probe.foreign
        page, user = foreign.pages["review"], foreign.people["editor"]
        yield {"export": "csv"}
        yield {"export": "xlsx"}
        yield {"id": "all"}
        yield {"next": f"http://{foreign.host}/"}
        if address.whose != "none":
            return
        yield {"multiple": "1", "p": "1", "page_type": "wagtailcore.page", "parent_page_id": page.pk}
        yield {
            "target_pages[]": [page.pk, foreign.pages["home"].pk],
            "user_perms": "move_to",
            "can_choose_root": "true",
        }
        yield {"search": foreign.mark.call}
        for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            yield {name: foreign.pages["news section"].pk, "fields": "*"}
        yield {"site": foreign.host}
        yield {"html_path": f"/{foreign.pages['live'].slug}/"}
        for name in ("owner", "user", "edited_by", "locked_by", "requested_by", "finished_by", "last_published_by"):
            yield {name: user.pk}
        yield {"site": foreign.federation.site_id}
        yield {"collection_id": foreign.federation.collection_id}
        yield {"workflow": foreign.federation.workflow_id}
        yield {"tag": foreign.mark.text("picture-tag")}

    def _write(self, url_name, address, keys):
        """Post nothing, post keys, and send forms back: our own with foreign keys, the administrator's of theirs."""
        probe = self.probe
        query = {"id": keys} if url_name.name == "wagtail_bulk_action" else None
        probe.ask(url_name.name, address.path, query, post={})
        if query is None and (self.full or address.whose == "none"):
            probe.ask(url_name.name, address.path, post={"id": keys, "next": "/admin/"})
        if address.whose == "foreign" or query:
            for data in self._forms_of_administrator(address.path, query):
                probe.ask(url_name.name, address.path, query, post=with_changed_text(data))
        elif self.probe.persona.user is not None:
            for data in self._forms_of(probe.persona.session, address.path, query):
                self._replay(url_name, address, data)

    def _replay(self, url_name, address, data):
        self.probe.ask(url_name.name, address.path, post=data)
        changed = list(with_foreign_keys(data, self.probe.foreign))
        for foreign_data in changed[: FIELDS_PER_FORM if self.full else 4]:
            self.probe.ask(url_name.name, address.path, post=foreign_data)

    def _forms_of_administrator(self, path, query):
        """Return the forms that an administrator sees; read once, as they are the same for all who replay them."""
        known = (path, str(query))
        if known not in self.world_forms:
            self.world_forms[known] = self._forms_of(self.administrator.session, path, query)
        return self.world_forms[known]

    def _forms_of(self, session, path, query):
        """Return the data of the forms on a page as somebody else sees it; nothing is judged or kept."""
        with self.probe.undone():
            query_string = f"?{'&'.join(f'id={key}' for key in query['id'])}" if query else ""
            response = self.probe.raw(f"{path}{query_string}", host=self.probe.own.host, session=session)
            if response.status_code != 200 or "html" not in response.get("Content-Type", "") or response.streaming:
                return []
            return read_forms(response.content.decode())


def _chosen_keys(url_name, foreign):
    """Return keys of foreign objects of the kind that a view without parameters chooses among."""
    names = f"{url_name.name} {url_name.route}".lower()
    model = next((model for word, model in _CHOSEN.items() if word in names), None)
    keys = foreign.keys(model) if model else [page.pk for page in foreign.pages.values()]
    return keys[:5]


_CHOSEN = {"image": LibraryImage, "doc": LibraryDocument, "user": User}
