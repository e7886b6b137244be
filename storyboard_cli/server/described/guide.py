"""The first chapter of the page and of the Markdown: how to use the interface, from `guide.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the chapter: paragraphs of text with `code` in them, tables, and lines that can be typed."""

    title: str
    said: Sequence[str | Table]
    typed: str


def chapter() -> str:
    """The chapter, as it is written."""
    return files("storyboard_cli.server.described").joinpath("guide.md").read_text("utf-8")


def parts() -> list[Part]:
    """The chapter, piece by piece."""
    return [_part(text) for text in chapter().split("### ")[1:]]


def _part(text: str) -> Part:
    title, _, rest = text.partition("\n")
    said, _, typed = rest.partition("```sh\n")
    paragraphs = [paragraph.strip() for paragraph in said.split("\n\n") if paragraph.strip()]
    told = [_table(one) if one.startswith("|") else " ".join(one.split()) for one in paragraphs]
    return Part(title, told, typed.partition("\n```")[0])


def _table(text: str) -> Table:
    """Its rows, the first of which is the head."""
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines()]
    return tuple(row for row in rows if set(row) != {"---"})
