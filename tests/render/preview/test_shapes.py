"""Shapes from files: each is drawn, a new one needs no more than its text, and a mistake has its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.plan.staging.model import Vec3
from storyboard_cli.plan.staging.prop_sizes import THING_KINDS
from storyboard_cli.render.preview.display import Op, Stroke
from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.registry import MODELS
from storyboard_cli.render.preview.models.shapes import look
from storyboard_cli.render.preview.models.shapes.library import SHAPES, shapes_in, shapes_of
from storyboard_cli.render.preview.models.things import THINGS
from storyboard_cli.render.preview.models.things.parts import (
    DARK,
    STEEL,
    WHITE,
    arc,
    ball,
    by_depth,
    in_hand,
    lathe,
    mirrored,
    prism,
    sees,
)
from storyboard_cli.render.preview.palette import mix, scaled
from storyboard_cli.render.preview.solids import SolidBuilder
from tests.render.preview.drawn_thing import paper, standing

SIZE = (0.4, 0.6, 0.5)
OWN = (150.0, 110.0, 80.0)
CHURN = """\
# What stands in a dairy.

churn:
  about: A butter churn with its staff.
  let: {r: 0.4w, neck: "min(0.7h, 0.5)", band: [90, 70, 60]}
  parts:
    - {tube: [[0, neck, 0], [0, h, 0]], radius: 0.05w, colour: wood}
    - lathe: [[r, 0], [0.8r, neck]]
    - {lathe: [[0.95r, y], [0.95r, y + 0.02]], colour: band, ends: false, each: {y: [0.1, 0.3h]}}
"""


def ops(draw: Drawer, yaw: float = -28.0, size: Vec3 = SIZE, **state: object) -> list[Op]:
    board = paper(size, yaw)
    before = len(board.picture.ops)
    draw(standing(board), Model(size, OWN, **state))  # type: ignore[arg-type]
    return board.picture.ops[before:]


def shape(parts: str, head: str = "") -> Drawer:
    text = f"thing:\n  about: A thing.\n{head}  parts:\n" + "".join(f"    {p}\n" for p in parts.splitlines())
    return shapes_in("thing.yaml", text)["thing"]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_shape_of_the_files_is_a_kind_of_thing_and_is_what_is_drawn_for_it(name: str) -> None:
    assert name in {kind.shape for kind in THING_KINDS}
    assert MODELS[name] is SHAPES[name] and name not in THINGS
    size = next(kind.size_m for kind in THING_KINDS if kind.shape == name)
    assert len(ops(SHAPES[name], size=size)) >= 2


def test_a_new_shape_needs_no_more_than_its_text(tmp_path: Path) -> None:
    (tmp_path / "dairy.yaml").write_text(CHURN, "utf-8")
    (tmp_path / "notes.txt").write_text("not a shape", "utf-8")
    found = shapes_of(tmp_path)

    def churn(m: SolidBuilder, model: Model) -> None:
        w, h, _ = model.size
        r, neck = w * 0.4, min(h * 0.7, 0.5)
        m.tube((0, neck, 0), (0, h, 0), w * 0.05, (150, 112, 74))
        lathe(m, [(r, 0), (r * 0.8, neck)], model.colour)
        for y in (0.1, h * 0.3):
            lathe(m, [(r * 0.95, y), (r * 0.95, y + 0.02)], (90, 70, 60), ends=False)

    assert list(found) == ["churn"]
    assert ops(found["churn"]) == ops(churn)


def test_two_files_cannot_draw_the_same_thing(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(CHURN, "utf-8")
    with pytest.raises(SbError, match=r"b\.yaml:3: another file has a churn as well"):
        shapes_of(tmp_path)


@pytest.mark.parametrize("yaw", [-28.0, 100.0, 200.0])
def test_what_is_said_around_parts_repeats_mirrors_moves_and_hides_them(yaw: float) -> None:
    drawn = shape(
        """\
- {ball: [0.3w, h*k/4, 0.1], radius: 0.02, colour: own 0.3 white, repeat: {k: 0 to 2}, both_sides: true}
- {prism: [[0.1w, 0], [0.3w, h]], half: true, thick: [-0.1d, d/2], colour: c, each: {c: [dark, own 0.8]}}
- {seen: {right: 0.4w}, let: {y: 0.9h}, line: [[0.4w, y, 0], {arc: [0, 0, 1, 1, 0, 90, 3], as: [0.4w, u, v]}]}
- at: [0, 0.5h, 0]
  parts:
    - {box: [0, 0, 0], size: [0.1, 0.1, 0.1]}
