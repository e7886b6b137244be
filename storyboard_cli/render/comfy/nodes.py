"""A graph in ComfyUI's API format, built with typed outputs.

A wiring mistake is an error here, not on the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from storyboard_cli.core.hashing import canonical_json, sha256_json

ApiGraph = dict[str, dict[str, Any]]
"""`{node id: {"class_type", "inputs", "_meta"}}`: what `POST /prompt` takes and ComfyUI's canvas loads."""


@dataclass(frozen=True, slots=True)
class Output:
    """One output of a node of a graph."""

    node: str
    index: int

    def link(self) -> list[str | int]:
        """As an input value in API format."""
        return [self.node, self.index]


def as_link(value: Any) -> Output | None:
    """The output that an input value refers to, or None for a plain value."""
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and type(value[1]) is int:
        return Output(value[0], value[1])
    return None


def links_of(node: Mapping[str, Any]) -> Iterator[tuple[str, Output]]:
    """(input name, output it takes) of a node."""
    for name, value in node.get("inputs", {}).items():
        found = as_link(value)
        if found is not None:
            yield name, found


class Graph:
    """A graph under construction. A loader that is asked for twice is one node."""

    def __init__(self) -> None:
        self._nodes: ApiGraph = {}
        self._shared: dict[str, str] = {}

    def add(self, name: str, class_type: str, inputs: Mapping[str, Any], title: str = "") -> str:
        """Add a node and return its id: `name`, or that of an equal node that has no picture of its own."""
        held: dict[str, Any] = {}
        for key, value in inputs.items():
            held[key] = value.link() if isinstance(value, Output) else value
            found = as_link(held[key])
            if found is not None and found.node not in self._nodes:
                raise ValueError(f"{name}.{key} takes an output of {found.node!r}, which does not exist")
        identity = canonical_json([class_type, held])
        if _is_shared(class_type) and identity in self._shared:
            return self._shared[identity]
        if name in self._nodes:
            raise ValueError(f"there are two nodes {name!r}")
        self._nodes[name] = {"class_type": class_type, "inputs": held, "_meta": {"title": title or name}}
        self._shared.setdefault(identity, name)
        return name

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def finished(self) -> ApiGraph:
        """The graph in API format, in the order in which it was built."""
        return self._nodes


def _is_shared(class_type: str) -> bool:
    return "Load" in class_type or class_type in (
        "CLIPTextEncode",
        "VAEEncode",
        "CLIPVisionEncode",
        "SetUnionControlNetType",
    )


def without_prefix(graph: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The graph without the one thing that differs from take to take: where the server writes its file."""
    return {
        name: {
            "class_type": node["class_type"],
            "inputs": {k: v for k, v in node["inputs"].items() if k != "filename_prefix"},
        }
        for name, node in graph.items()
    }


def graph_hash(graph: Mapping[str, Mapping[str, Any]]) -> str:
    """Identity of what a graph computes: titles and file prefixes do not count."""
    return sha256_json(without_prefix(graph))


def title_of(graph: Mapping[str, Mapping[str, Any]], node: str) -> str:
    """How people call a node: its title, else its id."""
    found = graph.get(node, {}).get("_meta", {})
    title = found.get("title") if isinstance(found, dict) else None
    return str(title or node)
