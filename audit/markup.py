"""html-validate over every kind of page as the server sends it."""

import json
import subprocess

from .pages import KINDS
from .report import MODULES, ROOT, Part

_TOOL = MODULES / "html-validate" / "bin" / "html-validate.mjs"


def check(subject):
    """Validate; return a Part with every error."""
    part = Part("html")
    folder = subject.install.folder / "html"
    folder.mkdir(exist_ok=True)
    with subject.page(1440, java_script_enabled=False) as page:
        for kind in KINDS:
            (folder / f"{kind.name}.html").write_text(subject.open(page, kind).text(), "utf-8")
    command = ["node", str(_TOOL), "--config", "audit/htmlvalidate.json", "--formatter", "json", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"html-validate failed: {run.stderr}")
    for result in json.loads(run.stdout):
        name = result["filePath"].rsplit("/", 1)[-1].removesuffix(".html")
        for message in result["messages"]:
            part.fail(f"{name}, line {message['line']}: {message['ruleId']}: {message['message']}")
    part.summary = f"html-validate {len(part.failures)} errors"
    return part
