"""axe-core over every kind of page, at three widths, in every way a reader may choose to see it."""

import json

from .report import MODULES, Part

WIDTHS = (360, 768, 1440)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWN = {"contrast": "more", "size": "larger"}
# Name -> (how the browser is set, what the reader chose on the site).
MODES = {
    "light": ({}, {}),
    "dark": ({"color_scheme": "dark"}, {}),
    "forced colours": ({"forced_colors": "active"}, {}),
    "own contrast": ({}, OWN),
    "own contrast, dark": ({}, {**OWN, "scheme": "dark"}),
}
_CHOOSE = "chosen => localStorage.setItem('appearance', JSON.stringify(chosen))"
_RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}).then(
    result => result.violations.map(found => [found.id, found.help, found.nodes.map(node => node.target.join(" "))])
)"""


def check(subject):
    """Run axe-core; return a Part with every violation."""
    part = Part("axe")
    runs = 0
    for mode, (options, chosen) in MODES.items():
        for kind in subject.kinds:
            for width, violations in _of_page(subject, kind, options, chosen, part):
                runs += 1
                for rule, help_text, targets in violations:
                    shown = "; ".join(targets[:3]) + (f" and {len(targets) - 3} more" if targets[3:] else "")
                    part.fail(f"{kind.name}, {width} px, {mode}: {rule} ({help_text}): {shown}")
    part.summary = f"{len(subject.kinds)} pages × {len(WIDTHS)} widths × {len(MODES)} modes ({runs} runs): "
    part.summary += f"{len(part.failures)} axe violations"
    return part


def violations_in(page):
    """Run axe-core in an open Playwright Page; return a list of (rule, help, list of selectors)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text("utf-8"))
    return page.evaluate(_RUN, TAGS)


def _of_page(subject, kind, options, chosen, part):
    """Yield (width, violations) of a page in one mode; it is loaded once."""
    with subject.page(WIDTHS[0], **options) as page:
        page.add_init_script(f"({_CHOOSE})({json.dumps(chosen)})" if chosen else "")
        subject.open(page, kind)
        taken = page.evaluate("({...document.documentElement.dataset})")
        if not chosen.items() <= taken.items():
            part.fail(f"{kind.name}: the page does not follow the reader's own choice {chosen}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            yield width, violations_in(page)
