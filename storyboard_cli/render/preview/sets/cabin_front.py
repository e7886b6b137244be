"""The front of a cabin: windscreen, pillars, bonnet and dashboard, from the bonnet or from the back seat."""

from __future__ import annotations

from storyboard_cli.plan.staging.cabin_plans import CabinPlan
from storyboard_cli.render.preview.palette import Rgb, alpha, scaled
from storyboard_cli.render.preview.sets.cabin_seats import TRIM, draw_mirror, draw_wheel
from storyboard_cli.render.preview.sets.clear_faces import clear_of_faces
from storyboard_cli.render.preview.sets.scenery import Scenery
from storyboard_cli.render.preview.solids import SolidBuilder

_PILLAR = 0.075


def draw_front(scene: Scenery, plan: CabinPlan, paint: Rgb) -> None:
    """Seen from the bonnet: wheel and dashboard behind the glass, then the frame around it."""
    board = scene.board
    flight = plan.flies
    draw_wheel(scene, plan, yoke=flight)
    dash = board.lens.depth((0.0, plan.sill, plan.cowl + 0.3))
    if dash > 0.3:
        board.at_depth(dash, lambda: _dashboard_top(SolidBuilder(board), plan))
    frame = board.lens.depth((0.0, plan.roof, plan.brow)) - 0.3
    near = max(frame, 0.2) - 0.01
    board.at_depth(max(frame, 0.2), lambda: _glass(scene, plan))
    board.at_depth(near, clear_of_faces(board, near, lambda: _frame(SolidBuilder(board), plan, paint)))
    nose = board.lens.depth((0.0, plan.sill, plan.cowl))
    if plan.bonnet and board.lens.eye[1] > plan.sill:
        board.at_depth(max(min(nose, frame - 0.02), 0.15), lambda: _bonnet(SolidBuilder(board), plan, paint))


def _dashboard_top(m: SolidBuilder, plan: CabinPlan) -> None:
    half, y = plan.half - 0.02, plan.sill - 0.03
    near, far = plan.cowl + 0.02, -0.74
    m.face(
        [(-half, y, near), (half, y, near), (half, y + 0.01, far), (-half, y + 0.01, far)],
        scaled(TRIM, 0.62),
        value=1.0,
    )
    for x in (-plan.front, plan.front) if plan.flies else (plan.front,):
        hood = [(x - 0.2, y, far), (x - 0.16, y + 0.05, far), (x + 0.16, y + 0.05, far), (x + 0.2, y, far),
                (x + 0.2, y, far - 0.14), (x - 0.2, y, far - 0.14)]  # fmt: skip
        m.shape(hood, scaled(TRIM, 0.7), edge=0.6)


def _glass(scene: Scenery, plan: CabinPlan) -> None:
    """A faint shine on the windscreen, wipers, and rain that runs down it."""
    board = scene.board
    low, high = plan.half - 0.04, plan.half - 0.16

    def on(u: float, v: float) -> tuple[float, float, float]:
        half = low + (high - low) * v
        return (u * half, plan.sill + (plan.roof - plan.sill) * v, plan.cowl + (plan.brow - plan.cowl) * v)

    for u in (-0.86, -0.7):
        wide = 0.1 if u < -0.8 else 0.04
        shine = board.lens.polygon(
            [on(u, 0.1), on(u + wide, 0.1), on(u + wide + 0.22, 0.95), on(u + 0.22, 0.95)]
        )
        if len(shine) > 2:
            board.picture.fill([shine], alpha((246, 250, 252), 0.13))
    if not plan.flies:
        for x in (-0.5, 0.3):
            board.edges([[on(x, 0.0), on(x + 0.42, 0.06)]], 1.5)
    if scene.staging.weather == "rain":
        drops = []
        for _ in range(46):
            u, v = scene.hand.uniform(-0.95, 0.95), scene.hand.uniform(0.05, 0.97)
            a, b = board.lens.point(on(u, v)), board.lens.point(on(u, max(0.0, v - 0.05)))
            drops.append([a, b])
        board.picture.stroke(drops, board.unit * 2.2, (232, 240, 246, 0.45))


def _frame(m: SolidBuilder, plan: CabinPlan, paint: Rgb) -> None:
    """Pillars, the edge of the roof, the mirror; what of the body is beside and below them."""
    half, top, sill, roof = plan.half, plan.half - 0.12, plan.sill, plan.roof
    cowl, brow = plan.cowl, plan.brow
    for s in (-1.0, 1.0):
        pillar = [(s * half, sill - 0.02, cowl), (s * (half + _PILLAR), sill - 0.02, cowl + 0.08),
                  (s * (top + _PILLAR), roof + 0.06, brow + 0.08), (s * top, roof, brow)]  # fmt: skip
        m.face(pillar, paint, value=0.95 if s * m.board.towards_light[0] > 0 else 0.8)
    edge = [
        (-top - _PILLAR, roof + 0.01, brow),
        (top + _PILLAR, roof + 0.01, brow),
        (top, roof + 0.09, brow + 0.14),
        (-top, roof + 0.09, brow + 0.14),
    ]
    m.face(edge, paint, value=1.02)
    if not plan.flies:
        draw_mirror(m, plan)
    else:
        m.face(
            [(-0.03, sill, cowl), (0.03, sill, cowl), (0.03, roof, brow), (-0.03, roof, brow)],
            paint,
            value=0.85,
        )
    _roof_sign(m, plan)


