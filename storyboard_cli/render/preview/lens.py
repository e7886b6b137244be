"""From the set to the screen: the staging's camera as fast projection, with clipping before the picture
plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.space import View
from storyboard_cli.render.preview.display import Point

NEAR = 0.12  # metres; sets and figures are cut here, a little before staging's own near plane
Eyed = Vec3  # right, up, forward of the camera, metres


class Lens:
    """A camera that projects points, lines and polygons of the set."""

    def __init__(self, camera: Camera, width: int, height: int) -> None:
        self.view = View(camera)
        self.eye = camera.eye
        self.focal = camera.focal_px
        self.width, self.height = width, height
        self.forward: Vec3 = self.view.forward
        self.right: Vec3 = self.view.right
        self.up: Vec3 = self.view.up
        self.eyed = self.view.to_eye
        self.point, self.oval = _projections(self.view)
        margin = 2 * max(width, height)
        self._guard = (-margin, -margin, width + margin, height + margin)

    def flat(self, eyed: Vec3) -> Point:
        """The screen point of a point that lies before the camera."""
        return self.view.to_screen(eyed)[:2]

    def depth(self, point: Vec3) -> float:
        """Distance along the optical axis, metres."""
        return self.eyed(point)[2]

    def scale_at(self, point: Vec3) -> float:
        """Pixels per metre at that point."""
        return self.focal / max(self.depth(point), NEAR)

    def polygon(self, points: Sequence[Vec3]) -> list[Point]:
        """The visible part of a flat polygon on screen; empty where all of it lies behind the camera."""
        eyed = [self.eyed(p) for p in points]
        if any(p[2] < NEAR for p in eyed):
            eyed = _clip_near(eyed)
        screen = [self.flat(p) for p in eyed]
        return self._guarded(screen)

    def line(self, points: Sequence[Vec3]) -> list[list[Point]]:
        """A polyline on screen, in as many pieces as lie before the camera."""
        pieces: list[list[Point]] = [[]]
        before: Eyed | None = None
        for point in points:
            eyed = self.eyed(point)
            if before is not None and (before[2] < NEAR) != (eyed[2] < NEAR):
                pieces[-1].append(self.flat(_at_near(before, eyed)))
                if eyed[2] < NEAR:
                    pieces.append([])
            if eyed[2] >= NEAR:
                pieces[-1].append(self.flat(eyed))
            before = eyed
        return [p for p in pieces if len(p) > 1]

    def faces(self, normal: Vec3, point: Vec3) -> bool:
        """Whether a surface with that normal, at that point, shows its front to the camera."""
        return (
            normal[0] * (self.eye[0] - point[0])
            + normal[1] * (self.eye[1] - point[1])
            + normal[2] * (self.eye[2] - point[2])
        ) > 0

    def _guarded(self, points: list[Point]) -> list[Point]:
        """Cut off what lies far outside the picture: back ends lose precision there."""
        left, top, right, bottom = self._guard
        if all(left < x < right and top < y < bottom for x, y in points):
            return points
        for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
            points = _clip_axis(points, axis, limit, sign)
        return points


def _projections(view: View) -> tuple[Callable[[Vec3], Point], Callable[..., list[Point]]]:
    """`point` and `oval` of a lens, as closures: a frame asks for tens of thousands of points."""
    ex, ey, ez = view.camera.eye
    (rx, _, rz), (ux, uy, uz), (fx, fy, fz) = view.right, view.up, view.forward
    focal, (c, s), cx, cy = view.focal, view.roll, view.cx, view.cy

    def point(place: Vec3) -> Point:
        """The screen point; points behind the camera are drawn to the near plane."""
        x, y, z = place
        x -= ex
        y -= ey
        z -= ez
        depth = x * fx + y * fy + z * fz
        k = focal / (depth if depth > NEAR else NEAR)
        u, v = (x * rx + z * rz) * k, -(x * ux + y * uy + z * uz) * k
        return (cx + u * c + v * s, cy - u * s + v * c)

    def oval(
        centre: Vec3, across: Vec3, ahead: Vec3, behind: Vec3, circle: Sequence[tuple[float, float]]
    ) -> list[Point]:
        """Screen points of an oval in space: `across` × sine, and `ahead` × cosine in its front half,
        `behind` × cosine in its back half, from its centre; `circle` has (sine, cosine) pairs.

        The axes are turned into the camera's once, so that a point costs a third of `point`'s time.
        """
        (ax, ay, az), (bx, by, bz), (dx, dy, dz) = across, ahead, behind
        x, y, z = centre
        x -= ex
        y -= ey
        z -= ez
        mr, mu, mf = x * rx + z * rz, x * ux + y * uy + z * uz, x * fx + y * fy + z * fz
        ar, au, af = ax * rx + az * rz, ax * ux + ay * uy + az * uz, ax * fx + ay * fy + az * fz
        br, bu, bf = bx * rx + bz * rz, bx * ux + by * uy + bz * uz, bx * fx + by * fy + bz * fz
        dr, du, df = dx * rx + dz * rz, dx * ux + dy * uy + dz * uz, dx * fx + dy * fy + dz * fz
        found = []
        for sine, cosine in circle:
            if cosine >= 0:
                depth = mf + af * sine + bf * cosine
                k = focal / (depth if depth > NEAR else NEAR)
                u, v = (mr + ar * sine + br * cosine) * k, -(mu + au * sine + bu * cosine) * k
            else:
                depth = mf + af * sine + df * cosine
                k = focal / (depth if depth > NEAR else NEAR)
                u, v = (mr + ar * sine + dr * cosine) * k, -(mu + au * sine + du * cosine) * k
            found.append((cx + u * c + v * s, cy - u * s + v * c))
        return found

    return point, oval


def _at_near(a: Eyed, b: Eyed) -> Eyed:
    part = (NEAR - a[2]) / (b[2] - a[2])
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, NEAR)


def _clip_near(points: list[Eyed]) -> list[Eyed]:
    kept: list[Eyed] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        if (before[2] < NEAR) != (point[2] < NEAR):
            kept.append(_at_near(before, point))
        if point[2] >= NEAR:
            kept.append(point)
    return kept


def _clip_axis(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for index, point in enumerate(points):
        before = points[index - 1]
        inside, was_inside = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was_inside:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append(
                (before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part)
            )
        if inside:
            kept.append(point)
    return kept
