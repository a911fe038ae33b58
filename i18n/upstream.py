"""The Vietnamese of what Wagtail, Django and the add-ons say: `make upstream-messages`, after an upgrade of one.

Wagtail's own Vietnamese covers a fifth of its strings, with several words for one thing. Ours therefore says all of
them (docs/glossary.md has the terms); of Django, whose Vietnamese is good, only what it lacks, and REWORDED.
`locale/upstream` comes after `locale` in LOCALE_PATHS and before the packages' own catalogues.
"""

import sys
from pathlib import Path

import django
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings

FOLDER = Path(__file__).resolve().parent.parent / "locale" / "upstream" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
HEADER = "# What Wagtail, Django and the add-ons say, in the words of docs/glossary.md."

# Messages of Django's that leave a person alone with what went wrong: ours say how to mend it.
REWORDED = {
    "Enter a valid date/time.",
    "Enter a valid date.",
    "Enter a valid time.",
    "The submitted file is empty.",
    "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
}


def said(domain):
    """Return a babel Catalog of the strings that ours is to translate; each names the packages that say it.

    Args:
        domain: "django" (templates, Python) or "djangojs" (scripts).
    """
    catalogue = Catalog(locale="vi")
    for package, folder in _packages():
        its_own = _translated(folder / "vi" / "LC_MESSAGES" / f"{domain}.po") if package.startswith("django") else ()
        for message in _messages(folder / "en" / "LC_MESSAGES" / f"{domain}.po"):
            if (message.id, message.context) not in its_own or message.id in REWORDED:
                catalogue.add(
                    message.id,
                    locations=[(package, None)],
                    flags=message.flags,
                    auto_comments=message.auto_comments,
                    context=message.context,
                )
    return catalogue


def kept(domain):
    """Return the babel Catalog that the repository holds for a domain; an empty one when there is none."""
    path = FOLDER / f"{domain}.po"
    if not path.exists():
        return Catalog(locale="vi")
    with path.open("rb") as file:
        return read_po(file, locale="vi", domain=domain)


def ours():
    """Return the babel Catalog of our own strings (locale/vi)."""
    with (settings.BASE_DIR / "locale" / "vi" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale="vi")


def shortcomings(domain):
    """Return the strings of a domain that stand without Vietnamese, or that no package says any more, as two lists."""
    ours, theirs = kept(domain), said(domain)
    keys = {(message.id, message.context) for message in ours if message.id and _is_translated(message)}
    wanted = {(message.id, message.context) for message in theirs if message.id}
    return sorted(map(str, wanted - keys)), sorted(map(str, keys - wanted))


def update(domain):
    """Bring the repository's catalogue into step with the packages; what is translated stays so."""
    before, catalogue = kept(domain), said(domain)
    for message in before:
        found = catalogue.get(message.id, message.context) if message.id else None
        if found is not None:
            found.string = message.string
    catalogue.project, catalogue.version = "federations-cms", "upstream"
    catalogue.header_comment, catalogue.fuzzy = HEADER, False
    catalogue.language_team, catalogue.last_translator = "vi", "the federations-cms team"
    # No date of its own: a run that finds nothing new changes nothing.
    catalogue.creation_date = catalogue.revision_date = before.creation_date
    with (FOLDER / f"{domain}.po").open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, ignore_obsolete=True)


def _packages():
    """Yield (name, its folder of catalogues) of Django and each installed app that is not ours."""
    yield "django", Path(django.__file__).parent / "conf" / "locale"
    for config in apps.get_app_configs():
        folder = Path(config.path) / "locale"
        if folder.is_dir():
            yield config.module.__name__, folder


def _messages(path):
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _translated(path):
    return {(message.id, message.context) for message in _messages(path) if _is_translated(message)}


def _is_translated(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main():
    """Update both catalogues; return 1 when a string lacks its Vietnamese."""
    missing = []
    for domain in DOMAINS:
        update(domain)
        missing += shortcomings(domain)[0]
    for text in missing:
        print(f"  no Vietnamese yet: {text}")
    print(
        f"upstream-messages: {sum(len(kept(domain)) for domain in DOMAINS)} strings, {len(missing)} without Vietnamese"
    )
    return 1 if missing else 0


if __name__ == "__main__":
    django.setup()
    sys.exit(main())
