"""Sky, clouds, sun, moon and stars; ground outdoors."""

from __future__ import annotations

import math

from storyboard_cli.render.preview.display import Linear, Radial
from storyboard_cli.render.preview.geometry import disc, turned
from storyboard_cli.render.preview.palette import Rgb, alpha, luma, mix
from storyboard_cli.render.preview.sets.scenery import Scenery

_SKIES: dict[str, tuple[Rgb, Rgb]] = {
    "dawn": ((150, 164, 196), (244, 206, 178)), "morning": ((166, 194, 218), (240, 232, 214)),
    "day": ((150, 186, 220), (226, 234, 236)), "noon": ((138, 182, 222), (222, 234, 240)),
    "afternoon": ((158, 186, 212), (238, 228, 206)), "golden": ((196, 176, 158), (250, 212, 150)),
    "dusk": ((112, 104, 146), (236, 158, 116)), "night": ((34, 44, 78), (74, 88, 126)),
}  # fmt: skip
_GREYED = {
    "rain": ((120, 130, 142), (176, 182, 186)),
    "snow": ((182, 190, 200), (222, 226, 230)),
    "fog": ((196, 200, 202), (216, 218, 216)),
}


def sky_colours(scene: Scenery) -> tuple[Rgb, Rgb]:
    """The sky at the top and at the horizon, already in the drawing style."""
    staging = scene.staging
    high, low = _SKIES.get(staging.time_of_day or "day", _SKIES["day"])
    if staging.weather in _GREYED:
        grey = _GREYED[staging.weather]
        part = 0.45 if staging.time_of_day in ("night", "dusk") else 0.85
        dim = 0.62 if staging.time_of_day == "night" else 1.0
        high, low = (
            mix(a, (b[0] * dim, b[1] * dim, b[2] * dim), part) for a, b in zip((high, low), grey, strict=True)
        )
    style = scene.board.tone.style
    if style.name == "blueprint":
        return mix((20, 50, 98), (62, 110, 172), luma(high) * 0.5), mix(
            (20, 50, 98), (82, 132, 192), luma(low) * 0.6
        )
    if style.name == "ink":
        a, b = luma(high) * 255, luma(low) * 255
        return mix((a, a, a), (250, 249, 245), 0.45), mix((b, b, b), (250, 249, 245), 0.6)
    keep = 0.72
    return tuple(mix((luma(c) * 255,) * 3, c, keep) for c in (high, low))  # type: ignore[return-value]


def haze_of(staging_time: str | None, weather: str | None, interior: bool) -> tuple[Rgb, float]:
    """What distance fades into, and over how many metres."""
    if interior:
        return (222, 218, 210), 26.0
    _, low = _SKIES.get(staging_time or "day", _SKIES["day"])
    if weather in _GREYED:
        low = mix(low, _GREYED[weather][1], 0.8)
    depth = {"fog": 9.0, "rain": 26.0, "snow": 22.0}.get(weather or "", 48.0)
    return low, depth


def draw_sky(scene: Scenery) -> None:
    """The whole background, with what hangs in it."""
    board = scene.board
    high, low = sky_colours(scene)
    horizon = max(
        board.picture.height * 0.05, min(board.picture.height * 1.4, board.staging.camera.horizon_y)
    )
    board.picture.wash(Linear((0, 0), (0, horizon), ((0.0, alpha(high, 1)), (1.0, alpha(low, 1)))))
    if horizon < board.unit * 30:
        return
    time, weather = scene.staging.time_of_day, scene.staging.weather
    if weather not in ("rain", "fog", "snow"):
        _sun_or_moon(scene, horizon, low)
    if time == "night" and weather is None:
        _stars(scene, horizon)
    elif weather != "fog":
        _clouds(scene, horizon, low)


def _sun_or_moon(scene: Scenery, horizon: float, low: Rgb) -> None:
    board = scene.board
    time = scene.staging.time_of_day
    if time not in ("dawn", "dusk", "golden", "night", "morning"):
        return
    x = board.picture.width * (0.22 if board.towards_light[0] < 0 else 0.78)
    y = horizon * (0.24 if time == "night" else 0.78 if time in ("dawn", "dusk") else 0.5)
    radius = board.unit * (26 if time == "night" else 34)
    glow = mix(low, (255, 246, 226), 0.75)
    board.picture.fill(
        [disc(x, y, radius * 6)],
        Radial((x, y), radius * 6, ((0.0, alpha(glow, 0.75)), (1.0, alpha(glow, 0.0)))),
    )
    board.picture.fill([disc(x, y, radius, count=32)], alpha(mix(glow, (255, 255, 250), 0.6), 1))


def _stars(scene: Scenery, horizon: float) -> None:
    board, hand = scene.board, scene.hand
    dots = []
    for _ in range(70):
        x, y, r = (
            hand.uniform(0, board.picture.width),
            hand.uniform(0, horizon * 0.8),
            hand.uniform(0.5, 1.5) * board.unit,
        )
        dots.append(turned([(x - r, y), (x, y - r), (x + r, y), (x, y + r)]))
    board.picture.fill(dots, (255, 255, 250, 0.7))


def _clouds(scene: Scenery, horizon: float, low: Rgb) -> None:
    board, hand = scene.board, scene.hand
    light = mix(low, (255, 255, 255), 0.55)
    for _ in range(4):
        cx, cy = hand.uniform(-0.05, 1.05) * board.picture.width, horizon * hand.uniform(0.12, 0.72)
        wide = board.picture.width * hand.uniform(0.08, 0.2) * (0.5 + 0.6 * (1 - cy / horizon))
        tall = wide * 0.13
        puffs = [
            turned(
                disc(
                    cx + wide * (k / 3 - 1),
                    cy - tall * (0.5 + 0.6 * math.sin(k * 1.9 + cx)),
                    wide * 0.26,
                    tall * hand.uniform(0.8, 1.5),
                )
            )
            for k in range(7)
        ]
        base = [
            turned(
                [
                    (cx - wide * 1.2, cy + tall * 0.5),
                    (cx - wide, cy - tall * 0.4),
                    (cx + wide, cy - tall * 0.4),
                    (cx + wide * 1.2, cy + tall * 0.5),
                ]
            )
        ]
        board.picture.fill([*puffs, *base], alpha(light, 0.6))


def draw_ground(scene: Scenery, colour: Rgb, *, near: float = 0.84) -> None:
    """An endless ground plane from the camera to the horizon, paler with distance."""
    board = scene.board
    camera = board.staging.camera
    if scene.staging.weather == "snow" or scene.staging.season == "winter":
        colour = mix(colour, (240, 242, 246), 0.85 if scene.staging.weather == "snow" else 0.5)
    x0, z0 = board.lens.eye[0], board.lens.eye[2]
    far = 400.0
    corners = [
        (x0 - far, 0.0, z0 - far),
        (x0 + far, 0.0, z0 - far),
        (x0 + far, 0.0, z0 + far),
        (x0 - far, 0.0, z0 + far),
    ]
    screen = board.lens.polygon(corners)
    if len(screen) < 3:
        return
    top = max(0.0, min(camera.horizon_y, board.picture.height))
    bottom = max(top + 1, float(board.picture.height))
    fading = [
        (0.0, board.tone.set(colour, 1.04, 60)),
        (0.12, board.tone.set(colour, 1.02, 24)),
        (0.4, board.tone.set(colour, 0.96, 8)),
        (1.0, board.tone.set(colour, near, 2)),
    ]
    board.picture.fill(
        [turned(screen)], Linear((0, top), (0, bottom), tuple((o, alpha(c, 1)) for o, c in fading))
    )
