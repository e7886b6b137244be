"""The first chapter of the page and of the Markdown: how to use the interface, from `guide.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the chapter: paragraphs of text with `code` in them, and lines that can be typed."""

    title: str
    said: Sequence[str]
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
    paragraphs = [" ".join(paragraph.split()) for paragraph in said.split("\n\n")]
    return Part(title, [paragraph for paragraph in paragraphs if paragraph], typed.partition("\n```")[0])
