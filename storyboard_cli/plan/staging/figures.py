"""Posed bodies become figures on screen: joints, exact boxes, depth order, and how much of each is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from storyboard_cli.plan.staging.actors import Actor
from storyboard_cli.plan.staging.body import add_face, proportions
from storyboard_cli.plan.staging.model import COCO_18, Box, Camera, Figure, Furniture, Joint, Staging, Vec3
from storyboard_cli.plan.staging.outline import Outline, crop_of, outline_of, visible_share
from storyboard_cli.plan.staging.poses import ACTIONS
from storyboard_cli.plan.staging.space import NEAR_M, View, flat_distance, lerp, toward


def add_faces(
    actors: Sequence[Actor], camera_eye: Vec3, elsewhere: dict[str, Vec3]
) -> dict[str, Vec3 | None]:
    """Turns every head to what it looks at and adds the face; gives each actor's gaze point."""
    heads = {a.asset: a.skeleton["head"] for a in actors}
    gazes: dict[str, Vec3 | None] = {}
    for actor in actors:
        gaze = _gaze(actor, heads, camera_eye, elsewhere)
        turn = ACTIONS[actor.action].head_turn if actor.action else 0.0
        size = proportions(actor.look.height_m, actor.look.build)
        aimed = None if turn else gaze
        add_face(actor.skeleton, actor.facing, aimed, turn, size.head)
        gazes[actor.asset] = gaze
    return gazes


def _gaze(actor: Actor, heads: dict[str, Vec3], camera_eye: Vec3, elsewhere: dict[str, Vec3]) -> Vec3 | None:
    head = actor.skeleton["head"]
    if actor.gaze_at is not None:
        return actor.gaze_at
    if actor.glance == "camera":
        return camera_eye
    if actor.glance in ("up", "down"):
        dx, dz = toward(actor.facing)
        rise = 1.2 if actor.glance == "up" else -1.0
        return (round(head[0] + dx * 1.5, 3), round(head[1] + rise, 3), round(head[2] + dz * 1.5, 3))
    if actor.glance is not None:
        dx, dz = toward(actor.facing)
        return (round(head[0] + dx * 3, 3), head[1], round(head[2] + dz * 3, 3))
    if actor.action and ACTIONS[actor.action].own_gaze:
        right, left = actor.skeleton["r_hand"], actor.skeleton["l_hand"]
        return tuple(round(v, 3) for v in lerp(right, left, 0.5))  # type: ignore[return-value]
    if actor.reclined:
        return None
    if actor.target is None:
        return elsewhere.get(f"mark:{actor.mark}") if actor.mark else None
    return heads.get(actor.target) or elsewhere.get(actor.target)


_FACE = frozenset({"nose", "r_eye", "l_eye", "r_ear", "l_ear"})


def _joints(view: View, skeleton: dict[str, Vec3], width: int, height: int) -> tuple[Joint, ...]:
    head = skeleton["head"]
    seen_from = (view.ex - head[0], view.ey - head[1], view.ez - head[2])
    far = (seen_from[0] ** 2 + seen_from[1] ** 2 + seen_from[2] ** 2) ** 0.5
    joints = []
    for name in COCO_18:
        point = skeleton[name]
        seen = view.to_eye(point)
        if seen[2] < NEAR_M:
            joints.append(Joint(x=-1.0, y=-1.0, depth_m=round(seen[2], 3), visible=False, hidden=True))
            continue
        hidden = False
        if name in _FACE:  # what lies more than a little behind the head's middle is hidden by the head
            out = sum((point[i] - head[i]) * seen_from[i] for i in range(3)) / max(far, 1e-6)
            hidden = out < (-0.035 if name.endswith("ear") else -0.004)
        x, y, depth = view.to_screen(seen)
        inside = 0 <= x < width and 0 <= y < height
        joints.append(
            Joint(
                x=round(x, 1),
                y=round(y, 1),
                depth_m=round(depth, 3),
                visible=inside and not hidden,
                hidden=hidden,
            )
        )
    return tuple(joints)


@lru_cache(maxsize=1024)
def _measured(
    camera: Camera,
    skeleton: tuple[tuple[str, Vec3], ...],
    height_m: float,
    build: str,
    width: int,
    height: int,
) -> tuple[Outline, tuple[Joint, ...], Box]:
    """A body on screen: its outline, joints and crop. A scene comes back to its set-ups: each is kept."""
    view, joints = View(camera), dict(skeleton)
    outline = outline_of(view, joints, height_m, build)
    return outline, _joints(view, joints, width, height), crop_of(outline, width, height)


def under_figures(staging: Staging, thing: Furniture) -> float:
    """How far away furniture is drawn, so that whoever sits or lies on it is drawn after it; else 0."""
    return max(
        (
            f.depth_m + 0.05
            for f in (*staging.figures, *staging.extras)
            if f.support == thing.kind and flat_distance(f.place, thing.place) < 1.0
        ),
        default=0.0,
    )


def staged_figures(
    actors: Sequence[Actor], view: View, width: int, height: int, gazes: dict[str, Vec3 | None],
    holds: dict[str, tuple[str, ...]],
) -> tuple[Figure, ...]:  # fmt: skip
    """The figures of a frame, far to near."""
    seen = [
        (_measured(view.camera, tuple(a.skeleton.items()), a.look.height_m, a.look.build, width, height), a)
        for a in actors
    ]
    seen.sort(key=lambda pair: (-pair[0][0].depth, pair[1].asset))
    outlines = [outline for (outline, _, _), _ in seen]
    figures = []
    for index, ((outline, joints, crop), actor) in enumerate(seen):
        box = outline.box or Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)
        share = visible_share(outline, outlines[index + 1 :], width, height)
        figures.append(
            Figure(
                asset=actor.asset,
                variant=actor.listed.variant,
                expression=actor.listed.expression or ("sleeping" if actor.posture == "sleep" else None),
                pose=actor.pose,
                posture=actor.posture,
                build=actor.look.build,
                support=actor.support,
                support_m=actor.support_m,
                place=actor.place,
                facing_deg=actor.facing,
                height_m=actor.look.height_m,
                skeleton=actor.skeleton,
                joints=joints,
                box=box,
                crop=crop,
                visible=share,
                depth_m=round(outline.depth, 3),
                look_at="camera" if actor.glance == "camera" else actor.target,
                gaze=actor.gaze_at or gazes.get(actor.asset),
                speaking=actor.speaking,
                holds=holds.get(actor.asset, ()),
                appearance=actor.look.appearance,
            )
        )
    return tuple(figures)
