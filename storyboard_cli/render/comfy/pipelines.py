"""Pipelines.

Named, versioned, immutable workflow packages, `<name>/v<N>/{workflow.json,slots.yaml,requires.yaml}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.core.problems import closest
from storyboard_cli.core.yaml_text import load

FILES = ("workflow.json", "slots.yaml", "requires.yaml")
HASH_FILE = "pipeline.sha256"
"""Beside the files: the hash that a pipeline had when it was released or imported."""
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}\Z")
_LABEL = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]{0,62})@v?(?P<version>[1-9]\d{0,5})\Z")

SlotType = Literal["text", "integer", "number", "seed", "choice", "file", "picture", "mask", "prefix"]


class Fill(Frozen):
    """One input of one node that a slot fills. `part` is empty in a workflow without parts."""

    part: str = ""
    node: str
    input: str


class Slot(Frozen):
    """What the recipe fills in. `optional` slots keep the workflow's own value where the recipe has none."""

    type: SlotType
    fills: tuple[Fill, ...] = Field(min_length=1)
    optional: bool = False


class Slots(Frozen):
    """`slots.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema")
    result: Fill  # the node that writes the picture, and its file prefix
    slots: dict[str, Slot]


class ModelRole(Frozen):
    """A model file that the pipeline loads, by the role that the project's `comfyui.models` names."""

    folder: str  # below ComfyUI's models/
    default: str | None = None  # file name that most people have; None: off until the project names one
    optional: bool = False  # the pipeline works without it
    purpose: str = ""
    source: str = ""  # where people get it


class NodePack(Frozen):
    """Node classes that ComfyUI itself does not have, and where they come from."""

    pack: str
    source: str
    version: str = ""
    nodes: tuple[str, ...]


class Requires(Frozen):
    """`requires.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema")
    summary: str
    kind: Literal["frame", "asset", "any"] = "any"
    server: str = "0.3.64"  # oldest ComfyUI that is known to work
    vram_gb: float = 0
    generates: bool = True  # False: it puts locked pictures together, so that a pasted reference is no fault
    models: dict[str, ModelRole] = Field(default_factory=dict)
    packs: tuple[NodePack, ...] = ()


class Part(Frozen):
    """A fragment of the workflow. Its nodes may take `["@wire", 0]`; afterwards `gives` binds wires anew.

    `each` repeats it over a list of the recipe's (characters, loras); `when` lists slots that must be filled.
    A link to `["@wire?", 0]` is left out where nothing bound that wire.
    """

    nodes: dict[str, dict[str, Any]]
    gives: dict[str, tuple[str, int]] = Field(default_factory=dict)
    each: str | None = None
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline as it is on disk."""

    name: str
    version: int
    parts: dict[str, Part]
    slots: Slots
    requires: Requires
    hash: str
    folder: Path
    released: bool  # ships with sb; else the project's own

    @property
    def label(self) -> str:
        """`scene-sdxl@1`: the `pipeline_version` of every render."""
        return f"{self.name}@{self.version}"

    def node_classes(self) -> list[str]:
        """Every node class that it may use."""
        return sorted({str(n["class_type"]) for part in self.parts.values() for n in part.nodes.values()})

    def pack_of(self, class_type: str) -> NodePack | None:
        """The pack that provides a node class, or None for ComfyUI's own."""
        return next((p for p in self.requires.packs if class_type in p.nodes), None)


def parse_label(text: str) -> tuple[str, int]:
    """(name, version) of `scene-sdxl@1`."""
    found = _LABEL.match(text)
    if found is None:
        raise SbError(
            Kind.usage,
            "bad-pipeline-name",
            f"{text!r} is not a pipeline; one is written as name@version",
            hint=Mend("pipeline.list", {}, "for example scene-sdxl@1; `{}` shows them"),
        )
    return found["name"], int(found["version"])


def released_folder() -> Path:
    """Returns the folder of the pipelines that ship with sb: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[2]
    packed = package / "_data" / "comfy_workflows"
    return packed if packed.is_dir() else package.parent / "comfy_workflows"


def places(root: Path | None) -> list[tuple[Path, bool]]:
    """(folder, released) in the order in which they are searched: the project's own first."""
    own = [(root / "workflows", False)] if root is not None else []
    return [*own, (released_folder(), True)]


def labels(root: Path | None) -> list[str]:
    """Every pipeline there is, `name@version`, sorted."""
    return sorted({label for label, _ in _found(root)}, key=lambda label: parse_label(label))


def find(root: Path | None, label: str) -> Path:
    """The folder of a pipeline."""
    parse_label(label)
    for known, folder in _found(root):
        if known == label:
            return folder
    near = closest(label, labels(root))
    raise SbError(
        Kind.missing,
        "no-pipeline",
        f"there is no pipeline {label}",
        hint=f"did you mean {near[0]}?" if near else Mend("pipeline.list", {}, "`{}` shows them"),
    )


