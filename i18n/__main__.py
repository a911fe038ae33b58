"""`make i18n`: what each role meets in the admin, and what of it is still English."""

import logging
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"

import django

django.setup()

from tests.browser.install import CHROMIUM  # noqa: E402  (Django first)
from tests.isolation.processes import world_in_processes  # noqa: E402

from . import scripts, upstream  # noqa: E402
from .crawl import crawl  # noqa: E402

TEAM = ("editor", "reviewer", "manager")
ROLES = (*TEAM, "administrator")
# Of all strings a team meets; of our own, all.
FLOOR = 0.98
# What a team may meet in English, and why it stays.
KNOWN = {
    "Search": "the hidden button behind a chooser's search field; Wagtail's template has no place to say otherwise",
    "None": "the author of a version that nobody saved: a command did, or the account is gone",
}


def main():
    """Walk, list what is English, and return the exit status: 0 when the shares are reached."""
    if not CHROMIUM:
        sys.exit("i18n: a chromium browser is missing (Debian: chromium).")
    logging.disable(logging.CRITICAL)
    ours = {message.id if isinstance(message.id, str) else message.id[1] for message in upstream.ours() if message.id}
    met, english, rest = {}, {}, {}
    with world_in_processes(os.cpu_count() or 1) as run:
        for role, (heard, seen), seconds in run(crawl, ROLES):
            missing = sorted(text for text, is_said in heard.items() if not is_said)
            share = 1 - len(missing) / len(heard)
            print(f"{role}: {len(heard)} strings met, {share:.1%} in Vietnamese ({seconds:.0f} s)", flush=True)
            for text in missing:
                print(f"  no Vietnamese: {text}")
            met |= heard if role in TEAM else {}
            found = english if role in TEAM else rest
            found |= {text: f"{role}: {where}" for text, where in seen.items()}
    english |= scripts.english_met()
    _print_rest("English, met by national administrators only", rest.keys() - english.keys(), rest)
    _print_rest("English, and it stays", english.keys() & KNOWN.keys(), KNOWN)
    english = {text: where for text, where in english.items() if text not in KNOWN}
    _print_rest("English", english, english)
    return _judge(met, ours, english)


def _print_rest(what, texts, remarks):
    for text in sorted(texts):
        print(f"  {what}: {text} ({remarks[text]})")


def _judge(met, ours, english):
    mine = [is_said for text, is_said in met.items() if text in ours]
    share, share_of_mine = (sum(said) / len(said) for said in (met.values(), mine))
    scripted = {message.id: bool(message.string) for message in upstream.kept("djangojs") if message.id}
    share_of_scripts = sum(scripted.values()) / len(scripted)
    print(
        f"i18n: {len(met)} strings met by teams, {share:.1%} in Vietnamese; {len(mine)} of them ours, "
        f"{share_of_mine:.1%}; {len(scripted)} strings of scripts, {share_of_scripts:.1%}; "
        f"{len(english)} shown texts with English in them"
    )
    return 0 if share >= FLOOR and share_of_mine == 1 and share_of_scripts >= FLOOR and not english else 1


if __name__ == "__main__":
    sys.exit(main())