def _bonnet(m: SolidBuilder, plan: CabinPlan, paint: Rgb) -> None:
    """The bonnet before the windscreen, and the front wings beside it."""
    half, y, z = plan.half + _PILLAR, plan.sill - 0.02, plan.cowl
    end = z - plan.bonnet
    m.face(
        [(-half, y, z + 0.05), (half, y, z + 0.05), (half, y - 0.02, z), (-half, y - 0.02, z)],
        scaled(TRIM, 0.6),
        edge=0.4,
    )
    m.face(
        [(-half, y, z), (half, y, z), (half - 0.02, y - 0.1, end), (-half + 0.02, y - 0.1, end)],
        paint,
        value=1.04,
    )
    for s in (-1, 1):
        m.line([(s * half * 0.55, y, z), (s * half * 0.5, y - 0.1, end)], 0.7)
    m.face([(-half + 0.02, y - 0.1, end), (half - 0.02, y - 0.1, end), (half - 0.04, 0.0, end - 0.1),
            (-half + 0.04, 0.0, end - 0.1)], paint, value=0.84)  # fmt: skip


def draw_from_behind(scene: Scenery, plan: CabinPlan, paint: Rgb) -> None:
    """From the back seat: the bonnet outside, then dashboard, pillars and mirror around the windscreen."""
    board = scene.board
    far = board.lens.depth((0.0, plan.sill, plan.cowl))
    if plan.bonnet > 0.3:
        board.at_depth(far + plan.bonnet * 0.5, lambda: _bonnet_from_inside(SolidBuilder(board), plan, paint))
    board.at_depth(far, lambda: _frame_from_inside(SolidBuilder(board), plan))
    draw_wheel(scene, plan, yoke=plan.flies)


def _bonnet_from_inside(m: SolidBuilder, plan: CabinPlan, paint: Rgb) -> None:
    half, y, z = plan.half, plan.sill - 0.06, plan.cowl
    m.face(
        [
            (-half, y, z),
            (half, y, z),
            (half - 0.06, y - 0.02, z - plan.bonnet),
            (-half + 0.06, y - 0.02, z - plan.bonnet),
        ],
        paint,
        value=1.02,
    )


def _frame_from_inside(m: SolidBuilder, plan: CabinPlan) -> None:
    half, top, sill, roof = plan.half, plan.half - 0.12, plan.sill, plan.roof
    cowl, brow = plan.cowl, plan.brow
    for s in (-1.0, 1.0):
        m.face(
            [
                (s * half, sill, cowl),
                (s * (half + 0.1), sill, cowl + 0.1),
                (s * (top + 0.1), roof, brow + 0.1),
                (s * top, roof, brow),
            ],
            scaled(TRIM, 0.9),
            value=0.9,
        )
    far = -0.74
    m.face(
        [(-half, sill, cowl), (half, sill, cowl), (half, sill + 0.02, far), (-half, sill + 0.02, far)],
        scaled(TRIM, 0.6),
    )
    m.face(
        [
            (-half, sill + 0.02, far),
            (half, sill + 0.02, far),
            (half, 0.35, far + 0.1),
            (-half, 0.35, far + 0.1),
        ],
        scaled(TRIM, 0.85),
        value=0.9,
    )
    x = plan.front
    m.shape(
        [
            (x - 0.2, sill, far),
            (x - 0.17, sill + 0.08, far),
            (x + 0.17, sill + 0.08, far),
            (x + 0.2, sill, far),
        ],
        scaled(TRIM, 0.6),
        edge=0.7,
    )
    for s in (-0.08, 0.08):
        m.shape(
            m.ellipse((x + s, sill + 0.03, far + 0.01), (0, 1), (0.05, 0.035), 14), (226, 226, 214), edge=0.5
        )
    m.face([(-0.12, sill - 0.05, far + 0.02), (0.12, sill - 0.05, far + 0.02), (0.12, sill - 0.2, far + 0.03),
            (-0.12, sill - 0.2, far + 0.03)], (44, 48, 56), value=1.0, edge=0.6)  # fmt: skip
    if plan.flies:
        _instruments(m, plan, far + 0.03)
    else:
        draw_mirror(m, plan)


def _instruments(m: SolidBuilder, plan: CabinPlan, z: float) -> None:
    for k in range(10):
        x = -plan.half * 0.86 + k * plan.half * 0.19
        m.shape(m.ellipse((x, plan.sill - 0.12, z), (0, 1), (0.06, 0.06), 12), (34, 36, 42), edge=0.6)
        m.line([(x, plan.sill - 0.12, z + 0.01), (x + 0.03, plan.sill - 0.08, z + 0.01)], 1.0)


def _roof_sign(m: SolidBuilder, plan: CabinPlan) -> None:
    """What stands on the roof of a taxi or a police car."""
    y, z = plan.roof + 0.09, plan.brow + 0.35
    if plan.kind == "taxi":
        m.box((0, y, z), (0.46, 0.15, 0.16), (246, 226, 140))
    elif plan.kind == "police_car":
        for s in (-1, 1):
            m.box((s * 0.24, y, z), (0.46, 0.11, 0.2), (196, 60, 56) if s < 0 else (70, 110, 200))
