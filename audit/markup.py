"""html-validate over every kind of page as the server sends it."""

import json
import subprocess

from .report import MODULES, ROOT, Part

_TOOL = MODULES / "html-validate" / "bin" / "html-validate.mjs"


def check(subject):
    """Validate; return a Part with every error."""
    part = Part("html")
    folder = subject.install.folder / "html"
    folder.mkdir(exist_ok=True)
    with subject.page(1440, java_script_enabled=False) as page:
        for kind in subject.kinds:
            (folder / f"{kind.name}.html").write_text(subject.open(page, kind).text(), "utf-8")
    # Into a file: of a long report the tool loses the end on a pipe.
    report = folder.with_suffix(".json")
    command = ["node", str(_TOOL), "--config", "audit/htmlvalidate.json", f"--formatter=json={report}", str(folder)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"html-validate failed: {run.stderr}")
    for result in json.loads(report.read_text("utf-8")):
        name = result["filePath"].rsplit("/", 1)[-1].removesuffix(".html")
        for message in result["messages"]:
            part.fail(f"{name}, line {message['line']}: {message['ruleId']}: {message['message']}")
    part.summary = f"html-validate {len(part.failures)} errors"
    return part
