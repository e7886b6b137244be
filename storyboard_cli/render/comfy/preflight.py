"""Checks a graph against what a server can do, so that nothing is submitted that would be refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storyboard_cli.core.problems import Problem, Severity, closest
from storyboard_cli.render.comfy.capabilities import (
    Capabilities,
    InputSpec,
    NodeSpec,
    numbers_of,
    version_number,
)
from storyboard_cli.render.comfy.nodes import ApiGraph, as_link, title_of
from storyboard_cli.render.comfy.pipelines import ModelRole, Pipeline
from storyboard_cli.render.comfy.server_text import one_line

_NUMERIC = ("INT", "FLOAT")


def check_graph(
    graph: ApiGraph,
    capabilities: Capabilities,
    pipeline: Pipeline | None = None,
    models: Iterable[tuple[str, str]] = (),
) -> list[Problem]:
    """Every reason why a server would refuse a graph.

    Missing nodes (all), missing files, values out of range, wiring.
    """
    roles = {file: role for role, file in models}
    problems: list[Problem] = []
    missing: dict[str, list[str]] = {}
    for node_id, node in graph.items():
        spec = capabilities.node(node["class_type"])
        if spec is None:
            missing.setdefault(node["class_type"], []).append(title_of(graph, node_id))
            continue
        problems += _check_node(graph, node_id, spec, capabilities, _Wording(pipeline, roles))
    problems = [_missing_node(name, used, pipeline) for name, used in missing.items()] + problems
    if not any(
        (spec := capabilities.node(n["class_type"])) is None or spec.is_output for n in graph.values()
    ):
        problems.append(_error("no-output-node", "the graph saves nothing", "end it with a SaveImage node"))
    return list(dict.fromkeys(problems))


def check_server(pipeline: Pipeline, capabilities: Capabilities) -> list[Problem]:
    """Returns the requirements of a pipeline that a server does not meet, whatever frame is rendered."""
    problems = []
    wanted, have = version_number(pipeline.requires.server), version_number(capabilities.version)
    if have and have < wanted:
        problems.append(
            Problem(
                Severity.warning,
                "old-server",
                f"{pipeline.label} wants ComfyUI {pipeline.requires.server}; this is {capabilities.version}",
                hint="update ComfyUI",
            )
        )
    total = capabilities.facts.get("vram_gb")
    if (
        isinstance(total, int | float)
        and 0 < total < pipeline.requires.vram_gb
        and capabilities.facts.get("device") != "cpu"
    ):
        problems.append(
            Problem(
                Severity.warning,
                "little-vram",
                f"{pipeline.label} wants {pipeline.requires.vram_gb:g} GB of video memory; "
                f"this has {total:.1f} GB",
                hint="start ComfyUI with --lowvram, or use a smaller pipeline such as scene-sd15@1",
            )
        )
    return problems


def check_pipeline(
    pipeline: Pipeline, capabilities: Capabilities, chosen: Mapping[str, str]
) -> list[Problem]:
    """Returns what a server lacks for a pipeline with the project's model files, before planning."""
    problems = check_server(pipeline, capabilities)
    for class_type in pipeline.node_classes():
        if capabilities.node(class_type) is None:
            parts = [
                n
                for n, p in pipeline.parts.items()
                if any(x["class_type"] == class_type for x in p.nodes.values())
            ]
            found = _missing_node(class_type, parts, pipeline)
            optional = all(_is_off(pipeline, part, chosen) for part in parts)
            problems.append(
                found if not optional else Problem(Severity.info, found.code, found.message, hint=found.hint)
            )
    for role, entry in pipeline.requires.models.items():
        file = chosen.get(role, entry.default or "")
        if file and file != "none":
            problems += _check_file(pipeline, capabilities, role, entry, file)
    return list(dict.fromkeys(problems))


def _is_off(pipeline: Pipeline, part: str, chosen: Mapping[str, str]) -> bool:
    """Does a part stay out because the project has no model for it?"""
    for slot in pipeline.parts[part].when:
        role = slot.removeprefix("model.")
        if slot.startswith("model.") and role in pipeline.requires.models:
            file = chosen.get(role, pipeline.requires.models[role].default or "")
            if not file or file == "none":
                return True
    return False


def _check_file(
    pipeline: Pipeline, capabilities: Capabilities, role: str, entry: ModelRole, file: str
) -> Iterator[Problem]:
    slot = pipeline.slots.slots.get(f"model.{role}")
    for fill in slot.fills if slot else ():
        node = pipeline.parts[fill.part].nodes[fill.node]
        spec = capabilities.node(node["class_type"])
        found = spec.input(fill.input) if spec else None
        if found is not None and found.options is not None and file not in found.options:
            yield _missing_file(role, entry, file, found.options)
            return


