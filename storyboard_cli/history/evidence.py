"""Events made from what lies on disk: how `reconcile` closes a gap and `sb rebuild` makes a whole ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.core import lfs
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.plan.freshness import kept_parts
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.timeline.cut import Timeline, in_full
from storyboard_cli.timeline.review import Decision

_RENDER = re.compile(r"frame_\d{3,6}_v\d{1,6}\.png\Z")


@dataclass(frozen=True, slots=True)
class PictureProof:
    """A picture that proves a render: its event, or why it proves nothing."""

    path: str
    event: NewEvent | None
    why_not: str = ""


def project_body(project: ProjectSpec) -> dict[str, Any]:
    """What the ledger keeps of project.yaml."""
    kept = {
        "name", "visual_style", "base_model", "default_sampler", "style_anchor_prompt", "status",
        "created_at", "style_anchors", "seed", "seed_policy",
    }  # fmt: skip
    return project.model_dump(mode="json", include=kept, exclude_none=True)


def lock_event(lock: Lock) -> NewEvent:
    """`asset.locked`, as `sb lock` records it, with the time and name that the lock itself says."""
    body = lock.event_body() | {"created_at": lock.created_at, "created_by": lock.created_by}
    return NewEvent("asset.locked", lock.label, body)


def retired_event(asset_id: str, version: int, retired: Retired) -> NewEvent:
    """`asset.unlocked` from a `retired.yaml`."""
    body = {
        "asset_id": asset_id,
        "version": version,
        "reason": retired.reason,
        "at": retired.at,
        "by": retired.by,
    }
    return NewEvent("asset.unlocked", f"{asset_id}@v{version}", body)


def decision_event(decision: Decision) -> NewEvent:
    """`review.decided`, or `exception.granted` for an exception."""
    body = decision.model_dump(mode="json", exclude={"schema_", "frame_id"}) | {"path": decision.path}
    if decision.decision == "exception":
        kept = {"uid", "rule", "scope", "until", "path", "at", "by", "render_version", "pixel_sha256"}
        granted = {k: v for k, v in body.items() if k in kept} | {"reason": decision.note}
        return NewEvent("exception.granted", decision.frame_id, granted)
    decided = {k: v for k, v in body.items() if k not in ("rule", "scope", "until")}
    return NewEvent("review.decided", decision.frame_id, decided)


def timeline_event(project_id: str, timeline: Timeline, scenes: Sequence[Scene], **more: Any) -> NewEvent:
    """`timeline.changed` with the cut in full: every entry, marker and sound."""
    said = in_full(timeline, scenes).model_dump(mode="json", by_alias=True)
    entries = [_brief(e) for e in said["entries"]]
    body = {"entries": entries, "markers": said["markers"], "audio": said["audio"]}
    return NewEvent("timeline.changed", project_id, body | {"story_order": timeline.is_story_order} | more)


def compiled_events(scenes: Iterable[Scene], titles: dict[str, dict[str, Any]]) -> list[NewEvent]:
    """`script.compiled` for every script of the scenes; `titles` adds path and hash where known."""
    by_script: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_script.setdefault(scene.script_id, []).append(scene)
    return [
        NewEvent(
            "script.compiled",
            script_id,
            {
                "title": script_id,
                **titles.get(script_id, {}),
                "compiler_version": of_script[0].compiler_version,
            }
            | {"scenes": [scene_body(s) for s in of_script]},
        )
        for script_id, of_script in by_script.items()
    ]


def scene_body(scene: Scene) -> dict[str, Any]:
    """What the ledger keeps of a compiled scene."""
    kept = {"scene_id", "scene_index", "graph_hash", "mood", "lighting", "camera", "action", "omitted"}
    refs = [(ref, role) for ref, role in _references(scene)]
    return scene.model_dump(mode="json", include=kept) | {
        "refs": [
            {"asset_id": ref.split(":")[0].split("@")[0], "role": role, "required_version": None}
            for ref, role in dict.fromkeys(refs)
        ]
    }


def proof(root: Path, path: str, project_id: str) -> PictureProof:
    """What a stored picture says about the render that made it: it carries its recipe inside itself."""
    from storyboard_cli.core.errors import SbError
    from storyboard_cli.core.pictures import image_sha256, open_picture, recipe_of

    data = (root / path).read_bytes()
    if lfs.is_pointer(data):
        return PictureProof(path, None, lfs.words("it").removeprefix("it ") + f"; {lfs.HINT}")
    carried = recipe_of(data)
    if carried is None or "recipe" not in carried:
        return PictureProof(path, None, "carries no recipe, so it is not a render of sb")
    try:
        recipe = Recipe.model_validate(carried["recipe"])
        image = open_picture(data, path)
    except (ValidationError, SbError) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error.message
        return PictureProof(path, None, f"cannot be read back: {first}")
    if recipe.project_id != project_id:
        return PictureProof(path, None, f"belongs to the project {recipe.project_id}")
    body = {
        "uid": carried.get("uid") or recipe.subject.get("uid"),
        "render_version": carried.get("version"),
        "path": path,
        "sha256": sha256_bytes(data),
        "pixel_sha256": image_sha256(image),
        "width": image.width,
        "height": image.height,
        "recipe_hash": recipe.recipe_hash,
        "recipe_parts": kept_parts(recipe, carried.get("compiler_version")),
        "renderer": recipe.renderer,
        "code_version": carried.get("code_version"),
        "draft": recipe.draft,
        "job_id": carried.get("job_id"),
        "facts": {"found": "on disk"},
    }
    if not isinstance(body["render_version"], int) or not carried.get("frame_id"):
        return PictureProof(path, None, "does not say which version of which frame it is")
    return PictureProof(path, NewEvent("render.stored", str(carried["frame_id"]), body))


def render_files(root: Path) -> Iterator[str]:
    """Paths of all rendered frames, drafts last, relative to the project."""
    from os import scandir

    for folder in ("scenes", ".sb/drafts"):
        try:
            scenes = sorted(scandir(root / folder), key=lambda e: e.name)
        except OSError:
            continue
        for scene in scenes:
            if scene.is_dir(follow_symlinks=False):
                names = sorted(e.name for e in scandir(scene.path) if _RENDER.match(e.name))
                yield from (f"{folder}/{scene.name}/{name}" for name in names)


def _references(scene: Scene) -> Iterator[tuple[str, str]]:
    yield from ((ref, "environment") for ref in scene.environments)
    yield from ((ref, "character") for ref in scene.characters)
    yield from ((ref, "nature") for ref in scene.nature)
    yield from ((ref, "prop") for ref in scene.props)


def _brief(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without what is at its default: a long cut makes a short event."""
    plain = {"use": 1, "hold": 0, "trim": 0, "transition": "cut", "transition_frames": 0, "out": False}
    plain |= {"printed": True, "note": "", "duration_frames": None}
    return {k: v for k, v in entry.items() if k not in plain or v != plain[k]}
