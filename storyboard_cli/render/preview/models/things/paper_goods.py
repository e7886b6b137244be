"""More of paper: a magazine, a folder, a clipboard, a stack of papers, money that is counted out.

Others are in `shapes/paper_goods.yaml`.
"""

from __future__ import annotations

from storyboard_cli.render.preview.lettering import letter_face
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.things.parts import PAPER, WHITE, laid, prism, rect, sees
from storyboard_cli.render.preview.palette import Rgb, mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder


def _up(m: SolidBuilder, model: Model) -> SolidBuilder:
    """Upright in a hand or on a wall, else on its back."""
    return m if model.held or model.pose == "hang" else laid(m, model.size[1], model.size[2])


def magazine(m: SolidBuilder, model: Model) -> None:
    """A magazine or booklet: a title, a picture, its words."""
    w, h, d = model.size
    m = _up(m, model)
    m.box((0, 0, 0), (w, h, d), model.colour)
    z = d * 0.53
    if not sees(m, 0, 0, 1, (0, h / 2, z)):
        return
    title = rect(-w * 0.44, h * 0.8, w * 0.44, h * 0.94, z)
    m.face(title, mix(model.colour, WHITE, 0.75), edge=0.3)
    if not (model.text and letter_face(m, model.text, title, on=WHITE, margin=0.02)):
        m.line([(-w * 0.36, h * 0.87, z * 1.1), (w * 0.36, h * 0.87, z * 1.1)], 1.6)
    m.face(rect(-w * 0.36, h * 0.26, w * 0.36, h * 0.74, z), scaled(model.colour, 0.62), edge=0.4)
    head = m.ellipse((0, h * 0.58, z * 1.1), (0, 1), (w * 0.12, h * 0.1), 12)
    m.shape(head, (222, 184, 154), edge=0.3)
    m.shape(
        [
            (-w * 0.24, h * 0.265, z * 1.1),
            (-w * 0.1, h * 0.46, z * 1.1),
            (w * 0.1, h * 0.46, z * 1.1),
            (w * 0.24, h * 0.265, z * 1.1),
        ],
        (222, 214, 196),
        edge=0.3,
    )
    for y in (0.18, 0.11):
        m.line([(-w * 0.36, h * y, z), (w * 0.3, h * y, z)], 0.5)


def folder(m: SolidBuilder, model: Model) -> None:
    """A manila folder with its tab; papers show at the edge."""
    w, h, d = model.size
    m = _up(m, model)
    back = [(-0.5, 0), (0.5, 0), (0.5, 0.93), (0.1, 0.93), (0.04, 1.0), (-0.42, 1.0), (-0.5, 0.93)]
    prism(m, [(x * w, y * h) for x, y in back], -d / 2, -d * 0.1, scaled(model.colour, 0.92), crease=0)
    m.box((w * 0.02, h * 0.03, 0), (w * 0.93, h * 0.89, d * 0.5), PAPER, edge=0.4)
    front = [(-0.5, 0), (0.5, 0), (0.49, 0.86), (-0.49, 0.86)]
    prism(m, [(x * w, y * h) for x, y in front], d * 0.3, d * 0.5, model.colour, crease=0)
    label = rect(-w * 0.3, h * 0.52, w * 0.3, h * 0.7, d * 0.52)
    if sees(m, 0, 0, 1, (0, h / 2, d * 0.5)):
        m.face(label, PAPER, edge=0.4)
        if not (model.text and letter_face(m, model.text, label, on=PAPER, margin=0.02)):
            for y in (0.58, 0.64):
                m.line([(-w * 0.24, h * y, d * 0.54), (w * 0.24, h * y, d * 0.54)], 0.5)


def paper_stack(m: SolidBuilder, model: Model) -> None:
    """A stack of papers, or of mail: sheets that lie askew."""
    w, h, d = model.size
    count = 5
    each = h / count
    for k in range(count):
        askew = (0.05, -0.04, 0.02, -0.06, 0.03)[(k + model.seed) % 5] * w
        tint: Rgb = mix(model.colour, WHITE, 0.12 * (k % 3))
        m.box((askew, k * each, askew * 0.6), (w * 0.92, each * 0.96, d * 0.94), tint, edge=0.6)
    if sees(m, 0, 1, 0, (0, h, 0)):
        for k in range(4):
            z = d * (-0.28 + 0.14 * k)
            m.line([(-w * 0.3, h * 1.01, z), (w * (0.3 - 0.1 * (k % 2)), h * 1.01, z)], 0.4)


PAPER_GOODS: dict[str, Drawer] = {"magazine": magazine, "folder": folder, "paper_stack": paper_stack}
