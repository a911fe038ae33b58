"""The search test set: what readers type, asked through the site's own search page, and how well it is answered."""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from django.test import Client
from wagtail.models import Page

from catalogue import sync
from tests import builders, cast

FOLDER = Path(__file__).parent
FIRST_FLOOR, FIVE_FLOOR = 0.97, 0.99
AMONG = 5
ADDRESS = "/tim-kiem/"


@dataclass(frozen=True)
class Question:
    """One entry of queries.yaml; its comment says what the keys mean."""

    q: str
    site: str = "an-giang"
    form: str = "NFC"
    filters: dict = field(default_factory=dict)
    first: str = ""
    five: tuple = ()
    never: tuple = ()
    none: bool = False

    @property
    def parameters(self):
        """The query string's parameters."""
        return {"q": unicodedata.normalize(self.form, self.q), **self.filters}


@dataclass
class Answer:
    """What came for a Question: the keys of the pages on the first page of results, in their order."""

    question: Question
    keys: list

    @property
    def first_is_right(self):
        """Whether the expected page came first, or nothing where nothing is there."""
        if self.question.none:
            return not self.keys
        return not self.question.first or self.keys[:1] == [self.question.first]

    @property
    def five_are_right(self):
        """Whether all expected pages are among the first five, and none that must not be found was."""
        expected = {*self.question.five, *([self.question.first] if self.question.first else [])}
        if self.question.none:
            return not self.keys
        return expected <= set(self.keys[:AMONG]) and not set(self.question.never) & set(self.keys)


@cache
def corpus():
    """Return {federation's slug: list of its pages' descriptions}."""
    return yaml.safe_load((FOLDER / "corpus.yaml").read_text("utf-8"))


@cache
def questions():
    """Return the tuple of Questions."""
    entries = yaml.safe_load((FOLDER / "queries.yaml").read_text("utf-8"))
    return tuple(_question(dict(entry)) for entry in entries)


def _question(entry):
    lists = {name: tuple(entry.pop(name, ())) for name in ("five", "never")}
    return Question(**lists, filters=entry.pop("with", {}), **entry)


def load():
    """Publish the corpus on the sites of the cast; return {page's primary key: key}, sections and front pages too."""
    keys = {}
    # The sections are older than what is in them, whatever day the test set is asked.
    Page.objects.filter(depth__gt=1).update(first_published_at=builders.local(2017, 1, 1))
    sync.repair()
    for slug, descriptions in corpus().items():
        team = cast.team(slug)
        for page in Page.objects.descendant_of(team.home, inclusive=True):
            keys[page.pk] = f"{slug}:{page.slug}"
        categories = {category.slug: category for category in team.news.categories.all()}
        # The oldest first, as they would have been written.
        for description in reversed(descriptions):
            keys[_publish(team, categories, dict(description)).pk] = description["key"]
    return keys


def _publish(team, categories, said):
    body = builders.body(*(builders.paragraph(f"<p>{text}</p>") for text in said.get("body", ())))
    fields = {"title": said["title"], "lead": said["lead"], "body": body}
    if said.get("kind") == "seminar":
        names = ("venue", "host", "topics", "conclusions", "concluded_by", "author")
        chairs = said["chairs"]
        fields |= {name: said[name] for name in names if name in said}
        return builders.seminar(team.seminars, date=said["date"], kind=said["facet"], chairs=chairs, **fields)
    moment = builders.local(said["date"].year, said["date"].month, said["date"].day, 8)
    if said.get("kind") == "page":
        return builders.standard_page(team.about, first_published_at=moment, **fields)
    category = categories.get(said.get("category"))
    return builders.news(team.news, date_shown=moment, category=category, byline=said.get("byline", ""), **fields)


def ask(question, keys):
    """Ask a Question through the search page of its site; return the Answer."""
    host = cast.SPECS[question.site]["hostname"]
    response = Client(SERVER_NAME=host, headers={"accept-language": "vi"}).get(ADDRESS, question.parameters)
    assert response.status_code == 200, (question, response.status_code)
    results = response.context["results"]
    found = [keys.get(result.page.pk, f"?{result.page.pk}") for result in results or ()]
    return Answer(question, found)


@dataclass
class Report:
    """The whole test set's outcome."""

    answers: list

    @property
    def first(self):
        """Share of questions with the right first hit."""
        return sum(answer.first_is_right for answer in self.answers) / len(self.answers)

    @property
    def five(self):
        """Share of questions with everything expected among the first five."""
        return sum(answer.five_are_right for answer in self.answers) / len(self.answers)

    @property
    def foreign(self):
        """Number of hits that belong to another federation than the one asked."""
        own = {slug: {page["key"] for page in pages} for slug, pages in corpus().items()}
        return sum(
            key not in own[answer.question.site] and not key.startswith(f"{answer.question.site}:")
            for answer in self.answers
            for key in answer.keys
        )

    @property
    def digest(self):
        """A short hash of all result lists: the same on two databases when every list is."""
        lists = "\n".join(f"{answer.question.parameters}: {answer.keys}" for answer in self.answers)
        return hashlib.sha256(lists.encode()).hexdigest()[:12]

    @property
    def is_good(self):
        """Whether the floors are kept and nothing foreign was found."""
        return self.first >= FIRST_FLOOR and self.five >= FIVE_FLOOR and not self.foreign

    def wrong(self):
        """Yield a line for each question that was not answered as expected."""
        for answer in self.answers:
            if not (answer.first_is_right and answer.five_are_right):
                asked = answer.question
                expected = (
                    "nothing" if asked.none else f"{asked.first or '-'} {list(asked.five)} not {list(asked.never)}"
                )
                yield f"{asked.site} {asked.parameters}: {answer.keys[:AMONG]}, expected {expected}"

    def summary(self, vendor):
        """Return the one line that is compared between databases."""
        return (
            f"search-quality ({vendor}): {len(self.answers)} queries, first hit {100 * self.first:.1f} %, "
            f"in the first five {100 * self.five:.1f} %, {self.foreign} foreign hits, digest {self.digest}"
        )


def run(keys):
    """Ask every Question; return the Report."""
    return Report([ask(question, keys) for question in questions()])
