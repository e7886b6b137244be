"""`sb layout`: a frame's control pictures and its staging as files, for use in any tool."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.places import PLACE
from storyboard_cli.ops.lint import stagings
from storyboard_cli.plan.staging import Staging
from storyboard_cli.plan.staging.model import COCO_18, Box, Figure
from storyboard_cli.presenting.publishing import refuse_among_sources, shown_path
from storyboard_cli.project.frame_view import FrameView, views_of
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.control import CONTROL_KINDS, control_pngs
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.store.outside import place_for, place_of


class LayoutAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("Which frames: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    out: Annotated[
        Produced | None,
        asked("Folder; left out: exports/layout.", "--out", metavar="DIR", read=Produced.local, typed=str),
    ] = None
    kinds: Annotated[
        list[str], asked("Only these kinds: pose, depth, lines, masks. May be repeated.", "--only")
    ] = list(CONTROL_KINDS)
    dry_run: Annotated[bool, asked("Say what would be written.", "--dry-run")] = False


class FrameLayout(FrameView):
    """What was written for one frame."""

    size: str = Field(description="The shot size, as CU.")
    angle: str = Field(description="The camera's angle.")
    lens_mm: float = Field(description="The lens, in millimetres.")
    setting: str = Field(description="The set that stands behind.")
    figures: list[str] = Field(description="Who stands in it.")
    folder: Annotated[str, PLACE] = Field(description="The frame's folder.")
    files: list[str] = Field(description="Pictures that were written.")


class LayoutAnswer(Answer):
    frames: list[FrameLayout] = Field([], description="The frames, one by one.")
    out: Annotated[str, PLACE] = Field("", description="The folder that holds them.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def layout(workspace: Workspace, ask: LayoutAsk, caller: Caller) -> LayoutAnswer:
    """Write pose, depth, line and mask pictures and a layout.json for each chosen frame."""
    unknown = sorted(set(ask.kinds) - set(CONTROL_KINDS))
    if unknown:
        raise SbError(
            Kind.usage,
            "unknown-kind",
            f"{unknown[0]!r} is not a kind of control picture",
            hint="one of: " + ", ".join(CONTROL_KINDS),
        )
    refuse_no_frames(workspace)
    chosen = select_frames(workspace.scenes, ask.selectors)
    out = place_for(ask.out, workspace.root / "exports" / "layout")
    refuse_among_sources(workspace, out)
    views = views_of(workspace, chosen)
    written: list[FrameLayout] = []
    with caller.task("Writing layouts", len(chosen)) as progress:
        for scene in {s.scene_id: s for s, _ in chosen}.values():
            wanted = {f.frame_id for s, f in chosen if s.scene_id == scene.scene_id}
            for frame, staging in stagings(workspace, scene):
                if frame.frame_id in wanted:
                    written.append(_write(workspace, out, scene, frame, staging, ask, views[frame.frame_id]))
                    progress.advance(1)
    return LayoutAnswer(frames=written, out=shown_path(workspace, out), dry_run=ask.dry_run)


def _write(
    workspace: Workspace,
    out: Path,
    scene: Scene,
    frame: Frame,
    staging: Staging,
    ask: LayoutAsk,
    view: dict[str, Any],
) -> FrameLayout:
    folder = out / frame.frame_id
    pictures = control_pngs(staging, ask.kinds)
    files = {f"{name}.png": data for name, data in pictures.items()}
    if not ask.dry_run:
        place, inner = place_of(workspace.files, workspace.root, folder)
        for name, data in files.items():
            place.put(f"{inner}/{name}", data)
        document = layout_document(scene, frame, staging, sorted(files))
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        place.put(f"{inner}/layout.json", text.encode("utf-8"))
    return FrameLayout(
        **view,
        size=staging.size,
        angle=staging.angle,
        lens_mm=staging.camera.lens_mm,
        setting=staging.setting,
        figures=[f.asset for f in staging.figures],
        folder=shown_path(workspace, folder),
        files=[*sorted(files), "layout.json"],
    )


def layout_document(scene: Scene, frame: Frame, staging: Staging, files: list[str]) -> dict[str, Any]:
    """What stands in layout.json: the picture's size, camera, and each figure's box, mask and keypoints."""
    return {
        "schema": 1,
        "frame_id": frame.frame_id,
        "scene_id": scene.scene_id,
        "width": staging.width,
        "height": staging.height,
        "size": staging.size,
        "angle": staging.angle,
        "setting": staging.setting,
        "camera": staging.camera.plain(),
        "light": staging.light.plain(),
        "files": files,
        "figures": [_figure(f, files) for f in staging.figures],
        "props": [
            {
                "asset": p.asset,
                "shape": p.shape,
                "held_by": p.held_by,
                "box": _box(p.crop),
                "depth_m": p.depth_m,
            }
            for p in staging.props
        ],
        "move": staging.move.plain() if staging.move else None,
    }


def _figure(figure: Figure, files: list[str]) -> dict[str, Any]:
    mask = f"mask_{figure.asset}.png"
    return {
        "asset": figure.asset,
        "variant": figure.variant,
        "expression": figure.expression,
        "pose": figure.pose,
        "box": _box(figure.crop),
        "visible": figure.visible,
        "depth_m": figure.depth_m,
        "look_at": figure.look_at,
        "mask": mask if mask in files else None,
        "keypoints": {
            name: [joint.x, joint.y, 1 if joint.visible else 0]
            for name, joint in zip(COCO_18, figure.joints, strict=True)
        },
    }


def _box(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]
