"""A small stage for staging tests: two students, a child, a room, and frames written in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storyboard_cli.plan.staging import Look, Staging, stage_scene
from storyboard_cli.plan.staging.model import Figure, Vec3
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.space import View
from storyboard_cli.script.graph import Frame, FrameCharacter, FrameProp, Scene
from storyboard_cli.spec.project import ProjectSpec, Size

AARAV, MEERA, KID = "CHAR_001", "CHAR_002", "CHAR_003"
BOOK, UMBRELLA = "PROP_Book", "PROP_Umbrella"


def person(asset: str, name: str, height: float = 1.75, build: str = "average") -> Look:
    return Look(asset, "character", name, (name.casefold(),), height, build)


LOOKS = {
    AARAV: person(AARAV, "Aarav", 1.76),
    MEERA: person(MEERA, "Meera", 1.65),
    KID: person(KID, "Kid", 1.2, "child"),
    BOOK: Look(BOOK, "prop", "Book", ("book",), thing=PROP_KINDS["book"]),
    UMBRELLA: Look(UMBRELLA, "prop", "Umbrella", ("umbrella",), thing=PROP_KINDS["umbrella"]),
}


def project(width: int = 1344, height: int = 768) -> ProjectSpec:
    return ProjectSpec(schema=1, project_id="PRJ_001", name="Test", size=Size(width=width, height=height))


def frame(
    number: int = 1,
    action: str = "",
    who: Sequence[str | dict[str, Any]] = (AARAV,),
    props: Sequence[str | FrameProp] = (),
    **fields: Any,
) -> Frame:
    """One frame; `who` are asset ids, or the fields of a `FrameCharacter`."""
    return Frame(
        frame_id=f"FR_S01_{number:03d}",
        uid=fields.pop("uid", f"uid-{number}"),
        frame_index=number,
        shot=fields.pop("shot", "1A"),
        action=action,
        characters=[FrameCharacter(asset=c) if isinstance(c, str) else FrameCharacter(**c) for c in who],
        props=[FrameProp(asset=p) if isinstance(p, str) else p for p in props],
        **fields,
    )


def scene(*frames: Frame, location: str = "ROOM", int_ext: str = "int", **fields: Any) -> Scene:
    return Scene.model_validate(
        {
            "schema": 1,
            "scene_id": "S01",
            "uid": "scene-1",
            "project_id": "PRJ_001",
            "script_id": "pilot",
            "scene_index": 1,
            "heading": f"{int_ext.upper()}. {location}",
            "location": location,
            "int_ext": int_ext,
            "frames": [f.model_dump() for f in frames],
            **fields,
        }
    )


def staged(
    *frames: Frame, looks: dict[str, Look] | None = None, size: tuple[int, int] = (1344, 768), **fields: Any
) -> list[Staging]:
    """The stagings of a scene of these frames."""
    found = stage_scene(scene(*frames, **fields), project(*size), looks or LOOKS)
    return [staging for _, staging in found]


def one(action: str = "", who: Sequence[str | dict[str, Any]] = (AARAV,), **fields: Any) -> Staging:
    """The staging of a scene with one frame."""
    outer = {k: fields.pop(k) for k in ("location", "int_ext", "looks", "time_of_day") if k in fields}
    picture = fields.pop("picture", (1344, 768))
    return staged(frame(1, action, who, **fields), size=picture, **outer)[0]


def figure(staging: Staging, asset: str = AARAV) -> Figure:
    return next(f for f in staging.figures if f.asset == asset)


def on_screen(staging: Staging, point: Vec3) -> tuple[float, float]:
    seen = View(staging.camera).project(point)
    assert seen is not None, "the point is behind the camera"
    return seen[0], seen[1]


def between(figure: Figure, a: str, b: str, share: float) -> Vec3:
    """A point on the line between two joints."""
    p, q = figure.skeleton[a], figure.skeleton[b]
    return (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share, p[2] + (q[2] - p[2]) * share)
