"""The least that an answer can cost under gunicorn: the same bytes and headers, and no thought."""

import json
import os
from pathlib import Path

_answer = json.loads(Path(os.environ["BENCH_ANSWER"]).read_text("utf-8"))
_HEADERS = [tuple(header) for header in _answer["headers"]]
_BODY = bytes.fromhex(_answer["body"])


def application(environ, start_response):
    """Answer every request with the one page."""
    start_response("200 OK", _HEADERS)
    return [_BODY]
