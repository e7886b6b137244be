"""Staged figures and cameras for model sheets, where no scene has staged them."""

from __future__ import annotations

from storyboard_cli.plan.staging.body import add_face, local_skeleton, place_skeleton, proportions
from storyboard_cli.plan.staging.model import Box, Camera, Figure, Light, Room, Staging, Vec3
from storyboard_cli.plan.staging.space import View
from storyboard_cli.render.preview.looks import Look

NOWHERE = Box(left=0, top=0, right=0, bottom=0)


def model_figure(
    asset: str, look: Look, camera: Camera, *, place: Vec3 = (0.0, 0.0, 0.0), facing: float = 0.0,
    posture: str = "stand", action: str | None = None, expression: str | None = None,
    gaze: Vec3 | None = None,
    variant: str | None = None, seat: float = 0.0, speaking: bool = False,
) -> Figure:  # fmt: skip
    """A figure posed for its model sheet."""
    local = local_skeleton(posture, action, look.height_m, look.build, seat)
    joints = place_skeleton(local, place, facing)
    add_face(joints, facing, gaze, 0.0, proportions(look.height_m, look.build).head)
    depth = View(camera).to_eye(joints["chest"])[2]
    return Figure(
        asset=asset, variant=variant, expression=expression, pose=action or posture, posture=posture,
        build=look.build,
        place=place, facing_deg=facing, height_m=look.height_m, skeleton=joints, box=NOWHERE, crop=NOWHERE,
        visible=1.0,
        depth_m=round(depth, 3), gaze=gaze, speaking=speaking,
    )  # fmt: skip


def framing_camera(
    width: int, height: int, *, middle: Vec3, tall: float, wide: float = 0.0, fill: float = 0.84,
    distance: float = 5.5,
    yaw: float = 0.0, pitch: float = 0.0,
) -> Camera:  # fmt: skip
    """A camera that looks at `middle` so that something `tall` metres high fills that share of the
    picture."""
    from math import cos, radians, sin

    turn, dip = radians(yaw), radians(pitch)
    eye = (
        round(middle[0] - sin(turn) * cos(dip) * distance, 3),
        round(middle[1] - sin(dip) * distance, 3),
        round(middle[2] - cos(turn) * cos(dip) * distance, 3),
    )
    focal = fill * height * distance / tall
    if wide:
        focal = min(focal, fill * width * distance / wide)
    return Camera(
        eye=eye, yaw_deg=yaw, pitch_deg=pitch, focal_px=round(focal, 2), center_x=width / 2,
        center_y=height / 2,
        lens_mm=round(focal * 36 / width, 1), horizon_y=height / 2,
    )  # fmt: skip


def sheet_staging(
    width: int, height: int, camera: Camera, *, figures: tuple[Figure, ...] = (), setting: str = "paper",
    seed: int = 0,
    light: Light | None = None,
) -> Staging:  # fmt: skip
    """A staging for a sheet: even light from the upper left, no place."""
    return Staging(
        width=width, height=height, size="FS", angle="eye", camera=camera, setting=setting, interior=True,
        figures=figures,
        room=Room(left=-4, right=4, front=-4, back=4, ceiling=3), seed=seed,
        light=light or Light(azimuth_deg=322, elevation_deg=42, contrast=0.35),
    )  # fmt: skip