class _Wording:
    """Knows the pipeline's model roles, so that a missing file is named by what needs it."""

    def __init__(self, pipeline: Pipeline | None, roles: Mapping[str, str]) -> None:
        self.pipeline = pipeline
        self.roles = roles

    def option(self, title: str, spec: InputSpec, value: Any) -> Problem:
        """A value that is not in the server's list."""
        options = spec.options or ()
        role = self.roles.get(str(value))
        entry = self.pipeline.requires.models.get(role) if self.pipeline and role else None
        if role and entry:
            return _missing_file(role, entry, str(value), options)
        shown = one_line(value, 100)
        near = closest(str(value), options, 3)
        if not options:
            hint = "the server has none at all"
        else:
            hint = f"the server has {', '.join(one_line(o, 80) for o in (near or options[:5]))}"
        if spec.name == "lora_name":
            return _error(
                "missing-model", f"the LoRA {shown} is not on the server", f"put it into models/loras; {hint}"
            )
        return _error(
            "value-not-in-list", f"{title}: {spec.name} {shown!r} is nothing that this server knows", hint
        )


def _check_node(
    graph: ApiGraph, node_id: str, spec: NodeSpec, capabilities: Capabilities, wording: _Wording
) -> Iterator[Problem]:
    inputs = graph[node_id]["inputs"]
    title = title_of(graph, node_id)
    for found in _live_inputs(spec.inputs, inputs, ""):
        name, given = found.name, inputs.get(found.name)
        if given is None:
            grown = found.grows and any(k.startswith(f"{name}.") for k in inputs)
            if found.required and not grown:
                yield _error("input-missing", f"{title} ({spec.name}): the input {name} is missing", None)
            continue
        link = as_link(given)
        if link is not None:
            problem = _check_link(graph, title, found, link.node, link.index, capabilities)
            if problem is not None:
                yield problem
        elif found.kind in _NUMERIC:
            why = numbers_of(found, given)
            if why:
                yield _error("value-out-of-range", f"{title}: {name}: {why}", None)
        elif _is_unknown(found, given):
            yield wording.option(title, found, given)


def _live_inputs(specs: Iterable[InputSpec], inputs: Mapping[str, Any], prefix: str) -> Iterator[InputSpec]:
    """The inputs that count, those that come with a V3 choice included, under their dotted names."""
    for spec in specs:
        name = prefix + spec.name
        yield InputSpec(
            name, spec.kind, spec.required, spec.default, spec.has_default, spec.minimum, spec.maximum,
            spec.options,
            spec.upload, spec.choices, spec.grows,
        )  # fmt: skip
        value = inputs.get(name)
        if spec.choices is not None and isinstance(value, str):
            yield from _live_inputs(spec.choices.get(value, ()), inputs, f"{name}.")


def _check_link(
    graph: ApiGraph, title: str, spec: InputSpec, node: str, index: int, capabilities: Capabilities
) -> Problem | None:
    source = graph.get(node)
    if source is None:
        return _error(
            "broken-link", f"{title}: {spec.name} takes from {node!r}, which is not in the graph", None
        )
    outputs = getattr(capabilities.node(source["class_type"]), "outputs", None)
    if outputs is None:
        return None  # a missing node, which is named already
    if index >= len(outputs):
        return _error(
            "broken-link", f"{title}: {spec.name} takes output {index} of {source['class_type']}", None
        )
    given, wanted = set(outputs[index].split(",")), set(spec.kind.split(","))
    if (
        given & wanted
        or "*" in given | wanted
        or spec.kind in ("COMFY_AUTOGROW_V3", "COMFY_MATCHTYPE_V3")
        or "COMBO" in wanted
    ):
        return None
    return _error("wrong-type", f"{title}: {spec.name} takes {spec.kind}, not {outputs[index]}", None)


def _is_unknown(spec: InputSpec, value: Any) -> bool:
    """Is this a choice that the server does not offer? Our own uploads came after its list was read."""
    if spec.options is None or spec.upload or str(value) in spec.options:
        return False
    return not (spec.name == "image" and isinstance(value, str) and value.startswith("sb/"))


def _missing_node(class_type: str, used: list[str], pipeline: Pipeline | None) -> Problem:
    pack = pipeline.pack_of(class_type) if pipeline else None
    name = one_line(class_type, 100)
    where = f" (used by {', '.join(sorted(set(used))[:4])})" if used else ""
    if pack is None:
        return _error(
            "missing-node",
            f"the server has no node {name}{where}",
            "update ComfyUI, or install the node pack",
        )
    return _error(
        "missing-node",
        f"the server has no node {name}{where}",
        f"install the node pack {pack.pack}: {pack.source}",
    )


def _missing_file(role: str, entry: ModelRole, file: str, options: tuple[str, ...]) -> Problem:
    near = closest(file, options, 3) or list(options[:3])
    names = ", ".join(one_line(o, 100) for o in near)
    hint = f"put it into models/{entry.folder}" + (f" (from {entry.source})" if entry.source else "")
    if near:
        hint += f"; or name one that is there in project.yaml, comfyui: {{models: {{{role}: …}}}}: {names}"
    return _error(
        "missing-model",
        f"the model file {one_line(file, 120)} ({role}: {entry.purpose}) is not on the server",
        hint,
    )


def _error(code: str, message: str, hint: str | None) -> Problem:
    return Problem(Severity.error, code, message, hint=hint)
