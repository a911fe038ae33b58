"""`make screenshots`: the kinds of pages as files for the documentation, from the audit's own table."""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

from .pages import KINDS, audited_site
from .report import ROOT

FOLDER = ROOT / "docs" / "images" / "pages"
SIZES = {360: 800, 1440: 1000}
MOST_BYTES = 150_000


def main():
    """Take them all; each replaces the one before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="federations-cms-screenshots-") as folder,
        audited_site(Path(folder)) as subject,
    ):
        for width, height in SIZES.items():
            for kind in KINDS:
                _take(subject, kind, width, height, f"{kind.name}-{width}")
            _take(subject, KINDS[0], width, height, f"{KINDS[0].name}-dark-{width}", color_scheme="dark")
    print(f"screenshots: {len(list(FOLDER.glob('*.webp')))} in {FOLDER.relative_to(ROOT)}")


def _take(subject, kind, width, height, name, **options):
    with subject.page(width, height, reduced_motion="reduce", **options) as page:
        subject.open(page, kind)
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.webp"
    shot.save(path, "WEBP", quality=75, method=6)
    if path.stat().st_size > MOST_BYTES:
        sys.exit(f"screenshots: {path.name} has {path.stat().st_size} bytes, more than {MOST_BYTES}.")


if __name__ == "__main__":
    main()
