"""Compiled scenes on disk: `scenes/S03/scene.yaml`, written so that a change of one frame is a change of few
lines.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_if_changed
from storyboard_cli.core.problems import Where
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.order import story_key
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

_FOLDER = re.compile(r"S\d{2,5}\Z")
_ALWAYS = {"size", "action", "duration_frames"}
_FRAME_DEFAULTS: dict[str, Any] = {
    name: field.get_default(call_default_factory=True)
    for name, field in Frame.model_fields.items()
    if not field.is_required() and name not in _ALWAYS
}
_SCENE_DEFAULTS: dict[str, Any] = {
    name: field.get_default(call_default_factory=True)
    for name, field in Scene.model_fields.items()
    if not field.is_required() and name not in {"compiler_version", "schema_"}
}


def scene_path(scene_id: str) -> str:
    """Where a scene's graph lies, relative to the project."""
    return f"scenes/{scene_id}/scene.yaml"


def scene_text(scene: Scene) -> str:
    """A scene as YAML: fixed order of keys, nothing that has its usual value."""
    plain = scene.model_dump(mode="json", by_alias=True)
    frames = plain.pop("frames")
    document: dict[str, Any] = {
        k: v for k, v in plain.items() if k not in _SCENE_DEFAULTS or v != _SCENE_DEFAULTS[k]
    }
    document["frames"] = [_frame(f) for f in frames]
    return yaml_text.dump(document)


def write_scene(root: Path, scene: Scene) -> bool:
    """Write a scene's file if it is not already just so; True if it was written."""
    return write_if_changed(root / scene_path(scene.scene_id), scene_text(scene).encode("utf-8"))


def scene_names(root: Path) -> list[str]:
    """Ids of the scenes that have a file."""
    folder = root / "scenes"
    if not folder.is_dir():
        return []
    return sorted(p.name for p in folder.iterdir() if _FOLDER.match(p.name) and (p / "scene.yaml").is_file())


def read_scenes(root: Path, cache: Path | None = None) -> list[Scene]:
    """All compiled scenes in story order. Files that did not change since the last read come from `cache`."""
    known = StatCache(cache / "scenes.json" if cache else None, code_fingerprint("storyboard_cli.script"))
    scenes = []
    for name in scene_names(root):
        stat = (root / scene_path(name)).stat()
        kept = known.get(name, stat)
        scene = Scene.model_validate_json(kept) if kept is not None else read_scene(root, name)
        if kept is None:
            known.put(name, stat, scene.model_dump_json(by_alias=True, exclude_defaults=True))
        scenes.append(scene)
    known.save()
    return sorted(scenes, key=story_key)


def read_scene(root: Path, scene_id: str) -> Scene:
    """One compiled scene."""
    relative = scene_path(scene_id)
    try:
        text = (root / relative).read_text("utf-8")
        if "\n<<<<<<< " in f"\n{text}":
            raise SbError(
                Kind.conflict,
                "merge-conflict",
                f"{relative} holds a git merge conflict",
                where=Where(relative, text[: text.index("<<<<<<< ")].count("\n") + 1, 1),
                hint="run `sb compile --mend`: it keeps the frames of both sides",
            )
        scene = Scene.model_validate(yaml_text.load(text))
    except (ValueError, ValidationError) as error:
        first = str(error).split("\n", 1)[0]
        raise SbError(
            Kind.usage,
            "broken-scene",
            f"{relative} cannot be read: {first}",
            where=Where(relative),
            hint="it is written by `sb compile`: restore it with `git checkout -- " + relative + "`",
        ) from error
    if scene.scene_id != scene_id:
        raise SbError(
            Kind.usage, "broken-scene", f"{relative} is about {scene.scene_id}", where=Where(relative),
            hint=f"rename its folder to {scene.scene_id}",
        )  # fmt: skip
    return scene


def _frame(plain: dict[str, Any]) -> dict[str, Any]:
    kept = {k: v for k, v in plain.items() if k not in _FRAME_DEFAULTS or v != _FRAME_DEFAULTS[k]}
    for name in ("characters", "dialogue", "props"):
        if name in kept:
            kept[name] = [
                {k: v for k, v in entry.items() if v is not None and (k, v) != ("voice", "on")}
                for entry in kept[name]
            ]
    if "shown" in kept:
        kept["shown"] = [_subject(entry) for entry in kept["shown"]]
    return kept


def _subject(plain: dict[str, Any]) -> dict[str, Any]:
    """A subject with what is said of it, and nothing else."""
    usual: dict[str, Any] = {"count": 1, "in_view": True, "at": 0}
    return {k: v for k, v in plain.items() if v not in (None, "", {}, []) and usual.get(k) != v}
