"""Builds the ordinary Wagtail site for the measurement, in a process of its own: its settings are not the product's.

As a program (`build` runs it) it prints the addresses of its articles, the one that stands for all first.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

SETTINGS = "bench.serving.stock_settings"
HOST = "stock.example"


def environment_of(folder):
    """Return what the site's processes are told; their own scratch files go into the folder."""
    return {"BENCH_STOCK": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "TMPDIR": str(folder)}


def build(folder, pages):
    """Have the site made in a folder; return [(host, path)] of its articles."""
    folder.mkdir()
    environment = {**os.environ, **environment_of(folder)}
    command = [sys.executable, "-m", "bench.serving.stock", str(pages)]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603
    return [(HOST, path) for path in json.loads(said.splitlines()[-1])]


def main():
    import django

    django.setup()
    from django.core.management import call_command

    from bench.stock import content, models

    call_command("migrate", verbosity=0)
    pictures = Path(__file__).resolve().parents[2] / "demo" / "pictures"
    article = content.build(int(sys.argv[1]), sorted(pictures.glob("[!bl]*-1.webp"))[:6])["article"]
    print(json.dumps([article, *(page.url for page in models.NewsPage.objects.all() if page.url != article)]))


if __name__ == "__main__":
    main()
