"""The options that every command takes, anywhere on the line: `-C DIR`, `--json`, `--quiet`, `--no-color`."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


class BadOption(Exception):
    """A standard option without its value."""


@dataclass
class StandardOptions:
    """What every command takes, anywhere on the line."""

    start: Path = field(default_factory=Path)
    json: bool = False
    quiet: bool = False
    color: bool = True
    words: list[str] = field(default_factory=list)


def split_standard_options(words: list[str]) -> StandardOptions:
    """Take `-C DIR`, `--json`, `--quiet`, `--no-color` out of the words, wherever they stand before `--`."""
    options = StandardOptions(color="NO_COLOR" not in os.environ)
    rest = iter(words)
    for word in rest:
        if word == "--":
            options.words += ["--", *rest]
        elif word in ("-C", "--project"):
            folder = next(rest, None)
            if folder is None:
                raise BadOption(f"{word} needs a folder")
            options.start = options.start / folder
        elif word.startswith("--project="):
            options.start = options.start / word.partition("=")[2]
        elif word == "--json":
            options.json = True
        elif word in ("-q", "--quiet"):
            options.quiet = True
        elif word == "--no-color":
            options.color = False
        else:
            options.words.append(word)
    return options
