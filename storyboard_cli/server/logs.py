"""The log of a service: lines of text for a terminal, lines of JSON for programs. Never a secret."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Any, Literal

LogForm = Literal["text", "json", "off"]
_NAME = "sb.server"
_FIELDS = (
    "request", "method", "path", "status", "code", "ms", "address", "login", "who", "way", "job", "operation",
    "project", "state", "version",
)  # fmt: skip

_OF_THE_SERVICE = ("started", "stopping", "stopped")

told = logging.getLogger(f"{_NAME}.told")
"""What somebody at a terminal wants to read too: that it began and ended, and who came in or did not."""
told.addHandler(logging.NullHandler())  # where no log was started, nothing is said


_CODE = Path(__file__).resolve().parents[2]
"""Where sb lies: whoever reads a trace wants to know the place in it."""


def relative(trace: str, folder: Path) -> str:
    """A trace in which paths below `folder` count from there."""
    for name in sorted({str(folder), str(folder.resolve())}, key=len, reverse=True):
        trace = trace.replace(f"{name}{os.sep}", "").replace(name, ".")
    return trace


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        found: dict[str, Any] = {
            "at": f"{at}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        found |= {name: value for name in _FIELDS if (value := getattr(record, name, "")) not in ("", None)}
        if record.exc_info:
            found["fault"] = relative(self.formatException(record.exc_info), _CODE)
        return json.dumps(found, ensure_ascii=True, default=str)


class _Text(logging.Formatter):
    """The service's own address is left out: it is told before, with what lets somebody in."""

    def format(self, record: logging.LogRecord) -> str:
        named = (name for name in _FIELDS if name != "address" or record.getMessage() not in _OF_THE_SERVICE)
        known = [
            _printable(str(getattr(record, name)))
            for name in named
            if getattr(record, name, "") not in ("", None)
        ]
        line = f"{self.formatTime(record, '%H:%M:%S')} {record.getMessage()} {' '.join(known)}".rstrip()
        return (
            f"{line}\n{relative(self.formatException(record.exc_info), _CODE)}" if record.exc_info else line
        )


def start_log(form: LogForm) -> None:
    """Write the log to standard error in this form."""
    log = logging.getLogger(_NAME)
    log.propagate = False
    log.handlers.clear()
    if form == "off":
        log.addHandler(logging.NullHandler())
        log.setLevel(logging.CRITICAL)
        told.setLevel(logging.CRITICAL)
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Text())
    log.addHandler(handler)
    log.setLevel(logging.INFO if form == "json" else logging.WARNING)
    told.setLevel(logging.INFO)


def _printable(text: str) -> str:
    """Nobody writes lines of their own into the log by what they ask for."""
    return "".join(ch if ch.isprintable() else "?" for ch in text)
