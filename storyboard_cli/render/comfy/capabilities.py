"""What a server can do.

Its nodes, their inputs, its model files. Plain data, so graphs are built and checked offline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from storyboard_cli.core.characters import is_digits
from storyboard_cli.render.comfy.nodes import ApiGraph
from storyboard_cli.render.comfy.server_text import one_line

_NUMBERS = {"INT": int, "FLOAT": (int, float)}


@dataclass(frozen=True, slots=True)
class InputSpec:
    """One input of a node class. `options` is None where the value is no choice from a list."""

    name: str
    kind: str
    required: bool
    default: Any = None
    has_default: bool = False
    minimum: float | None = None
    maximum: float | None = None
    options: tuple[str, ...] | None = None
    upload: bool = False  # the server checks the file itself, its list may be out of date
    choices: Mapping[str, tuple[InputSpec, ...]] | None = None  # V3: inputs that come with a choice, dotted
    grows: bool = False  # V3: `images.image0`, `images.image1`, …


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """One node class of a server."""

    name: str
    inputs: tuple[InputSpec, ...]
    outputs: tuple[str, ...]
    module: str = ""
    is_output: bool = False

    def input(self, name: str) -> InputSpec | None:
        """The input of that name."""
        return next((i for i in self.inputs if i.name == name), None)


@dataclass(frozen=True)
class Capabilities:
    """A server's nodes and facts.

    `nodes` is read lazily from the raw answer: a server has hundreds, a graph uses thirty.
    """

    raw: Mapping[str, Any]
    version: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    _read: dict[str, NodeSpec | None] = field(default_factory=dict, repr=False)

    def node(self, class_type: str) -> NodeSpec | None:
        """The node class of that name, or None where the server has none."""
        if class_type not in self._read:
            entry = self.raw.get(class_type)
            self._read[class_type] = _node(class_type, entry) if isinstance(entry, dict) else None
        return self._read[class_type]

    def options(self, class_type: str, input_name: str) -> tuple[str, ...]:
        """The values that a choice allows; empty where there is no such choice."""
        node = self.node(class_type)
        found = node.input(input_name) if node else None
        return (found.options or ()) if found else ()

    def packs(self) -> dict[str, int]:
        """Node packs (folders below custom_nodes) and how many node classes each gives."""
        counts: dict[str, int] = {}
        for entry in self.raw.values():
            module = entry.get("python_module") if isinstance(entry, dict) else None
            if isinstance(module, str) and module.startswith("custom_nodes."):
                name = one_line(module.split(".", 1)[1], 100)
                counts[name] = counts.get(name, 0) + 1
        return dict(sorted(counts.items()))


def filled(graph: ApiGraph, capabilities: Capabilities) -> tuple[ApiGraph, dict[str, dict[str, Any]]]:
    """The graph with the server's defaults in required inputs that were left out, and what was set, by node.

    The server refuses a graph without them although it knows the default.
    """
    added: dict[str, dict[str, Any]] = {}
    for name, node in graph.items():
        spec = capabilities.node(node["class_type"])
        if spec is None:
            continue
        missing = _defaults(spec.inputs, node["inputs"], "")
        if missing:
            added[name] = missing
    if not added:
        return graph, {}
    done = {n: node | {"inputs": node["inputs"] | added.get(n, {})} for n, node in graph.items()}
    return done, added


def _defaults(specs: tuple[InputSpec, ...], given: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for spec in specs:
        key = prefix + spec.name
        value = given.get(key)
        if value is None and spec.required and not spec.grows:
            value = _default(spec)
            if value is not None:
                found[key] = value
        if spec.choices is not None and isinstance(value, str):
            found |= _defaults(spec.choices.get(value, ()), given, f"{key}.")
    return found


def _default(spec: InputSpec) -> Any:
    if spec.has_default:
        return spec.default
    if spec.choices:
        return next(iter(spec.choices))
    if spec.options and spec.kind == "COMBO":
        return spec.options[0] if len(spec.options) == 1 else None
    return None


def numbers_of(spec: InputSpec, value: Any) -> str | None:
    """Why `value` is no number that this input takes; None if it is."""
    if isinstance(value, bool) or not isinstance(value, _NUMBERS[spec.kind]):  # type: ignore[arg-type]
        return f"{one_line(value, 60)!r} is no {spec.kind}"
    if spec.minimum is not None and value < spec.minimum:
        return f"{value} is smaller than {spec.minimum:g}"
    if spec.maximum is not None and value > spec.maximum:
        return f"{value} is bigger than {spec.maximum:g}"
    return None


def _node(name: str, entry: Mapping[str, Any]) -> NodeSpec:
    found = entry.get("input")
    groups = found if isinstance(found, dict) else {}
    outputs = entry.get("output")
    return NodeSpec(
        name=name,
        inputs=tuple(_inputs(groups)),
        outputs=tuple(str(o) if isinstance(o, str) else "COMBO" for o in outputs)
        if isinstance(outputs, list)
        else (),
        module=one_line(entry.get("python_module"), 120),
        is_output=entry.get("output_node") is True,
    )


def _inputs(groups: Mapping[str, Any]) -> Iterator[InputSpec]:
    for group in ("required", "optional"):
        fields = groups.get(group)
        for name, given in (fields if isinstance(fields, dict) else {}).items():
            if isinstance(given, list) and given:
                extra = given[1] if len(given) > 1 and isinstance(given[1], dict) else {}
                yield _input(str(name), given[0], extra, group == "required")


def _input(name: str, kind: Any, extra: Mapping[str, Any], required: bool) -> InputSpec:
    options: tuple[str, ...] | None = None
    choices: dict[str, tuple[InputSpec, ...]] | None = None
    if isinstance(kind, list):  # the old form of a choice: the list itself stands where the type would
        options, kind = tuple(str(o) for o in kind), "COMBO"
    elif kind == "COMBO" and isinstance(extra.get("options"), list):
        options = tuple(str(o) for o in extra["options"])
    elif kind == "COMFY_DYNAMICCOMBO_V3" and isinstance(extra.get("options"), list):
        choices = {
            str(o.get("key")): tuple(_inputs(o.get("inputs") or {}))
            for o in extra["options"]
            if isinstance(o, dict)
        }
        options = tuple(choices)
    return InputSpec(
        name=name,
        kind=str(kind),
        required=required,
        default=extra.get("default"),
        has_default="default" in extra,
        minimum=_number(extra.get("min")),
        maximum=_number(extra.get("max")),
        options=options,
        upload=any(
            extra.get(flag) for flag in ("image_upload", "video_upload", "audio_upload", "file_upload")
        ),
        choices=choices,
        grows=str(kind) == "COMFY_AUTOGROW_V3",
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def version_number(text: str) -> tuple[int, ...]:
    """`0.33.0` → (0, 33, 0); what is no number ends it, so that an unknown version is ()."""
    numbers = []
    for part in re.split(r"[.+-]", text.strip().removeprefix("v")):
        if not is_digits(part):
            break
        numbers.append(int(part))
    return tuple(numbers)
