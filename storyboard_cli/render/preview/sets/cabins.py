"""Inside a car, a van, a lorry or a flight deck: its shell around whoever sits in it.

Everything waits for its turn from far to near: what is on the road behind shows in the rear window only.
"""

from __future__ import annotations

from functools import partial

from storyboard_cli.plan.staging.cabin_plans import CABINS, CabinPlan
from storyboard_cli.plan.staging.model import Cabin, Vec3
from storyboard_cli.render.preview.palette import Rgb, alpha, mix, rgb
from storyboard_cli.render.preview.sets.cabin_beyond import draw_beyond
from storyboard_cli.render.preview.sets.cabin_front import draw_from_behind, draw_front
from storyboard_cli.render.preview.sets.cabin_seats import CLOTH, TRIM, draw_seats
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_LINING: Rgb = (186, 182, 174)


def draw_cabin_of(scene: Scenery) -> None:
    """The vehicle that the staging is inside of; a car where an older staging does not say which."""
    usual = Cabin(kind="cockpit" if scene.staging.setting == "cockpit" else "car", paint="#8c3f3a")
    cabin = scene.staging.cabin or usual
    plan = CABINS.get(cabin.kind, CABINS["car"])
    paint = scene.tint(rgb(cabin.paint), 0, 0.6)
    draw_beyond(scene, cabin.beyond, plan.ride, moving=cabin.moving)
    cloth = scene.tint(mix(CLOTH, paint, 0.18), 1, 0.3)
    ahead = scene.board.lens.forward[2]
    if ahead < -0.3:
        draw_from_behind(scene, plan, paint)
    else:
        _back_wall(scene, plan)
    _sides(scene, plan, paint)
    if not plan.open:
        _roof(scene, plan)
    draw_seats(scene, plan, cabin.row, cloth)
    if cabin.row == 0 and ahead > -0.3:
        draw_front(scene, plan, paint)
    if cabin.kind == "taxi" and ahead > 0:
        _partition(scene, plan)


def draw_flight_deck(scene: Scenery) -> None:
    """The cockpit of an aeroplane or a helicopter."""
    draw_cabin_of(scene)


def _back_wall(scene: Scenery, plan: CabinPlan) -> None:
    """Behind the last seats: the wall under the rear window, its pillars and its shelf."""
    board = scene.board
    z, half, sill, roof = plan.back, plan.half, plan.sill + 0.06, plan.roof
    if plan.open:
        z, roof = plan.back, sill

    def draw() -> None:
        m = SolidBuilder(board)
        m.face([(-half, 0, z), (half, 0, z), (half, sill, z), (-half, sill, z)], TRIM, value=0.9)
        if plan.open:
            return
        for s in (-1, 1):
            m.face([(s * half, sill, z), (s * (half - 0.16), sill, z), (s * (half - 0.24), roof, z),
                    (s * (half - 0.08), roof, z)], TRIM, value=0.95)  # fmt: skip
        m.face(
            [
                (-half, roof - 0.07, z),
                (half, roof - 0.07, z),
                (half, roof + 0.02, z),
                (-half, roof + 0.02, z),
            ],
            TRIM,
            value=1.0,
        )
        if plan.kind in ("van", "hearse"):  # two doors
            m.face([(-0.05, sill, z), (0.05, sill, z), (0.05, roof, z), (-0.05, roof, z)], TRIM, value=0.9)

    board.at_depth(max(board.lens.depth((0, 1, z)), 0.3), draw)


def _sides(scene: Scenery, plan: CabinPlan, paint: Rgb) -> None:
    """Doors with their sills, pillars and handles, where they turn their inside to the camera."""
    board = scene.board
    for s in (-1.0, 1.0):
        x = s * plan.half
        inside = board.lens.faces((-s, 0.0, 0.0), (x, 1.0, 0.0))
        near = [(x, 1.0, plan.cowl), (x, 1.0, plan.back)]
        depth = max(board.lens.depth(p) for p in near)
        if inside:
            board.at_depth(depth - 0.02, partial(_door, SolidBuilder(board), plan, s, paint))


def _door(m: SolidBuilder, plan: CabinPlan, s: float, paint: Rgb) -> None:
    x, sill, roof = s * plan.half, plan.sill, plan.roof
    top = s * (plan.half - 0.1)
    front, back = plan.cowl, plan.back
    shade = m.board.value_of((-s, 0.0, 0.0))
    m.face([(x, 0, front), (x, 0, back), (x, sill, back), (x, sill, front)], TRIM, value=shade)
    m.face(
        [(x, sill - 0.2, front), (x, sill - 0.2, back), (x, sill, back), (x, sill, front)],
        mix(TRIM, paint, 0.35),
        value=shade * 1.05,
        edge=0.5,
    )
    m.line([(x - s * 0.02, sill - 0.3, -0.2), (x - s * 0.02, sill - 0.3, 0.25)], 2.0)
    if plan.open:
        return
    posts = [z + 0.5 for z in (0.0, *plan.rows) if z + 0.6 < back]
    for z in posts:
        m.face([(x, sill, z - 0.06), (x, sill, z + 0.06), (top, roof, z + 0.02), (top, roof, z - 0.1)], TRIM,
               value=shade * 0.9)  # fmt: skip
    m.face([(top, roof, plan.brow), (top, roof, back), (top + s * 0.02, roof - 0.06, back),
            (top + s * 0.02, roof - 0.06, plan.brow - 0.04)], TRIM, value=shade * 0.95)  # fmt: skip
    m.face([(x, sill, back), (x, sill, back - 0.14), (top, roof, back - 0.2), (top, roof, back)], TRIM,
           value=shade * 0.9)  # fmt: skip
    if plan.kind == "van":
        m.face(
            [(x, sill, 1.0), (x, sill, back), (top, roof, back), (top, roof, 0.9)], TRIM, value=shade * 0.92
        )


def _roof(scene: Scenery, plan: CabinPlan) -> None:
    """The lining."""
    board = scene.board
    y, half = plan.roof, plan.half - 0.1
    if board.lens.eye[1] > y:
        return
    lining: list[Vec3] = [
        (-half, y, plan.brow),
        (half, y, plan.brow),
        (half, y, plan.back),
        (-half, y, plan.back),
    ]
    tone = scene.tint(_LINING, 1, 0.2)
    depth = max(board.lens.depth((0, y, plan.back)), board.lens.depth((0, y, plan.brow)))
    board.at_depth(depth - 0.01, partial(_lining, SolidBuilder(board), lining, tone))


def _lining(m: SolidBuilder, corners: list[Vec3], tone: Rgb) -> None:
    m.face(corners, tone, value=0.84, edge=0.8)


def _partition(scene: Scenery, plan: CabinPlan) -> None:
    """The pane between the front and the back of a taxi."""
    board = scene.board
    z, half = 0.42, plan.half - 0.04

    def draw() -> None:
        pane = board.lens.polygon(
            [(-half, 0.95, z), (half, 0.95, z), (half, plan.roof, z), (-half, plan.roof, z)]
        )
        if len(pane) > 2:
            board.picture.fill([pane], alpha((214, 228, 236), 0.1))
        m = SolidBuilder(board)
        m.line([(-half, 0.97, z), (half, 0.97, z)], 1.4)
        m.line([(0, 0.97, z), (0, plan.roof, z)], 1.0)

    if board.lens.depth((0, 1, z)) > 0.4:
        board.at_depth(board.lens.depth((0, 1, z)), draw)