def open_pipeline(root: Path | None, label: str) -> Pipeline:
    """Read a pipeline; mistakes in it are named with their file."""
    folder = find(root, label.replace("@v", "@"))
    stamp = tuple((folder / name).stat().st_mtime_ns for name in FILES if (folder / name).exists())
    return _read(folder, label.replace("@v", "@"), folder.parents[1] == released_folder(), stamp)


def pipeline_hash(root: Path | None, label: str) -> str:
    """Identity of a pipeline's content; layout and comments of its files do not count."""
    return open_pipeline(root, label).hash


@lru_cache(maxsize=64)
def _read(folder: Path, label: str, released: bool, _stamp: tuple[int, ...]) -> Pipeline:
    workflow = _json(folder / "workflow.json")
    return _made(
        folder, label, released, workflow, _yaml(folder / "slots.yaml"), _yaml(folder / "requires.yaml")
    )


def pipeline_of(folder: Path, label: str, files: Mapping[str, bytes]) -> Pipeline:
    """The pipeline that these files make, before they lie in `folder`."""
    texts = [files[name].decode("utf-8") for name in FILES]
    return _made(folder, label, False, parse_json(texts[0]), load(texts[1]), load(texts[2]))


def _made(
    folder: Path,
    label: str,
    released: bool,
    workflow: dict[str, Any],
    slots: dict[str, Any],
    requires: dict[str, Any],
) -> Pipeline:
    name, version = parse_label(label)
    try:
        pipeline = Pipeline(
            name=name,
            version=version,
            parts=parts_of(workflow),
            slots=Slots.model_validate(slots),
            requires=Requires.model_validate(requires),
            hash=sha256_json({"workflow": workflow, "slots": slots, "requires": requires}),
            folder=folder,
            released=released,
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        raise _broken(folder, f"{where}: {first['msg']}") from None
    check(pipeline)
    return pipeline


def parts_of(workflow: dict[str, Any]) -> dict[str, Part]:
    """The parts of a workflow; a plain API graph is one part without a name."""
    parts = workflow.get("parts")
    if isinstance(parts, dict) and "schema" in workflow:
        return {name: Part.model_validate(part) for name, part in parts.items()}
    return {"": Part(nodes=workflow)}


def check(pipeline: Pipeline) -> None:
    """Hold that every slot fills an input that exists, and that every wire is bound before it is used."""
    for name, slot in [
        *pipeline.slots.slots.items(),
        ("result", Slot(type="prefix", fills=(pipeline.slots.result,))),
    ]:
        for fill in slot.fills:
            part = pipeline.parts.get(fill.part)
            node = part.nodes.get(fill.node) if part else None
            if node is None:
                raise _broken(
                    pipeline.folder, f"slot {name} fills {fill.part}.{fill.node}, which does not exist"
                )
    bound: set[str] = set()
    for part_name, part in pipeline.parts.items():
        for node_name, node in part.nodes.items():
            if "class_type" not in node or not isinstance(node.get("inputs"), dict):
                raise _broken(pipeline.folder, f"node {part_name}.{node_name} is not in API format")
            for value in node["inputs"].values():
                wire = wire_of(value)
                if wire and not wire.endswith("?") and wire not in bound:
                    raise _broken(
                        pipeline.folder, f"{part_name}.{node_name} takes @{wire} before anything gives it"
                    )
        bound |= set(part.gives)


def recorded_hash(pipeline: Pipeline) -> str | None:
    """The hash that this version had when it was made, or None where nobody wrote it down."""
    try:
        return (pipeline.folder / HASH_FILE).read_text("ascii").strip()
    except (OSError, ValueError):
        return None


def wire_of(value: Any) -> str | None:
    """The name of the wire that an input takes (`["@model", 0]`), or None."""
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and value[0].startswith("@"):
        return value[0][1:]
    return None


def _found(root: Path | None) -> Iterator[tuple[str, Path]]:
    for place, _released in places(root):
        for folder in sorted(place.glob("*/v*")) if place.is_dir() else ():
            label = f"{folder.parent.name}@{folder.name[1:]}"
            if _LABEL.match(label) and (folder / "workflow.json").is_file():
                yield label, folder


def _json(path: Path) -> dict[str, Any]:
    try:
        found = parse_json(path.read_text("utf-8"))
    except FileNotFoundError:
        raise _broken(path.parent, f"{path.name} is missing") from None
    except (ValueError, OSError) as error:
        raise _broken(path.parent, f"{path.name} cannot be read: {error}") from None
    if not isinstance(found, dict):
        raise _broken(path.parent, f"{path.name} holds no workflow")
    return found


def _yaml(path: Path) -> dict[str, Any]:
    try:
        found = load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise _broken(path.parent, f"{path.name} is missing") from None
    except (ValueError, OSError) as error:
        raise _broken(path.parent, f"{path.name} cannot be read: {error}") from None
    if not isinstance(found, dict):
        raise _broken(path.parent, f"{path.name} holds no fields")
    return found


def _broken(folder: Path, why: str) -> SbError:
    return SbError(
        Kind.usage,
        "broken-pipeline",
        f"the pipeline {folder.parent.name}@{folder.name[1:]} is broken: {why}",
        hint="released pipelines are never edited: import a changed workflow as a new version",
    )
