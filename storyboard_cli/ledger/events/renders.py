"""Events of rendered pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.ledger.events.base import Fact


class RenderStored(Fact):
    """`render.stored`: one version of a frame was drawn and lies on disk."""

    kind = "render.stored"
    subject_field = "frame_id"
    told_once = frozenset({"facts"})

    frame_id: str
    uid: str | None = None
    scene_id: str | None = None
    frame_index: int | None = None
    render_version: int
    path: str | None = None
    sha256: str | None = None  # of the file
    pixel_sha256: str | None = None  # of the decoded pixels
    width: int | None = None
    height: int | None = None
    recipe_hash: str | None = None
    recipe_parts: dict[str, Any] = {}
    renderer: str | None = None
    code_version: int | None = None
    draft: bool = False
    job_id: str | None = None
    facts: dict[str, Any] = {}  # how the drawing went: seconds, server, or that it was found on disk

    @classmethod
    def of(
        cls,
        carried: Mapping[str, Any],
        *,
        path: str,
        sha256: str,
        pixel_sha256: str,
        size: tuple[int, int],
        facts: Mapping[str, Any],
    ) -> Self:
        """The event of a picture. `carried` is what the picture file itself says about its render, with the
        recipe as whoever drew it wrote it.
        """
        from storyboard_cli.plan.freshness import kept_parts

        recipe: Mapping[str, Any] = carried["recipe"]
        frame_id = str(carried["frame_id"])
        scene_id, frame_index = parse_frame_name(frame_id) or (None, None)
        return cls(
            frame_id=frame_id,
            uid=carried.get("uid") or recipe["subject"].get("uid"),
            scene_id=scene_id,
            frame_index=frame_index,
            render_version=carried["version"],
            path=path,
            sha256=sha256,
            pixel_sha256=pixel_sha256,
            width=size[0],
            height=size[1],
            recipe_hash=sha256_json(recipe),
            recipe_parts=kept_parts(recipe, carried.get("compiler_version")),
            renderer=recipe["renderer"],
            code_version=carried.get("code_version"),
            draft=recipe.get("draft", False),
            job_id=carried.get("job_id"),
            facts=dict(facts),
        )


class RenderRemoved(Fact):
    """`render.removed`: `sb gc` deleted the picture of an old version."""

    kind = "render.removed"
    subject_field = "frame_id"

    frame_id: str
    render_version: int
    path: str | None = None
    reason: str | None = None
    draft: bool = False
