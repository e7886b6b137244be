"""`.sb/names.json`: every name that a compile gave here, with uid and text: a lost scene file is no loss."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.parsed_json import parse_json
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.known_names import KnownNames, text_hash
from storyboard_cli.script.pairs import key_of
from storyboard_cli.store.files import Files

NAMES_FILE = "names.json"


def read_names(state: Files) -> KnownNames:
    """What earlier compiles gave; nothing in a fresh clone."""
    rows = _rows(state)
    frames = {name: row for name, row in rows["frames"].items() if isinstance(row, list) and len(row) == 2}
    return KnownNames(
        {uid: name for name, (uid, _) in frames.items()},
        {name: text for name, (_, text) in frames.items()},
        dict(rows["scenes"]),
    )


def names_with(state: Files, scenes: Sequence[Scene]) -> bytes:
    """The names that are kept, and those of `scenes`, as the file holds them."""
    rows = _rows(state)
    for scene in scenes:
        rows["scenes"][scene.scene_id] = scene.uid
        for frame in scene.frames:
            rows["frames"][frame.frame_id] = [frame.uid, text_hash(key_of(scene, frame))]
    document = {"schema": 1, **{k: dict(sorted(v.items())) for k, v in rows.items()}}
    return json.dumps(document, separators=(",", ":")).encode("utf-8")


def _rows(state: Files) -> dict[str, dict[str, Any]]:
    document: Mapping[str, Any] = {}
    try:
        document = parse_json(state.read(NAMES_FILE))
        return {part: dict(document[part]) for part in ("frames", "scenes")}
    except (SbError, ValueError, KeyError, TypeError):
        return {"frames": {}, "scenes": {}}
