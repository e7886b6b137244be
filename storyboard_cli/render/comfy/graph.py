"""Graph building.

Recipe + pipeline + names of uploaded pictures → API graph. Pure; the same in gives the same out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.render.comfy.nodes import ApiGraph, Graph, Output, graph_hash
from storyboard_cli.render.comfy.pipelines import Part, Pipeline, Slot, wire_of
from storyboard_cli.render.comfy.slots import Offer, PictureKey, offer

PREFIX = "sb/take"
"""File prefix of graphs that are not submitted; each submission gets its own."""

Naming = Callable[[PictureKey], str]


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, the node that writes the picture, the files it loads, and what it is."""

    graph: ApiGraph
    result: str
    models: tuple[tuple[str, str], ...]  # model role → file, of the nodes that are really there
    hash: str

    def submitted(self, prefix: str) -> ApiGraph:
        """The graph as one take submits it: with a file prefix that no other take has."""
        node = self.graph[self.result]
        return self.graph | {self.result: node | {"inputs": node["inputs"] | {"filename_prefix": prefix}}}


def build(recipe: Recipe, pipeline: Pipeline, name: Naming) -> Built:
    """The graph of a recipe. `name` gives the file name on the server of each picture that is needed."""
    return _Assembly(pipeline, offer(recipe, pipeline), name).built()


class _Assembly:
    """One walk over the parts of a pipeline; `_wires` holds the outputs that later parts take."""

    def __init__(self, pipeline: Pipeline, offered: Offer, name: Naming) -> None:
        self._pipeline = pipeline
        self._offer = offered
        self._name = name
        self._graph = Graph()
        self._wires: dict[str, Output] = {}
        self._models: dict[str, str] = {}
        self._fills = _fills_by_input(pipeline)

    def built(self) -> Built:
        result = ""
        target = self._pipeline.slots.result
        for part_name, part in self._pipeline.parts.items():
            if not all(self._offer.holds(slot) for slot in part.when):
                continue
            if part.each is None:
                ids = self._add(part_name, part, {}, None)
                result = ids.get(target.node, "") if part_name == target.part else result
                continue
            for index, entry in enumerate(self._offer.lists.get(part.each, ())):
                if not _lacks_entry(self._pipeline, part_name, part.each, entry):
                    self._add(part_name, part, entry, index)
        if not result:
            raise SbError(
                Kind.usage, "no-result-node", f"the pipeline {self._pipeline.label} left its result node out"
            )
        graph = self._graph.finished()
        return Built(graph, result, tuple(sorted(self._models.items())), graph_hash(graph))

    def _add(self, part_name: str, part: Part, entry: Mapping[str, Any], index: int | None) -> dict[str, str]:
        """Add a part's nodes; returns fragment id → id in the graph."""
        ids: dict[str, str] = {}
        for node_id in _in_order(part):
            node = part.nodes[node_id]
            inputs: dict[str, Any] = {}
            for key, value in node["inputs"].items():
                filled = self._value(part_name, node_id, key, value, entry, index)
                if filled is not _LEFT_OUT and not self._unbound(filled):
                    inputs[key] = self._linked(filled, ids)
            for key in self._fills.get((part_name, node_id), {}):
                if key not in inputs and key not in node["inputs"]:
                    filled = self._value(part_name, node_id, key, _LEFT_OUT, entry, index)
                    if filled is not _LEFT_OUT:
                        inputs[key] = filled
            name = node_id if not part_name else f"{part_name}{'' if index is None else index}_{node_id}"
            title = node.get("_meta", {}).get("title") or name.replace("_", " ")
            ids[node_id] = self._graph.add(name, node["class_type"], inputs, title)
        for wire, (node_id, output) in part.gives.items():
            self._wires[wire] = Output(ids[node_id], output)
        return ids

    def _value(
        self, part: str, node: str, key: str, value: Any, entry: Mapping[str, Any], index: int | None
    ) -> Any:
        slot = self._fills.get((part, node), {}).get(key)
        if slot is None:
            return value
        name, kind = slot
        found = self._offer.value(name, entry)
        if found is None:
            return self._empty(name, kind, value, index)
        if isinstance(found, PictureKey):
            return self._name(found)
        if name.startswith("model."):
            self._models[name.removeprefix("model.")] = str(found)
        return found

    def _empty(self, name: str, slot: Slot, value: Any, index: int | None) -> Any:
        """Returns the value of an input whose slot the recipe leaves empty."""
        listed = "[" in name.partition(".")[0]
        if listed and slot.type in ("picture", "mask"):
            return self._name(PictureKey("blank", "black" if slot.type == "mask" else "grey"))
        if listed and slot.type == "number":
            return 0.0
        if listed and slot.type == "text":
            return ""
        if slot.optional or (value is not _LEFT_OUT and slot.type not in ("picture", "mask", "file")):
            return value
        where = f" of its entry {index + 1}" if index is not None else ""
        raise SbError(
            Kind.blocked,
            "slot-empty",
            f"the pipeline {self._pipeline.label} needs {name}{where}, which this recipe does not have",
            hint=_hint(name),
        )

    def _unbound(self, value: Any) -> bool:
        wire = wire_of(value)
        return wire is not None and wire.endswith("?") and wire[:-1] not in self._wires

    def _linked(self, value: Any, ids: Mapping[str, str]) -> Any:
        wire = wire_of(value)
        if wire is not None:
            return self._wires[wire.rstrip("?")]
        if isinstance(value, list) and len(value) == 2 and value[0] in ids:
            return Output(ids[value[0]], int(value[1]))
        return value


_LEFT_OUT = object()


def _fills_by_input(pipeline: Pipeline) -> dict[tuple[str, str], dict[str, tuple[str, Slot]]]:
    found: dict[tuple[str, str], dict[str, tuple[str, Slot]]] = {}
    for name, slot in pipeline.slots.slots.items():
        for fill in slot.fills:
            found.setdefault((fill.part, fill.node), {})[fill.input] = (name, slot)
    return found


def _lacks_entry(pipeline: Pipeline, part: str, listed: str, entry: Mapping[str, Any]) -> bool:
    """Does this entry lack what the part cannot do without (a character without a locked picture)?"""
    return any(
        entry.get(name.partition(".")[2]) is None
        for name, slot in pipeline.slots.slots.items()
        if name.startswith(f"{listed}.") and not slot.optional and any(f.part == part for f in slot.fills)
    )


def _in_order(part: Part) -> Iterable[str]:
    """Node ids so that each comes after those that it takes from."""
    done: dict[str, None] = {}

    def visit(node_id: str, above: tuple[str, ...]) -> None:
        if node_id in done:
            return
        if node_id in above:
            raise SbError(Kind.usage, "workflow-cycle", f"the workflow goes in a circle at {node_id}")
        for value in part.nodes[node_id]["inputs"].values():
            if isinstance(value, list) and len(value) == 2 and value[0] in part.nodes:
                visit(value[0], (*above, node_id))
        done[node_id] = None

    for node_id in part.nodes:
        visit(node_id, ())
    return done


def _hint(slot: str) -> Hint:
    if slot.startswith("model."):
        return f"name the file in project.yaml: comfyui: {{models: {{{slot.removeprefix('model.')}: FILE}}}}"
    make = Mend("generate", blanks=("assets",)), Mend("lock", blanks=("assets",))
    return Mend.joined("lock the asset's pictures first: {}, then {}", *make)
