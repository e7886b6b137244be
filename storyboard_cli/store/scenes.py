"""Compiled scenes on disk: `scenes/S03/scene.yaml`, written so that a change of one frame is a change of few
lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Where
from storyboard_cli.reading.shown import Deed, Shown
from storyboard_cli.script.graph import DialogueLine, Frame, FrameCharacter, FrameProp, Scene
from storyboard_cli.script.order import story_key
from storyboard_cli.store.files import Entry, Files, put_if_changed
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint

_FILE = re.compile(r"scenes/(S\d{2,5})/scene\.yaml")
_ALWAYS = {"size", "action", "duration_frames"}


def _defaults(model: type[BaseModel], always: Collection[str] = ()) -> dict[str, Any]:
    """The usual values of a model's fields, as JSON has them: a tuple is a list."""
    usual = {
        name: field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
        if not field.is_required() and name not in always
    }
    return {name: list(value) if isinstance(value, tuple) else value for name, value in usual.items()}


_FRAME_DEFAULTS = _defaults(Frame, _ALWAYS)
_SCENE_DEFAULTS = _defaults(Scene, {"compiler_version", "schema_"})
_ENTRY_DEFAULTS = {
    "characters": _defaults(FrameCharacter),
    "dialogue": _defaults(DialogueLine),
    "props": _defaults(FrameProp),
    "shown": _defaults(Shown),
}
_DEED_DEFAULTS = _defaults(Deed)


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


def write_scene(files: Files, scene: Scene) -> bool:
    """Write a scene's file if it is not already just so; True if it was written."""
    return put_if_changed(files, scene_path(scene.scene_id), scene_text(scene).encode("utf-8"))


def remember_scenes(
    files: Files, scenes: Mapping[str, Scene], texts: Mapping[str, bytes], cache: Files
) -> None:
    """Keep scenes in `cache` as a read would keep them: the next verb need not read what was just written.

    `texts` has the bytes of each scene's file, by the scene's name.
    """
    known = _known(cache)
    for name, scene in scenes.items():
        entry = files.stat(scene_path(name))
        if entry is not None:
            known.put(name, entry, _kept(scene), texts[name])
    known.save(forget=False)


def scene_names(files: Files) -> list[str]:
    """Ids of the scenes that have a file."""
    return sorted(_scene_files(files))


def read_scenes(files: Files, cache: Files | None = None) -> list[Scene]:
    """All compiled scenes in story order. Files that did not change since the last read come from `cache`."""
    known = _known(cache)
    scenes = []
    for name, entry in sorted(_scene_files(files).items()):
        scene = known.value(name, entry, Scene.model_validate_json, lambda at=entry.path: files.read(at))  # type: ignore[misc]
        if scene is None:
            scene = read_scene(files, name)
            known.put(name, entry, _kept(scene))
        scenes.append(scene)
    known.save()
    return sorted(scenes, key=story_key)


def _scene_files(files: Files) -> dict[str, Entry]:
    matched = ((_FILE.fullmatch(entry.path), entry) for entry in files.entries("scenes"))
    return {found[1]: entry for found, entry in matched if found}


def _known(cache: Files | None) -> StatCache:
    return StatCache(cache, "scenes", code_fingerprint("storyboard_cli.script", "storyboard_cli.reading"))


def _kept(scene: Scene) -> str:
    return scene.model_dump_json(by_alias=True, exclude_defaults=True)


def read_scene(files: Files, scene_id: str) -> Scene:
    """One compiled scene."""
    relative = scene_path(scene_id)
    try:
        text = files.read(relative).decode("utf-8")
        if "\n<<<<<<< " in f"\n{text}":
            raise SbError(
                Kind.conflict,
                "merge-conflict",
                f"{relative} holds a git merge conflict",
                where=Where(relative, text[: text.index("<<<<<<< ")].count("\n") + 1, 1),
                hint=Mend("compile", {"mend": True}, "run `{}`: it keeps the frames of both sides"),
            )
        if not text.strip():
            raise ValueError("it is empty")
        scene = Scene.model_validate(yaml_text.load(text))
    except (ValueError, ValidationError) as error:
        first = str(error).split("\n", 1)[0].replace('in "<unicode string>", ', "")
        raise SbError(
            Kind.usage,
            "broken-scene",
            f"{relative} cannot be read: {first}",
            where=Where(relative),
            hint=Mend(
                "compile",
                {},
                f"`git checkout -- {relative}` brings it back; or delete it, and `{{}}` makes it new",
            ),
        ) from error
    if scene.scene_id != scene_id:
        raise SbError(
            Kind.usage, "broken-scene", f"{relative} is about {scene.scene_id}", where=Where(relative),
            hint=f"rename its folder to {scene.scene_id}",
        )  # fmt: skip
    return scene


def _frame(plain: dict[str, Any]) -> dict[str, Any]:
    kept = _unusual(plain, _FRAME_DEFAULTS)
    for name, defaults in _ENTRY_DEFAULTS.items():
        if name in kept:
            kept[name] = [_unusual(entry, defaults) for entry in kept[name]]
    for subject in kept.get("shown", ()):
        if "deeds" in subject:
            subject["deeds"] = [_unusual(deed, _DEED_DEFAULTS) for deed in subject["deeds"]]
    return kept


def _unusual(plain: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """What is not at its default: a scene in git shows what there is to see."""
    return {k: v for k, v in plain.items() if k not in defaults or v != defaults[k]}
