"""XML written by hand-shaped builders: one small element class, escaped and indented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from storyboard_cli.core.characters import xml_legal


@dataclass(slots=True)
class Element:
    """A tag with attributes and either text or children."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    text: str | None = None

    def add(self, tag: str, text: object = None, **attributes: str) -> Element:
        """Append a child and return it."""
        said = None if text is None else str(text)
        made = Element(tag, {k.rstrip("_").replace("__", "-"): v for k, v in attributes.items()}, text=said)
        self.children.append(made)
        return made

    def lines(self, depth: int = 0) -> Iterable[str]:
        """The element as indented text."""
        pad = "  " * depth
        attributes = "".join(f" {k}={quoteattr(_legal(v))}" for k, v in self.attributes.items())
        if self.text is not None:
            yield f"{pad}<{self.tag}{attributes}>{escape(_legal(self.text))}</{self.tag}>"
        elif not self.children:
            yield f"{pad}<{self.tag}{attributes}/>"
        else:
            yield f"{pad}<{self.tag}{attributes}>"
            for child in self.children:
                yield from child.lines(depth + 1)
            yield f"{pad}</{self.tag}>"


def document(root: Element, doctype: str) -> str:
    """A whole file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + f"<!DOCTYPE {doctype}>\n"
        + "\n".join(root.lines())
        + "\n"
    )


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold: a blank stands for each in a title."""
    return xml_legal(text, " ")
