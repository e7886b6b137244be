"""Boards and pictures that the export tests are made of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from storyboard_cli.export.board import Board, Panel, Picture, SceneCard, Speech
from storyboard_cli.plan.staging.model import Box, Camera, CameraMove, Staging


def picture(
    folder: Path, name: str, size: tuple[int, int] = (336, 192), shade: int = 90, kind: str = "RGB"
) -> Picture:
    """A painted picture: sky, ground and a figure, so that a person sees which way is up."""
    from PIL import Image, ImageDraw

    folder.mkdir(parents=True, exist_ok=True)
    width, height = size
    image = Image.new("RGB", size, (200, 208, 214))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 0.62, width, height), fill=(shade, 110, 96))
    x = width * (0.2 + (shade % 60) / 100)
    draw.ellipse((x, height * 0.25, x + height * 0.16, height * 0.41), fill=(64, 52, 48))
    draw.rectangle((x - height * 0.03, height * 0.41, x + height * 0.19, height * 0.85), fill=(shade, 60, 70))
    path = folder / name
    image.convert(kind).save(path)
    return Picture(path, name)


def staging(move: CameraMove | None = None, size: tuple[int, int] = (336, 192)) -> Staging:
    """A bare set-up with a camera, and a move where one is given."""
    camera = Camera(
        eye=(0, 1.6, -4),
        focal_px=size[0],
        center_x=size[0] / 2,
        center_y=size[1] / 2,
        lens_mm=35,
        horizon_y=90,
    )
    return Staging(
        width=size[0],
        height=size[1],
        size="MS",
        angle="eye",
        camera=camera,
        setting="room",
        interior=True,
        move=move,
    )


PUSH = CameraMove(
    kind="push_in",
    start=Box(left=0, top=0, right=336, bottom=192),
    end=Box(left=84, top=40, right=252, bottom=136),
)
PAN = CameraMove(
    kind="pan_right",
    start=Box(left=0, top=20, right=240, bottom=157),
    end=Box(left=96, top=20, right=336, bottom=157),
)


def board(folder: Path, frames: int = 8, fps: Fraction = Fraction(24), **changes: object) -> Board:
    """Two scenes, shots of two panels, moves, dialogue, a failed check, an exception, a missing picture."""
    panels: list[Panel] = []
    start = 0
    for i in range(frames):
        scene = "S01" if i < (frames + 1) // 2 else "S02"
        index = i + 1 if scene == "S01" else i + 1 - (frames + 1) // 2
        duration = (48, 36, 72, 60)[i % 4]
        panels.append(
            Panel(
                frame_id=f"FR_{scene}_{index:03d}",
                uid=f"uid{i:04d}",
                scene_id=scene,
                label=f"{int(scene[1:])}{'ABCDEFGH'[(index - 1) // 2 % 8]}/{(index - 1) % 2 + 1}",
                shot=f"{int(scene[1:])}{'ABCDEFGH'[(index - 1) // 2 % 8]}",
                first_of_shot=index % 2 == 1,
                duration=duration,
                start=start,
                picture=picture(folder, f"frame_{i:03d}.png", shade=60 + 7 * (i % 20)),
                status=("approved", "waiting", "retake", "approved")[i % 4],
                version=i % 3 + 1,
                recipe_hash="sha256:" + f"{i:02x}" * 32,
                size=("WS", "MS", "MCU", "CU")[i % 4],
                movement=("static", "pan_right", "static", "push_in")[i % 4],
                staging=staging((None, PAN, None, PUSH)[i % 4]),
                action="Aarav crosses the wet courtyard with his sketchbook held over his head.",
                dialogue=(Speech("Meera", "You forgot this. Again."),) if i % 2 else (),
                notes=("Rain starts on the cut.",) if i % 3 == 0 else (),
                cast=("Aarav", "Meera"),
                props=("Sketchbook",),
            )
        )
        start += duration
    if frames > 3:
        panels[2] = replace(panels[2], mark="quarantined", findings=("Aarav looks unlike v3 (0.41 > 0.30)",))
        panels[3] = replace(panels[3], exceptions=("drift.identity",))
    if frames > 5:
        panels[5] = replace(panels[5], picture=None, mark="missing", version=None, recipe_hash="")
    scenes = (
        SceneCard("S01", "1", "EXT. COLLEGE CAMPUS — MORNING", "Aarav arrives.", cast=("Aarav", "Meera")),
        SceneCard("S02", "2", "INT. LIBRARY — NIGHT"),
    )
    made = Board(
        "College Silence",
        "PRJ_001",
        tuple(panels),
        scenes,
        fps=fps,
        width=336,
        height=192,
        aspect=Fraction(7, 4),
    )
    return replace(made, **changes) if changes else made  # type: ignore[arg-type]
