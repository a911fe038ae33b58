"""axe-core over the hardest content there is (tests/browser/hostile.py), on a phone."""

from .accessibility import violations_in
from .report import Part

WIDTH = 360


def check(subject):
    """Run axe-core; return a Part with every violation."""
    part = Part("hostile")
    pages = subject.install.run("tests.browser.hostile:make")
    with subject.page(WIDTH) as page:
        for site, kind, path in pages:
            page.goto(subject.install.host(site) + path)
            for rule, help_text, targets in violations_in(page):
                part.fail(f"{site}, {kind}: {rule} ({help_text}): {'; '.join(targets[:3])}")
    part.summary = f"{len(pages)} hostile pages: {len(part.failures)} axe violations"
    return part