- by_depth:
    - {where: [x, 0, 0.4d], each: {x: [-0.4w, 0.4w]}, tube: [[x, 0, 0], [x, h, 0]], radius: 0.01,
        colour: steel}
    - {where: [0, 0, -0.4d], ball: [0, 0, -0.4d], radius: 0.1, when: not held}""",
        "  grip: 0.2\n",
    )

    def same(m: SolidBuilder, model: Model) -> None:
        w, h, d = model.size
        m = in_hand(m, model, 0.2)
        for k in range(3):
            for s in (-1, 1):
                ball(m, (s * w * 0.3, h * k / 4, 0.1), 0.02, mix(model.colour, WHITE, 0.3))
        for c in (DARK, scaled(model.colour, 0.8)):
            prism(m, mirrored([(w * 0.1, 0), (w * 0.3, h)]), -d * 0.1, d / 2, c)
        if sees(m, 1, 0, 0, (w * 0.4, 0, 0)):
            m.line([(w * 0.4, h * 0.9, 0), *((w * 0.4, u, v) for u, v in arc(0, 0, 1, 1, 0, 90, 3))])
        m.moved(0, h * 0.5, 0).box((0, 0, 0), (0.1, 0.1, 0.1), model.colour)

        def post(x: float) -> None:
            m.tube((x, 0, 0), (x, h, 0), 0.01, STEEL)

        def foot() -> None:
            if not model.held:
                ball(m, (0, 0, -d * 0.4), 0.1, model.colour)

        by_depth(
            m,
            [
                ((-w * 0.4, 0, d * 0.4), lambda: post(-w * 0.4)),
                ((w * 0.4, 0, d * 0.4), lambda: post(w * 0.4)),
                ((0, 0, -d * 0.4), foot),
            ],
        )

    for held in (False, True):
        assert ops(drawn, yaw, held=held) == ops(same, yaw, held=held)


def test_a_mirror_turns_round_everything_that_lies_across() -> None:
    lying = "along: across, at: [0, 0.2, 0]"
    half = f"seen: right, let: {{r: 0.1}}, parts: [{{lathe: [[r, 0.1w], [r, 0.3w]], {lying}}}]"
    left = f"seen: left, let: {{r: 0.1}}, parts: [{{lathe: [[r, -0.1w], [r, -0.3w]], {lying}}}]"
    for yaw in (-80.0, 80.0):
        both = ops(shape(f"- {{both_sides: true, {half}}}"), yaw)
        assert both == ops(shape(f"- {{{left}}}\n- {{{half}}}"), yaw)
        assert both


def test_letters_are_written_where_they_can_be_read_else_something_else_is_drawn() -> None:
    sign = shape(
        """\
