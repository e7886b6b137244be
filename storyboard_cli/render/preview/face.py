"""The face: eyes, brows, mouth, and what an expression does to them, on the surface of the head."""

from __future__ import annotations

from storyboard_cli.render.preview.anatomy import Body
from storyboard_cli.render.preview.display import Point
from storyboard_cli.render.preview.expressions import Expression, expression_of
from storyboard_cli.render.preview.geometry import curve, disc, dot, sub, tapered, turned, unit
from storyboard_cli.render.preview.head import Skull
from storyboard_cli.render.preview.palette import Rgb, alpha, mix

_EYE_UP, _EYE_OUT = -0.015, 0.152  # where an eye's middle is
_MOUTH_UP = -0.295


class Face:
    """One face being drawn."""

    def __init__(self, body: Body, skull: Skull) -> None:
        self.body, self.skull = body, skull
        self.expression: Expression = expression_of(body.figure.expression, body.figure.speaking)
        look = body.look
        self.soft = look.feminine or look.young
        number = look.shape
        self.eye_half = (
            (0.082 if self.soft else 0.072) * (0.96 + 0.02 * (number % 5)) * (1.12 if look.young else 1)
        )
        self.eye_tall = (
            (0.056 if self.soft else 0.043) * (0.92 + 0.03 * (number // 5 % 5)) * (1.15 if look.young else 1)
        )
        self.tilt = (0.012 if self.soft else 0.004) + 0.003 * (number // 25 % 5)
        self.ink: Rgb = (
            mix(body.ink, body.look.hair_color, 0.15)
            if self.body.board.tone.style.name != "blueprint"
            else body.ink
        )
        self.gaze = self._gaze()

    def _gaze(self) -> tuple[float, float]:
        """Where the pupils sit in the eyes, −1 … 1 to the figure's right and up."""
        target = self.body.figure.gaze
        if target is None:
            return (0.0, 0.0)
        right, up, ahead = self.body.head
        towards = unit(sub(target, self.body.joints["head"]))
        out = max(0.25, dot(towards, ahead))
        across, rise = dot(towards, right) / out, dot(towards, up) / out
        return (max(-1.0, min(1.0, across * 1.6)), max(-1.0, min(1.0, rise * 1.6)))

    def points(self, run: list[tuple[float, float]], lift: float = 0.0) -> list[Point]:
        return [self.skull.on_screen(x, y, lift) for x, y in run]

    def visible(self, side: int) -> bool:
        return self.skull.face_seen(side * 0.2, _EYE_UP, 0.03)


def draw_face(body: Body, skull: Skull) -> None:
    """Draw what can be seen of the face at its size."""
    if skull.front < -0.25 or skull.pixels < 9:
        return
    face = Face(body, skull)
    if skull.pixels < 26:
        _tiny(face)
        return
    with body.board.picture.clip(skull.silhouette()):
        for side in (1, -1):
            if face.visible(side):
                _eye(face, side)
    for side in (1, -1):
        if skull.face_seen(side * 0.17, 0.07, 0.02):
            _brow(face, side)
    _nose_lines(face)
    if skull.face_seen(0.0, _MOUTH_UP, -0.05):
        _mouth(face)
    _extras(face)


def _tiny(face: Face) -> None:
    """A face a few pixels tall: two dark marks and a hint of a mouth."""
    picture, ink = face.body.board.picture, alpha(face.ink, 0.85)
    size = face.skull.pixels
    for side in (1, -1):
        if face.skull.face_seen(side * 0.14, _EYE_UP, 0.1):
            x, y = face.skull.on_screen(side * 0.14, _EYE_UP)
            picture.fill([disc(x, y, max(0.7, size * 0.045), max(0.6, size * 0.04), 8)], ink)
    if size > 16 and face.skull.face_seen(0, _MOUTH_UP, 0.15):
        run = face.points([(-0.08, _MOUTH_UP), (0.08, _MOUTH_UP)])
        picture.stroke([run], max(0.7, size * 0.03), alpha(face.ink, 0.6))


def _lids(face: Face, side: int) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Upper and lower lid from the inner to the outer corner."""
    e, half, tall = face.expression, face.eye_half, face.eye_tall
    upper_rise = tall * min(1.4, e.lids) * (0.95 if e.lids > 0.2 else 0.15)
    lower_drop = tall * (0.72 - 0.75 * e.squint) * (1.0 if e.lids > 0.2 else 0.5)
    if e.lids <= 0.2 and e.squint > 0.4:  # eyes shut by laughter or pain are bows
        upper_rise, lower_drop = tall * 0.55, -tall * 0.3
    upper, lower = [], []
    for i in range(9):
        t = -1 + i / 4
        x = side * (_EYE_OUT + half * t)
        bow = 1 - abs(t) ** 2.3
        corner = face.tilt * t
        lean = -e.brow_in * 0.45 * (1 - (t + 1) / 2) if e.brow_in < 0 else 0.0
        upper.append((x, _EYE_UP + corner + upper_rise * bow - lean * bow))
        lower.append((x, _EYE_UP + corner - lower_drop * (1 - abs(t) ** 2.0)))
    return upper, lower


def _eye(face: Face, side: int) -> None:
    body, picture = face.body, face.body.board.picture
    e = face.expression
    upper, lower = _lids(face, side)
    top, bottom = curve(face.points(upper), 3), curve(face.points(lower), 3)
    size = face.skull.pixels
    weight = max(1.0, size * 0.022) * (1.15 if face.soft else 1.0)
    if e.lids > 0.2:
        opening = turned(top + bottom[::-1])
        white = (246, 243, 236) if body.board.tone.style.name != "blueprint" else (230, 240, 255)
        picture.fill([opening], alpha(mix(body.colour(white), body.shade(body.look.skin), 0.12), 1))
        if size > 46:
            with picture.clip([opening]):
                _iris(face, side)
                shade = top + [(x, y + size * 0.014) for x, y in reversed(top)]
                picture.fill([turned(shade)], alpha(face.ink, 0.35))
        else:
            with picture.clip([opening]):
                gx, gy = face.gaze
                x, y = face.skull.on_screen(side * _EYE_OUT + gx * 0.035, _EYE_UP + gy * 0.02 + 0.005)
                picture.fill([disc(x, y, size * 0.036, size * 0.044, 10)], alpha(face.ink, 1))
    lash = tapered(top, weight * 1.7, 0.5, 0.55)
    picture.fill([lash], alpha(face.ink, 1))
    if size > 60:
        if e.lids > 0.2:
            picture.fill([tapered(bottom[4:], weight * 0.6, 0.1, 0.5)], alpha(face.ink, 0.65))
        crease = face.points([(x, y + 0.024) for x, y in upper[1:8]])
        picture.fill([tapered(curve(crease, 2), weight * 0.55)], alpha(face.ink, 0.5))
        if face.soft:
            outer = top[-1]
            before = top[-4]
            dx, dy = outer[0] - before[0], outer[1] - before[1]
            tip = (outer[0] + dx * 0.5, outer[1] + dy * 0.3 - size * 0.014)
            picture.fill([tapered([before, outer, tip], weight * 1.5, 0.6, 0.05)], alpha(face.ink, 1))
    if e.bags and size > 46:
        bag = face.points([(x, y - 0.03) for x, y in lower[1:8]])
        picture.fill([tapered(curve(bag, 2), weight * 0.6)], alpha(face.ink, 0.45))


def _iris(face: Face, side: int) -> None:
    body, picture, size = face.body, face.body.board.picture, face.skull.pixels
    gx, gy = face.gaze
    x, y = face.skull.on_screen(
        side * _EYE_OUT + gx * face.eye_half * 0.42, _EYE_UP + 0.006 + gy * face.eye_tall * 0.5
    )
    radius = size * (0.048 if face.soft else 0.041) * (1.08 if body.look.young else 1.0)
    squash = max(0.45, abs(face.skull.front) ** 0.5)
    tint = _EYE_TINTS[body.look.shape // 125 % len(_EYE_TINTS)]
    picture.fill(
        [disc(x, y, radius * squash, radius * 1.08)], alpha(mix(face.ink, body.colour(tint), 0.15), 1)
    )
    picture.fill(
        [disc(x, y + radius * 0.12, radius * squash * 0.84, radius * 0.9)], alpha(body.colour(tint), 1)
    )
    pupil = radius * 0.52 * face.expression.pupil
    picture.fill(
        [disc(x, y, pupil * squash, pupil * 1.1)],
        alpha(
            mix(face.ink, (8, 8, 12), 0.5) if body.board.tone.style.name != "blueprint" else (10, 30, 66), 1
        ),
    )
    spark = radius * 0.26
    lx, _ = body.board.towards_light
    picture.fill([disc(x + lx * radius * 0.4, y - radius * 0.42, spark, spark, 10)], (255, 255, 255, 0.95))


_EYE_TINTS: tuple[Rgb, ...] = ((92, 60, 38), (70, 46, 32), (78, 92, 66), (74, 98, 124), (112, 78, 44))


def _brow(face: Face, side: int) -> None:
    e, size = face.expression, face.skull.pixels
    lift = 0.115 if face.soft else 0.098
    if face.body.look.age == "elder":
        lift -= 0.008
    run = [
        (side * 0.062, _EYE_UP + lift + e.brow_in - 0.012),
        (side * 0.13, _EYE_UP + lift + 0.014 + e.brow_in * 0.55 + e.brow_out * 0.45),
        (side * 0.2, _EYE_UP + lift + 0.012 + e.brow_out),
        (side * 0.252, _EYE_UP + lift - 0.016 + e.brow_out * 0.9),
    ]
    width = size * (0.024 if face.soft else 0.036)
    tint = mix(face.ink, face.body.colour(face.body.look.hair_color), 0.45)
    line = tapered(curve(face.points(run, 0.006), 4), max(1.1, width), 0.75, 0.12)
    face.body.board.picture.fill([line], alpha(tint, 1))
    if e.frown and size > 50:
        knit = face.points([(side * 0.03, _EYE_UP + 0.075), (side * 0.022, _EYE_UP + 0.03)])
        face.body.board.picture.fill([tapered(curve(knit, 3), max(0.9, size * 0.012))], alpha(face.ink, 0.75))


def _nose_lines(face: Face) -> None:
    body, size, skull = face.body, face.skull.pixels, face.skull
    if skull.front < -0.1:
        return
    width = max(0.9, size * 0.015)
    point = body.board.lens.point
    turned_away = 1 if skull.side < 0 else -1  # the side of the nose that lies in profile
    tip = point(body.head_point(0, -0.145, 0.45))
    picture = body.board.picture
    if skull.draws_nose_at(tip[0]):
        if size > 46:
            run = ((0.4, -0.137), (0.374, -0.165), (0.396, -0.187))
            wing = [point(body.head_point(-turned_away * 0.045, up, ahead)) for ahead, up in run]
            picture.fill([tapered(curve(wing, 3), width * 0.9)], alpha(face.ink, 0.75))
    elif abs(skull.side) > 0.22 and size > 34:
        bridge = skull.on_screen(turned_away * 0.012, 0.0, 0.012)
        edge = point(body.head_point(turned_away * 0.012, -0.12, 0.445))
        under = point(body.head_point(0, -0.19, 0.40))
        picture.fill(
            [tapered(curve([bridge, edge, tip, under], 4), width * 1.1, 0.15, 0.4)], alpha(face.ink, 0.85)
        )
    elif size > 30:
        shadow = face.points([(-0.045, -0.178), (-0.012, -0.192), (0.015, -0.192), (0.047, -0.178)], 0.03)
        picture.fill([tapered(curve(shadow, 3), width)], alpha(face.ink, 0.75))
        if size > 70:
            side = -1 if body.board.towards_light[0] * _right_sign(skull) > 0 else 1
            flank = face.points([(side * 0.035, -0.02), (side * 0.03, -0.1), (side * 0.052, -0.15)], 0.02)
            picture.fill([tapered(curve(flank, 3), width * 0.7)], alpha(face.ink, 0.3))


def _right_sign(skull: Skull) -> float:
    """+1 where the figure's right lies on the screen's right."""
    a, b = skull.on_screen(-0.1, 0), skull.on_screen(0.1, 0)
    return 1.0 if b[0] > a[0] else -1.0


def _mouth(face: Face) -> None:
    body, picture, e, size = face.body, face.body.board.picture, face.expression, face.skull.pixels
    half = 0.105 * e.width * (0.94 if face.soft else 1.04)
    corner = 0.036 * e.corner
    gape = 0.085 * e.open
    width = max(1.0, size * 0.019)
    upper, lower = [], []
    for i in range(9):
        t = -1 + i / 4
        x = half * t * (1 - 0.3 * e.round)
        bow = 1 - abs(t) ** (2.0 + e.round)
        up = _MOUTH_UP + corner * abs(t) ** 1.6 - corner * 0.35
        upper.append((x, up + gape * (0.22 + 0.25 * e.round) * bow))
        lower.append((x, up - gape * (0.85 + 0.1 * e.round) * bow - (0.006 * bow if e.open else 0)))
    top = curve(face.points(upper, 0.01), 3)
    if "beard" in body.look.accessories:
        x, y = face.skull.on_screen(0, _MOUTH_UP - 0.004 - gape * 0.3)
        lips = body.shade(mix(body.look.skin, (176, 90, 80), 0.25))
        picture.fill([disc(x, y, size * half * 0.95, size * (0.03 + gape * 0.75))], alpha(lips, 1))
    if e.open > 0.08:
        bottom = curve(face.points(lower, 0.004), 3)
        opening = turned(top + bottom[::-1])
        inside: Rgb = (94, 34, 36) if body.board.tone.style.name != "blueprint" else (16, 44, 88)
        picture.fill([opening], alpha(body.colour(inside), 1), grow=0.3)
        with picture.clip([opening]):
            if e.teeth and size > 36:
                teeth = top + [(x, y + size * 0.026) for x, y in reversed(top)]
                picture.fill([turned(teeth)], alpha(body.colour((244, 240, 230)), 1))
            if e.open > 0.4 and size > 60:
                x, y = face.skull.on_screen(0, _MOUTH_UP - gape * 0.95)
                picture.fill([disc(x, y, size * 0.06, size * 0.03)], alpha(body.colour((196, 96, 92)), 1))
        picture.fill([tapered(top, width, 0.6, 0.6)], alpha(face.ink, 1))
        picture.fill([tapered(bottom, width * 0.9, 0.5, 0.5)], alpha(face.ink, 0.9))
    else:
        picture.fill([tapered(top, width * 1.15, 0.35, 0.35)], alpha(face.ink, 0.95))
    if size > 56:
        under = _MOUTH_UP - 0.05 - gape * 0.85
        lip = face.points([(-0.04, under), (0.0, under - 0.008), (0.04, under)], 0.004)
        picture.fill([tapered(curve(lip, 3), width * 0.7)], alpha(face.ink, 0.4))
        if body.look.feminine and e.open <= 0.08:
            rose = mix(body.look.skin, (176, 60, 66), 0.42)
            full = top + curve(
                face.points(
                    [(half * 0.7, _MOUTH_UP - 0.02), (0, _MOUTH_UP - 0.036), (-half * 0.7, _MOUTH_UP - 0.02)],
                    0.004,
                ),
                3,
            )
            picture.fill([turned(full)], alpha(body.colour(rose), 0.55))


def _extras(face: Face) -> None:
    """Tears, blush, sweat and the lines of age."""
    body, picture, e, size = face.body, face.body.board.picture, face.expression, face.skull.pixels
    if size < 36:
        return
    if e.blush:
        for side in (1, -1):
            if face.skull.face_seen(side * 0.2, -0.13, 0.1):
                run = []
                for k in range(4):
                    a = face.skull.on_screen(side * (0.14 + 0.035 * k), -0.15)
                    b = face.skull.on_screen(side * (0.125 + 0.035 * k), -0.185)
                    run.append([a, b])
                picture.stroke(run, max(0.9, size * 0.011), alpha(body.colour((196, 74, 66)), 0.6 * e.blush))
    if e.tears:
        for side in (1, -1):
            if face.visible(side):
                stream = face.points(
                    [(side * 0.17, -0.06), (side * 0.185, -0.16), (side * 0.17, -0.28)], 0.01
                )
                picture.fill(
                    [tapered(curve(stream, 4), size * 0.034, 0.4, 0.9)],
                    alpha(body.colour((206, 228, 244)), 0.85),
                )
                picture.stroke(
                    [curve(stream, 4)], max(0.8, size * 0.007), alpha(body.colour((110, 150, 190)), 0.7)
                )
    if e.sweat and size > 46:
        side = 1 if face.skull.side <= 0 else -1
        x, y = face.skull.on_screen(side * 0.27, 0.16)
        drop = [(x, y - size * 0.05), (x + size * 0.02, y), (x, y + size * 0.018), (x - size * 0.02, y)]
        picture.fill([curve(drop, 4, closed=True)], alpha(body.colour((200, 226, 246)), 0.9), grow=0.4)
        picture.stroke(
            [[*curve(drop, 4, closed=True), drop[0]]], max(0.8, size * 0.008), alpha(face.ink, 0.6)
        )
    if body.look.age == "elder" and size > 46:
        _age_lines(face)


def _age_lines(face: Face) -> None:
    """The folds beside the mouth and the eyes, under the eyes and on the forehead."""
    picture, size = face.body.board.picture, face.skull.pixels
    ink = alpha(face.ink, 0.55)
    for side in (1, -1):
        if face.skull.face_seen(side * 0.16, -0.25, 0.05):
            fold = face.points([(side * 0.075, -0.19), (side * 0.13, -0.25), (side * 0.142, -0.31)], 0.004)
            picture.fill([tapered(curve(fold, 3), max(0.9, size * 0.014))], ink)
            for rise in (0.0, 0.035):
                crow = face.points(
                    [(side * 0.25, _EYE_UP + 0.01 - rise), (side * 0.29, _EYE_UP + 0.03 - rise * 1.7)]
                )
                picture.fill([tapered(crow, max(0.8, size * 0.011))], ink)
            bag = face.points([(side * 0.09, -0.085), (side * 0.15, -0.105), (side * 0.21, -0.085)], 0.004)
            picture.fill([tapered(curve(bag, 3), max(0.8, size * 0.011))], ink)
    if size > 60 and face.skull.face_seen(0.0, 0.2, 0.1):
        for up in (0.165, 0.21):
            line = face.points([(-0.13, up), (-0.05, up + 0.008), (0.05, up + 0.008), (0.13, up)], 0.004)
            picture.fill([tapered(curve(line, 3), max(0.8, size * 0.009))], alpha(face.ink, 0.4))
