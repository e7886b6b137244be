"""A thing and somebody that are called the same: each is told apart, and neither stands for the other."""

from __future__ import annotations

from typing import Any

from storyboard_cli.ops.compile import CompileAsk, compile
from storyboard_cli.ops.new import NewAsk, new

World = Any


def test_who_makes_a_prop_hears_of_the_character_of_that_name(world: World) -> None:
    world.asset("CHAR_Ferry", "Ferry")

    done = new(world.open(), NewAsk(asset_type="prop", name="Ferry"), world.report)
    alone = new(world.open(), NewAsk(asset_type="prop", name="Lamp"), world.report)

    assert [(s.asset_id, s.similar) for s in done.specs] == [("PROP_Ferry", ["CHAR_Ferry"])]
    assert alone.specs[0].similar == []


def test_what_somebody_is_called_after_is_not_in_the_picture(world: World) -> None:
    world.asset("PROP_Ferry", "Ferry", "prop")
    world.write(
        "scripts/film.fountain",
        "EXT. PIER - DAY\n\nNORA (34), a ferry captain, waits.\n\nThe ferry comes in.\n",
    )

    compile(world.open(), CompileAsk(), world.report)

    frames = world.open().scenes[0].live_frames
    shown = [f.action for f in frames if any(p.asset == "PROP_Ferry" for p in f.props)]
    assert len(shown) == 1 and "The ferry comes in." in shown[0]
    assert all("captain" not in action for action in shown)
