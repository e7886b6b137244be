"""Makes a pipeline of a workflow that somebody exported from ComfyUI.

Recognises slots, refuses what cannot work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.core.problems import Problem, Severity, closest
from storyboard_cli.core.yaml_text import dump
from storyboard_cli.render.comfy.capabilities import Capabilities
from storyboard_cli.render.comfy.pipelines import HASH_FILE, NAME, labels, parse_label, pipeline_of

_LARGEST = 8 << 20

SLOTS: dict[str, tuple[str, tuple[str, ...]]] = {
    # slot → (type, inputs that it may fill, the likeliest first)
    "positive": ("text", ("text", "prompt", "text_g", "string", "value")),
    "negative": ("text", ("text", "prompt", "text_g", "string", "value")),
    "background.text": ("text", ("text", "prompt", "string", "value")),
    "seed": ("seed", ("seed", "noise_seed", "value")),
    "steps": ("integer", ("steps", "value")),
    "cfg": ("number", ("cfg", "guidance", "value")),
    "sampler": ("choice", ("sampler_name",)),
    "scheduler": ("choice", ("scheduler",)),
    "width": ("integer", ("width", "value")),
    "height": ("integer", ("height", "value")),
    "pose.picture": ("picture", ("image",)),
    "depth.picture": ("picture", ("image",)),
    "line.picture": ("picture", ("image",)),
    "layout.picture": ("picture", ("image",)),
    "grade.picture": ("picture", ("image",)),
    "identity.picture": ("picture", ("image",)),
    "background.mask": ("mask", ("image",)),
    "character[0].text": ("text", ("text", "prompt", "string", "value")),
    "character[0].picture": ("picture", ("image",)),
    "character[0].mask": ("mask", ("image",)),
    "character[0].weight": ("number", ("weight", "strength", "value")),
    "reference[0].picture": ("picture", ("image",)),
    "style[0].picture": ("picture", ("image",)),
    "lora[0].name": ("file", ("lora_name",)),
}
_ALIASES = {
    "prompt": "positive", "pose": "pose.picture", "depth": "depth.picture", "line": "line.picture",
    "lineart": "line.picture", "canny": "line.picture", "layout": "layout.picture",
    "palette": "grade.picture",
    "background": "background.text", "identity": "identity.picture",
}  # fmt: skip
_TITLE = re.compile(r"sb:([A-Za-z_.]+(?:\[\d+\])?(?:\.[A-Za-z_]+)?)")
_INDEX = re.compile(r"\[(\d+)\]")
_SAVERS = ("SaveImage", "SaveImageAdvanced")


@dataclass(frozen=True, slots=True)
class Imported:
    """The pipeline that an import makes, or would make."""

    label: str
    slots: dict[str, str]  # slot → node.input
    folder: Path
    is_new: bool
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]  # of the folder; the recorded hash stands for the whole


def read_workflow(text: str) -> dict[str, dict[str, Any]]:
    """An API-format workflow; anything else is an error that says how to export one."""
    if len(text) > _LARGEST:
        raise SbError(Kind.usage, "workflow-too-large", f"the file is larger than {_LARGEST >> 20} MB")
    try:
        found = parse_json(text)
    except ValueError as error:
        raise SbError(Kind.usage, "not-json", f"the file is no JSON: {error}", hint=_EXPORT) from None
    if isinstance(found, dict) and isinstance(found.get("nodes"), list):
        raise SbError(
            Kind.usage,
            "ui-format",
            "this is a workflow as ComfyUI's canvas saves it, which servers do not run",
            hint=_EXPORT,
        )
    if isinstance(found, dict) and isinstance(found.get("prompt"), dict):
        found = found["prompt"]
    nodes = found if isinstance(found, dict) else {}
    good = nodes and all(
        isinstance(n, dict) and isinstance(n.get("class_type"), str) and isinstance(n.get("inputs"), dict)
        for n in nodes.values()
    )
    if not good:
        raise SbError(Kind.usage, "not-a-workflow", "this is no workflow in API format", hint=_EXPORT)
    return {str(name): _tidy(node) for name, node in nodes.items()}


_EXPORT = (
    "in ComfyUI choose Workflow → Export (API); in older versions turn on Settings → Dev mode, "
    "then use Save (API Format)"
)


def import_workflow(
    root: Path,
    text: str,
    name: str,
    mapped: Mapping[str, str],
    capabilities: Capabilities | None,
) -> Imported:
    """The next version of a pipeline of the project, made of a workflow; an unchanged one is not new.

    Nothing is written: whoever asks puts the files into the folder.
    """
    if not NAME.match(name):
        raise SbError(
            Kind.usage,
            "bad-name",
            f"{name!r} cannot name a pipeline",
            hint="use small letters, digits and hyphens",
        )
    graph = read_workflow(text)
    fills, problems = recognise(graph, mapped)
    problems += _checked(graph, capabilities, fills) if capabilities is not None else []
    errors = [p for p in problems if p.is_error]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise SbError(
            Kind.usage, errors[0].code, errors[0].message + more, hint=errors[0].hint, problems=errors
        )
    texts = {
        "workflow.json": json.dumps(graph, indent=2, ensure_ascii=False) + "\n",
        "slots.yaml": dump(_slots_yaml(fills)),
        "requires.yaml": dump(_requires_yaml(name, graph, capabilities)),
    }
    files = {file: text.encode("utf-8") for file, text in texts.items()}
    shown = {slot: f"{node}.{key}" for slot, (node, key) in fills.items()}
    versions = [v for n, v in map(parse_label, labels(root)) if n == name]
    last = root / "workflows" / name / f"v{max(versions, default=0)}"
    if versions and all((last / f).is_file() and (last / f).read_bytes() == files[f] for f in files):
        return Imported(f"{name}@{max(versions)}", shown, last, False, tuple(problems), files)
    folder = root / "workflows" / name / f"v{max(versions, default=0) + 1}"
    label = f"{name}@{max(versions, default=0) + 1}"
    files[HASH_FILE] = (pipeline_of(folder, label, files).hash + "\n").encode("ascii")
    return Imported(label, shown, folder, True, tuple(problems), files)


def recognise(
    graph: Mapping[str, Mapping[str, Any]], mapped: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], list[Problem]]:
    """(slot → (node, input), problems) from titles such as `sb:positive` and from `--map slot=node.input`."""
    fills: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    for node_id, node in graph.items():
        title = node.get("_meta", {}).get("title", "")
        for word in _TITLE.findall(title if isinstance(title, str) else ""):
            _titled(word, node_id, node, fills, problems)
    for word, target in mapped.items():
        _mapped(word, target, graph, fills, problems)
    if "result" not in fills:
        savers = [n for n, node in graph.items() if node["class_type"] in _SAVERS]
        if len(savers) == 1:
            fills["result"] = (savers[0], "filename_prefix")
        else:
            what = "no SaveImage node" if not savers else f"{len(savers)} SaveImage nodes"
            problems.append(
                _error(
                    "no-result", f"the workflow has {what}", "title the one whose picture counts sb:result"
                )
            )
    problems += _missing(fills)
    return fills, problems


def _titled(
    word: str,
    node_id: str,
    node: Mapping[str, Any],
    fills: dict[str, tuple[str, str]],
    problems: list[Problem],
) -> None:
    if word == "size":
        for one in ("width", "height"):
            _titled(one, node_id, node, fills, problems)
        return
    if word == "result":
        fills["result"] = (node_id, "filename_prefix")
        return
    slot = slot_name(word)
    known = SLOTS.get(_INDEX.sub("[0]", slot))
    if known is None:
        near = closest(word, [*SLOTS, *_ALIASES, "size", "result"])
        hint = f"did you mean sb:{near[0]}?" if near else _SLOTS_SHOWN
        problems.append(_error("unknown-slot", f"node {node_id} is titled sb:{word}, which is no slot", hint))
        return
    key = next((i for i in known[1] if i in node["inputs"]), None)
    if key is None:
        wanted = " or ".join(known[1][:3])
        problems.append(
            _error(
                "no-such-input",
                f"node {node_id} ({node['class_type']}) is titled sb:{word} but has no input {wanted}",
                f"say which one: `map` {slot}={node_id}.INPUT",
            )
        )
        return
    fills[slot] = (node_id, key)


def _mapped(
    word: str,
    target: str,
    graph: Mapping[str, Mapping[str, Any]],
    fills: dict[str, tuple[str, str]],
    problems: list[Problem],
) -> None:
    slot = "result" if word == "result" else slot_name(word)
    if slot != "result" and _INDEX.sub("[0]", slot) not in SLOTS:
        near = closest(word, [*SLOTS, *_ALIASES])
        problems.append(
            _error("unknown-slot", f"{word} is no slot", f"did you mean {near[0]}?" if near else None)
        )
        return
    node_id, _, key = target.partition(".")
    node = graph.get(node_id)
    if node is None:
        problems.append(_error("no-such-node", f"`map` {word}={target}: there is no node {node_id}", None))
    elif slot != "result" and key not in node["inputs"]:
        inputs = ", ".join(node["inputs"])
        problems.append(_error("no-such-input", f"`map` {word}={target}: its inputs are {inputs}", None))
    else:
        fills[slot] = (node_id, key or "filename_prefix")


def slot_name(word: str) -> str:
    """`character[1].image` → `character[1].picture`; short names are spelled out."""
    word = _ALIASES.get(word, word)
    return re.sub(r"\.(image|reference)\Z", ".picture", word)


def _missing(fills: Mapping[str, tuple[str, str]]) -> list[Problem]:
    found = []
    for slot, why in (
        ("positive", "every frame would have the same prompt"),
        ("seed", "every frame would have the same seed"),
    ):
        if slot not in fills:
            found.append(
                _error(
                    "slot-missing",
                    f"nothing is marked as {slot}: {why}",
                    f"title its node sb:{slot}, or `map` {slot}=NODE.INPUT",
                )
            )
    if "width" not in fills or "height" not in fills:
        found.append(
            Problem(
                Severity.warning,
                "no-size",
                "no node is marked as size; the workflow must end at the project's own size",
                hint="title the empty latent sb:size",
            )
        )
    return found


def _checked(
    graph: dict[str, dict[str, Any]], capabilities: Capabilities, fills: Mapping[str, tuple[str, str]]
) -> list[Problem]:
    from storyboard_cli.render.comfy.capabilities import filled
    from storyboard_cli.render.comfy.preflight import check_graph

    complete, _ = filled(graph, capabilities)
    problems = check_graph(complete, capabilities)
    return [p for p in problems if not _is_filled(p, graph, fills)]


def _is_filled(
    problem: Problem, graph: Mapping[str, Mapping[str, Any]], fills: Mapping[str, tuple[str, str]]
) -> bool:
    """A sample value that the recipe replaces anyway need not be on this server."""
    for node, key in fills.values():
        title = graph[node].get("_meta", {}).get("title") or node
        if problem.code in ("value-not-in-list", "value-out-of-range") and problem.message.startswith(
            f"{title}: {key}"
        ):
            return True
    return False


def _slots_yaml(fills: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for slot, (node, key) in sorted(fills.items()):
        if slot != "result":
            kind = SLOTS[_INDEX.sub("[0]", slot)][0]
            slots[slot] = {"type": kind, "optional": True, "fills": [{"node": node, "input": key}]}
    node, key = fills["result"]
    return {"schema": 1, "result": {"node": node, "input": key}, "slots": slots}


def _requires_yaml(
    name: str, graph: Mapping[str, Mapping[str, Any]], capabilities: Capabilities | None
) -> dict[str, Any]:
    packs: dict[str, list[str]] = {}
    for class_type in sorted({n["class_type"] for n in graph.values()}):
        spec = capabilities.node(class_type) if capabilities else None
        if spec is not None and spec.module.startswith("custom_nodes."):
            packs.setdefault(spec.module.split(".", 1)[1], []).append(class_type)
    found: dict[str, Any] = {"schema": 1, "summary": f"The project's own workflow {name}."}
    if capabilities is not None and capabilities.version:
        found["server"] = capabilities.version
    if packs:
        found["packs"] = [
            {"pack": p, "source": f"custom_nodes/{p}", "nodes": nodes} for p, nodes in packs.items()
        ]
    return found


def _tidy(node: Mapping[str, Any]) -> dict[str, Any]:
    kept = {"class_type": node["class_type"], "inputs": dict(node["inputs"])}
    meta = node.get("_meta")
    if isinstance(meta, dict) and isinstance(meta.get("title"), str):
        kept["_meta"] = {"title": meta["title"]}
    return kept


_SLOTS_SHOWN = Mend(
    "pipeline.show", {}, "`{}` shows slots by their names", examples={"pipeline": "scene-sdxl@1"}
)


def _error(code: str, message: str, hint: Hint | None) -> Problem:
    return Problem(
        Severity.error, code, message, hint=hint, fields=("map",) if "`map`" in f"{message}{hint}" else ()
    )


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`["positive=6.text"]` → `{"positive": "6.text"}`."""
    found = {}
    for pair in pairs:
        slot, equals, target = pair.partition("=")
        if not equals or not target:
            raise SbError(
                Kind.usage,
                "bad-map",
                f"`map` {pair}: write SLOT=NODE.INPUT",
                hint="`map` positive=6.text",
                fields=("map",),
            )
        found[slot.removeprefix("sb:")] = target
    return found
