"""Vectors in metres and their projection: the one place where a world point becomes a screen point."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from storyboard_cli.plan.staging.model import Camera, Vec3

NEAR_M = 0.08
"""Nothing nearer to the eye than this is drawn; what crosses this plane is cut at it."""

ScreenPoint = tuple[float, float, float]
"""x and y in pixels, and the depth in metres along the optical axis."""

Axes = tuple[Vec3, Vec3, Vec3]
"""Right, up and forward of a body or a thing, each of length one."""


def world(x: float, y: float, z: float) -> Vec3:
    """A world point as the recipe keeps it: three decimals, and no negative zero."""
    return (round(x, 3) + 0.0, round(y, 3) + 0.0, round(z, 3) + 0.0)


def sub(a: Vec3, b: Vec3) -> Vec3:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vec3, b: Vec3) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def add(a: Vec3, b: Vec3) -> Vec3:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def times(a: Vec3, k: float) -> Vec3:
    """`k` times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def cross(a: Vec3, b: Vec3) -> Vec3:
    """The outer product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a: Vec3, otherwise: Vec3 = (0.0, 1.0, 0.0)) -> Vec3:
    """The vector with length one; `otherwise` where it has no direction."""
    size = sqrt(dot(a, a))
    return (a[0] / size, a[1] / size, a[2] / size) if size > 1e-9 else otherwise


def lerp(a: Vec3, b: Vec3, share: float) -> Vec3:
    """The point that lies `share` of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def local(origin: Vec3, axes: Axes, right: float, up: float, forward: float) -> Vec3:
    """A point given in a body's own right, up and forward."""
    r, u, f = axes
    return (
        origin[0] + r[0] * right + u[0] * up + f[0] * forward,
        origin[1] + r[1] * right + u[1] * up + f[1] * forward,
        origin[2] + r[2] * right + u[2] * up + f[2] * forward,
    )


def distance(a: Vec3, b: Vec3) -> float:
    """Metres between two points."""
    return hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def heading(dx: float, dz: float) -> float:
    """The facing angle that looks along (dx, dz): 0 looks to −z, 90 to +x."""
    return degrees(atan2(dx, -dz))


def toward(angle_deg: float) -> tuple[float, float]:
    """(dx, dz) of a facing angle."""
    turn = radians(angle_deg)
    return sin(turn), -cos(turn)


def turn_between(a_deg: float, b_deg: float) -> float:
    """The shortest turn from angle a to angle b, within −180 … 180."""
    return (b_deg - a_deg + 180.0) % 360.0 - 180.0


def clamp(value: float, low: float, high: float) -> float:
    """`value`, held within low … high."""
    return low if value < low else high if value > high else value


class View:
    """A camera ready to project many points."""

    __slots__ = ("camera", "cx", "cy", "ex", "ey", "ez", "focal", "forward", "right", "roll", "up")

    def __init__(self, camera: Camera) -> None:
        yaw, pitch, roll = radians(camera.yaw_deg), radians(camera.pitch_deg), radians(camera.roll_deg)
        self.camera = camera
        self.ex, self.ey, self.ez = camera.eye
        self.right = (cos(yaw), 0.0, -sin(yaw))
        self.up = (-sin(yaw) * sin(pitch), cos(pitch), -cos(yaw) * sin(pitch))
        self.forward = (sin(yaw) * cos(pitch), sin(pitch), cos(yaw) * cos(pitch))
        self.roll = (cos(roll), sin(roll))
        self.focal, self.cx, self.cy = camera.focal_px, camera.center_x, camera.center_y

    def to_eye(self, point: Vec3) -> Vec3:
        """A world point in the camera's own right, up and forward."""
        x, y, z = point[0] - self.ex, point[1] - self.ey, point[2] - self.ez
        r, u, f = self.right, self.up, self.forward
        return (
            x * r[0] + z * r[2],
            x * u[0] + y * u[1] + z * u[2],
            x * f[0] + y * f[1] + z * f[2],
        )

    def to_screen(self, eye_point: Vec3) -> ScreenPoint:
        """A point in camera coordinates on screen; its depth must be positive."""
        depth = eye_point[2]
        u = self.focal * eye_point[0] / depth
        v = -self.focal * eye_point[1] / depth
        c, s = self.roll
        return (self.cx + u * c + v * s, self.cy - u * s + v * c, depth)

    def project(self, point: Vec3) -> ScreenPoint | None:
        """A world point on screen, or None where it lies behind the near plane."""
        seen = self.to_eye(point)
        return self.to_screen(seen) if seen[2] >= NEAR_M else None

    def segment(
        self, a: Vec3, ra: float, b: Vec3, rb: float
    ) -> tuple[ScreenPoint, float, ScreenPoint, float] | None:
        """A tapered capsule as two screen circles (point, radius in pixels), cut at the near plane."""
        p, q = self.to_eye(a), self.to_eye(b)
        if p[2] < NEAR_M and q[2] < NEAR_M:
            return None
        if p[2] < NEAR_M:
            share = (NEAR_M - p[2]) / (q[2] - p[2])
            p, ra = lerp(p, q, share), ra + (rb - ra) * share
        elif q[2] < NEAR_M:
            share = (NEAR_M - q[2]) / (p[2] - q[2])
            q, rb = lerp(q, p, share), rb + (ra - rb) * share
        return (
            self.to_screen(p), self.focal * ra / max(p[2], NEAR_M),
            self.to_screen(q), self.focal * rb / max(q[2], NEAR_M),
        )  # fmt: skip


def flat_distance(a: Vec3, b: Vec3) -> float:
    """Metres between two points on the floor plan."""
    return hypot(a[0] - b[0], a[2] - b[2])
