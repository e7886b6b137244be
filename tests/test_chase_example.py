"""The second example: is what it promises, is drawn as it starts, and its frames pass their check."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import build, compile, validate
from storyboard_cli.ops.init import InitAsk, init
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling, local_folder
from tests.golden.draw_pages import page_errors


@pytest.fixture(scope="module")
def chase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """What `sb init --example chase` makes."""
    root = tmp_path_factory.mktemp("chase") / "wild_goose"
    done = init(Settings(), InitAsk(folder=local_folder(root), example="chase"), calling())
    assert (done.name, done.example, done.failure) == ("Wild Goose", "chase", None)
    assert done.drawn > 80
    with Workspace.open(root, Settings(jobs=2), calling("Test Person <test@example.org>")) as workspace:
        yield workspace


def test_validates_without_a_warning(chase: Workspace) -> None:
    assert validate.validate(chase, validate.ValidateAsk(strict=True), calling()).problems == []


def test_compiled_scenes_are_current(chase: Workspace) -> None:
    done = compile.compile(chase, compile.CompileAsk(check=True), calling())
    assert not done.out_of_date and not done.unresolved


def test_is_a_chase_by_night(chase: Workspace) -> None:
    scenes = chase.scenes
    frames = [f for s in scenes for f in s.live_frames]
    assert 6 <= len(scenes) <= 8 and 30 <= len(frames) <= 36
    assert all("NIGHT" in s.heading or "CONTINUOUS" in s.heading for s in scenes)
    kinds = {shown.kind for f in frames for shown in f.shown}
    assert {"person", "group", "animal", "vehicle", "thing", "body"} <= kinds
    assert sum(f.size == "INS" for f in frames) >= 3
    assert len([s for s in chase.registry.specs.values() if s.taxonomy.get("kind") == "animal"]) == 2


def test_whoever_a_frame_calls_by_two_names_is_in_it_once(chase: Workspace) -> None:
    close = next(f for s in chase.scenes for f in s.live_frames if "CLOSE ON DUCHESS" in f.action)
    assert [(s.asset, s.does) for s in close.shown if s.kind == "animal"] == [("CHAR_Duchess", "look")]


def test_a_phone_call_is_seen_from_both_ends(chase: Workspace) -> None:
    call = [f for f in chase.scenes[3].live_frames if f.dialogue]
    places = [f.place.location if f.place else "STREET CORNER" for f in call]
    assert places == ["STREET CORNER", "HOUSEBOAT", "STREET CORNER", "HOUSEBOAT"]


def test_every_frame_passes_its_check_and_the_board_looks_as_it_was_kept(chase: Workspace) -> None:
    done = build.build(chase, build.BuildAsk(), calling())
    assert done.failure is None, done
    states = frame_states(chase)
    assert len(states) >= 30
    assert {s.frame.frame_id: s.verdict for s in states if s.verdict != "passed"} == {}
    assert done.pdf is not None
    assert page_errors(chase.root / done.pdf, "wild_goose") == {}
