"""Events of scripts: what the compiler made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from storyboard_cli.ledger.events.base import Fact, Part

if TYPE_CHECKING:
    from storyboard_cli.script.graph import Scene

_KEPT = frozenset(
    ["scene_id", "scene_index", "graph_hash", "mood", "lighting", "camera", "action", "omitted"]
)


class NeededAsset(Part):
    """An asset that a scene needs, and what it is there."""

    asset_id: str
    role: str | None = None
    required_version: int | str | None = None


class CompiledScene(Part):
    """What the ledger keeps of a compiled scene."""

    scene_id: str
    scene_index: int | None = None
    graph_hash: str | None = None
    mood: str | None = None
    lighting: str | None = None
    camera: str | None = None
    action: str | None = None
    omitted: bool = False
    refs: list[NeededAsset] = []

    @classmethod
    def of(cls, scene: Scene) -> Self:
        """The scene as the compiler left it."""
        refs = [
            NeededAsset(asset_id=ref.split(":")[0].split("@")[0], role=role)
            for ref, role in dict.fromkeys(_references(scene))
        ]
        return cls(refs=refs, **scene.model_dump(mode="json", include=set(_KEPT)))


class ScriptCompiled(Fact):
    """`script.compiled`: a script and all its scenes as the compiler left them."""

    kind = "script.compiled"
    subject_field = "script_id"
    left_out = frozenset(["path", "sha256"])

    script_id: str
    title: str | None = None
    path: str | None = None
    sha256: str | None = None  # of the text that was compiled
    compiler_version: int | None = None
    scenes: list[CompiledScene] = []

    @classmethod
    def of_scenes(
        cls, scenes: Iterable[Scene], texts: Mapping[str, Mapping[str, Any]]
    ) -> list[ScriptCompiled]:
        """One event for every script of the scenes; `texts` has title, path and hash where known."""
        by_script: dict[str, list[Scene]] = {}
        for scene in scenes:
            by_script.setdefault(scene.script_id, []).append(scene)
        return [cls.of(script_id, found, texts.get(script_id, {})) for script_id, found in by_script.items()]

    @classmethod
    def of(cls, script_id: str, scenes: Sequence[Scene], text: Mapping[str, Any]) -> ScriptCompiled:
        """The event of one script; without its text, the title is its id."""
        return cls(
            script_id=script_id,
            title=text.get("title", script_id),
            path=text.get("path"),
            sha256=text.get("sha256"),
            compiler_version=scenes[0].compiler_version,
            scenes=[CompiledScene.of(scene) for scene in scenes],
        )


def _references(scene: Scene) -> Iterator[tuple[str, str]]:
    yield from ((ref, "environment") for ref in scene.environments)
    yield from ((ref, "character") for ref in scene.characters)
    yield from ((ref, "nature") for ref in scene.nature)
    yield from ((ref, "prop") for ref in scene.props)
