"""The trunk of a drawn figure as rings from the hips to the neck, and points on its surface."""

from __future__ import annotations

import math
from collections.abc import Sequence

from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.render.preview.anatomy import Axes, Body, Ring
from storyboard_cli.render.preview.cuts import cut_of
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.geometry import Ball, add, along, cross, times, turned, unit
from storyboard_cli.render.preview.palette import Rgb, alpha


class Trunk:
    """The rings of a body from the hips to the neck, and points on its surface."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.rings = rings_of(body)

    def at(self, height: float, angle: float) -> Vec3:
        """A point on the surface: height 0 at the hem, 1 at the neck; angle 0 in front, positive to the
        right."""
        place = max(0.0, min(1.0, height)) * (len(self.rings) - 1)
        index = min(int(place), len(self.rings) - 2)
        return along(self.rings[index].at(angle), self.rings[index + 1].at(angle), place - index)

    def seen(self, height: float, angle: float, margin: float = 0.06) -> bool:
        place = max(0.0, min(1.0, height)) * (len(self.rings) - 1)
        ring = self.rings[min(int(place + 0.5), len(self.rings) - 1)]
        right, _, ahead = ring.axes
        normal = add(
            times(right, math.sin(angle) / max(ring.half_width, 1e-3)),
            times(ahead, math.cos(angle) / max(ring.half_depth, 1e-3)),
        )
        return self.body.faces_camera(normal, self.at(height, angle), margin)

    def line(
        self, points: Sequence[tuple[float, float]], weight: float = 0.7, *, colour: Rgb | None = None
    ) -> None:
        """A seam over the surface, drawn where it faces the camera; in ink not on small people."""
        if not (self.body.fine or colour is not None):
            return
        run: list[Vec3] = []
        for height, angle in points:
            if self.seen(height, angle):
                run.append(self.at(height, angle))
            else:
                self.body.crease(run, weight, colour=colour)
                run = []
        self.body.crease(run, weight, colour=colour)

    def patch(self, points: Sequence[tuple[float, float]], colour: Rgb, weight: float = 0.5) -> None:
        """A piece of cloth on the surface; drawn only where most of it faces the camera."""
        if sum(self.seen(h, a, 0.0) for h, a in points) < len(points) * 0.6:
            return
        shape: list[Point] = [self.body.board.lens.point(self.at(h, a)) for h, a in points]
        if weight > 0:
            self.body.stroke([*shape, shape[0]], weight)
        self.body.board.picture.fill([turned(shape)], alpha(self.body.colour(colour), 1))
        if weight > 0:
            self.body.board.picture.stroke(
                [[*shape, shape[0]]], self.body.weight * weight, alpha(self.body.ink, 0.85)
            )


def rings_of(body: Body) -> list[Ring]:
    """Cross-sections from the hem of the garment to the neck; a body has them made once."""
    if not body.trunk:
        body.trunk.extend(_rings_of(body))
    return body.trunk


def _rings_of(body: Body) -> list[Ring]:
    look, unit_m, wide = body.look, body.scale, body.size.width
    joints = body.joints
    pelvis, chest, neck = joints["pelvis"], joints["chest"], joints["neck"]
    lady = look.feminine and not look.young
    cut = cut_of(look.top, loose=look.loose)
    loose = cut.trunk
    fat = look.frame == "heavy"
    heavy, belly, round_, deep_chest = (1.7, 1.34, 1.09, 1.25) if fat else (1.0, 1.0, 1.0, 1.0)
    waist = ((0.070 if lady else 0.083) if cut.waist and not look.young else 0.094) * belly
    out = times(body.chest[2], 0.020 * unit_m if fat else 0.0)
    strong = 1.08 if look.frame == "muscular" else 1.0
    down = times(body.hips[1], -0.052 * unit_m)
    table: list[tuple[Vec3, float, float, float]] = [
        (add(pelvis, down), 0.108 if lady else 0.106, 0.072, 0.0),
        (add(pelvis, times(out, 0.6)), (0.103 if lady else 0.099) * round_, 0.068 * round_ * deep_chest, 0.1),
        (add(along(pelvis, chest, 0.55), out), waist * loose, 0.056 * heavy, 0.45),
        (
            add(chest, times(out, 0.5)),
            (0.090 if lady else 0.101) * loose * round_,
            (0.068 if lady else 0.066) * deep_chest,
            0.8,
        ),
        (along(chest, neck, 0.55), (0.100 if lady else 0.112) * loose * strong, 0.062, 1.0),
        (along(chest, neck, 0.80), (0.100 if lady else 0.115) * strong, 0.050, 1.0),
        (along(chest, neck, 1.02), 0.092 if lady else 0.106, 0.040, 1.0),
        (add(neck, times(body.chest[1], 0.020 * unit_m)), 0.056 if lady else 0.068, 0.036, 1.0),
        (add(neck, times(body.chest[1], 0.042 * unit_m)), 0.028 if lady else 0.036, 0.032, 1.0),
    ]
    return [
        Ring(centre, blend(body.hips, body.chest, part), half * wide * unit_m, deep * wide * unit_m)
        for centre, half, deep, part in table
    ]


def neck_balls(body: Body) -> list[Ball]:
    """The neck on screen, from its root up into the head."""
    unit_m, girth = body.scale, body.girth
    thin = 0.80 if body.look.feminine or body.look.young else 1.0
    root, top = (
        add(body.joints["neck"], times(body.chest[1], -0.012 * unit_m)),
        body.head_point(0, -0.2, -0.08),
    )
    places = ((root, 0.037), (along(root, top, 0.5), 0.029), (top, 0.029))
    return [body.ball(place, girth * thick * unit_m * thin) for place, thick in places]


def blend(a: Axes, b: Axes, part: float) -> Axes:
    right = unit(along(a[0], b[0], part), b[0])
    up = unit(along(a[1], b[1], part), b[1])
    ahead = unit(cross(right, up), b[2])
    return right, up, ahead