- letters: {rect: [-w/2, 0, w/2, h, 0]}
  on: white
  otherwise:
    - {line: [[0, 0, 0], [0, h, 0]]}"""
    )
    plain = ops(shape("- {line: [[0, 0, 0], [0, h, 0]]}"))
    assert ops(sign) == plain
    assert len(ops(sign, text="SALOON")) > 0 and ops(sign, text="SALOON") != plain
    told = shape("- {letters: {rect: [-w/2, 0, w/2, h, 0]}, text: MAIL}")
    assert ops(told) == ops(told, text="MAIL") != ops(told, text="POST")


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        ("- {lathe: [[0.1, 0], [0.2]]}", 4, "a point is wanted: 2 numbers"),
        ("- {ball: [0, 0, 0]}", 4, "a ball says its radius"),
        ("- {ball: [0, 0, 0], radius: 1q}", 4, "no length is called q here; known are d, h, w"),
        ("- {ball: [0, 0, 0], radius: w w}", 4, "a number or a length such as 0.42w is wanted, not w w"),
        ("- {ball: [0, 0], radius: w}", 4, r"a place \[right, up, ahead\] is wanted"),
        ("- {ball: [0, 0, 0], radius: w, colour: puce}", 4, "no colour is called puce"),
        (
            "- {ball: [0, 0, 0], radius: w, weight: 1}",
            4,
            "a ball has no weight; it may have radius, colour, outline",
        ),
        ("- {blob: [0, 0, 0]}", 4, "a part is one of box, ball"),
        ("- {line: []}", 4, "a list of points is wanted"),
        ("- {line: {spiral: [1]}}", 4, "points are made by one of arc"),
        ("- {lathe: {oval: [0, 0, 0, w, h]}}", 4, "oval makes places in space, each of 3 numbers"),
        ("- {line: {arc: [0, 0, 1, 1, 0, 90, 3]}}", 4, "an arc in space says its points"),
        ("- {lathe: [[1, 0]], along: sideways}", 4, "one of across, up, ahead is wanted, not sideways"),
        ("- {box: [0, 0, 0], size: [w, h, d], when: broken}", 4, "one of held, lit"),
        ("- {box: [0, 0, 0], size: [w, h, d], seen: inside}", 4, "one of right, left"),
        ("- {box: [0, 0, 0], size: [w, h, d], repeat: {k: 5}}", 4, "a count is wanted, such as {k: 0 to 4}"),
        ("- {box: [0, 0, 0], size: [w, h, d], each: {x y: [[1, 2], [3]]}}", 4, "each row has as many values"),
        ("- {box: [0, 0, 0], size: [w, h, d], let: {w: 2}}", 4, "w is a name already"),
        ("- {box: [0, 0, 0], size: [w, h, d], let: {__m: 2}}", 4, "a name is wanted"),
        (
            "- {box: [0, 0, 0], size: [w, h, d], both_sides: maybe}",
            4,
            "one of true, false is wanted, not maybe",
        ),
        ("- by_depth: [{box: [0, 0, 0], size: [w, h, d]}]", 4, "says where it is"),
        ("- {box: [0, 0, 0], box: [0, 0, 0]}", 4, "box is said twice"),
        ("- {box: [0, 0, 0], size: [w, h, d]}\n- {box: [0, 0, 0]", 6, "expected ',' or '}'"),
        ("- {box: [0, 0, 0], size: [w, h, d]}\n- {turned: {up: 2}, parts: [{ball: 3}]}", 5, "a place"),
    ],
)
def test_a_mistake_is_said_with_its_file_and_line(said: str, line: int, words: str) -> None:
    with pytest.raises(SbError, match=rf"^thing\.yaml:{line}: .*{words}"):
        ops(shape(said))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# x\npot:\n  parts: []\n", 3, "pot says what it is in about, and has parts"),
        ("pot:\n  about: A pot.\n  size: 3\n  parts: []\n", 3, "a shape has no size"),
        (
            "pot:\n  about: A pot.\n  parts:\n    - {}\nPan: {}\n",
            5,
            "a shape's name stands alone on its line",
        ),
        ("pot:\n  parts: []\npot:\n  parts: []\n", 3, "pot is there twice"),
    ],
)
def test_a_mistake_of_a_whole_shape_too(text: str, line: int, words: str) -> None:
    with pytest.raises(SbError, match=rf"^pots\.yaml:{line}: {words}"):
        ops(shapes_in("pots.yaml", text)["pot"])


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2h", 1.2),
        ("h - 2 h/4", 0.3),
        ("-w/2 + 1", 0.8),
        ("0.5(w + h)*2", 1.0),
        ("7%4w", 1.2),
        ("h*-w", -0.24),
    ],
)
def test_lengths_are_reckoned_as_they_are_written(said: str, value: float) -> None:
    drawn, meant = (ops(shape(f"- {{line: [[0, 0, 0], [0, {up}, 0]]}}")) for up in (said, value))
    assert _rounded(drawn) == _rounded(meant)


def _rounded(drawn: list[Op]) -> list[list[tuple[float, float]]]:
    lines = [line for op in drawn if isinstance(op, Stroke) for line in op.lines]
    return [[(round(x, 6), round(y, 6)) for x, y in line] for line in lines]


@pytest.mark.parametrize(
    "said",
    [
        "w.real", "w(2)", "__import__('os')", "w[0]", "9**9", "w//2", "lambda: 1", "(w", "w)", ")w(", "w +",
        "* w",
        "1,2", "min", "min(w", "max(,w)", "model", "'w'", "w if h else d", "0x1f", "1e9", "2 3", "min()",
        "--w",
    ],
)  # fmt: skip
def test_nothing_but_arithmetic_is_a_length(said: str) -> None:
    with pytest.raises(SbError, match=r"^thing\.yaml:4: "):
        ops(shape(f'- {{ball: [0, 0, 0], radius: "{said}"}}'))


def test_whoever_draws_sees_the_shape_from_four_sides(tmp_path: Path) -> None:
    (tmp_path / "dairy.yaml").write_text(CHURN, "utf-8")
    picture = tmp_path / "churn.png"
    look.main(str(tmp_path / "dairy.yaml"), "churn", str(picture), "0.4", "0.9", "0.4")
    assert picture.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(SystemExit, match="has no shape pan; it has churn"):
        look.main(str(tmp_path / "dairy.yaml"), "pan", str(picture))
    with pytest.raises(SystemExit, match="say how large churn is"):
        look.main(str(tmp_path / "dairy.yaml"), "churn", str(picture))
