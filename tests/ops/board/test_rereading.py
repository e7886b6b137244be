"""A newer sb reads more in the same words: pictures of the older reading stay, superseded at most.

The older reading is written as scenes of compiler version 1, as an older sb would have left them; the film's
scripts are then compiled again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.ops import approve, generate, lock, rebuild, render
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops import plan as plan_op
from storyboard_cli.plan.freshness import BETTER_READ
from storyboard_cli.project.frame_states import FrameState, frame_states, reasons_of
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import COMPILER_VERSION, Frame, FrameCharacter
from storyboard_cli.store.scenes import write_scene
from tests.callers import Heard

from ..conftest import FILES, asha, lock_film
from ..projects import Project

TURNS = "FR_S01_002"  # "She turns around." Asha is in it, by a pronoun
Reading = dict[str, Any]


class Upgraded:
    """The film, rendered and approved as an older sb read it."""

    def __init__(self, film: Workspace, project: Project) -> None:
        self.film, self.project, self.report = film, project, Heard()

    def older(
        self, name: str = TURNS, *, version: int = 1, scene: Reading | None = None, **frame: Any
    ) -> None:
        """As if an older sb had read that frame so, and had drawn it; everything is approved."""
        unknown = {"shown": []}  # no older sb knew subjects, which decide pictures now
        for node in self.film.scenes:
            frames = [f.model_copy(update=unknown | frame) if f.frame_id == name else f for f in node.frames]
            more = scene if scene and any(f.frame_id == name for f in node.frames) else {}
            update = {"frames": frames, "compiler_version": version, **more}
            write_scene(self.project.files, node.model_copy(update=update).with_hash())
        self.film.forget()
        render.render(self.film, render.RenderAsk(), self.report)
        self.film.forget()
        approve.approve(self.film, approve.ApproveAsk(selectors=["S01", "S02"]), self.report)
        self.film.forget()

    def compile(self) -> compile_op.CompileAnswer:
        self.film.forget()
        done = compile_op.compile(self.film, compile_op.CompileAsk(), self.report)
        self.film.forget()
        return done

    def edit(self, path: str, old: str, new: str) -> None:
        self.project.edit(path, old, new)
        self.film.forget()

    def direct(self, text: str) -> None:
        self.project.write("direction/S01.yaml", f"schema: 1\nscene_id: S01\n{text}")
        self.film.forget()

    def state(self, name: str = TURNS) -> FrameState:
        self.film.forget()
        return frame_states(self.film, [name])[0]

    def stands(self, name: str = TURNS) -> tuple[str, str]:
        found = self.state(name)
        return found.render_state.value, found.review.value

    def reasons(self, name: str = TURNS) -> list[str]:
        return reasons_of(self.film, self.state(name))

    def new_lock(self, asset: str, old: str, new: str) -> None:
        self.edit(f"assets/{asset}/asset.yaml", old, new)
        generate.generate(self.film, generate.GenerateAsk(assets=[asset]), self.report)
        self.film.forget()
        lock.lock(self.film, lock.LockAsk(assets=[asset]), self.report)
        self.film.forget()


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film with everything locked, and nothing drawn yet."""
    return lock_film(tmp_path_factory.mktemp("locked") / "film", FILES)


@pytest.fixture
def film_of_old(locked: Path, new_project: Callable[..., Project]) -> Iterator[Upgraded]:
    project = new_project("film", locked)
    with project.open(asha()) as workspace:
        yield Upgraded(workspace, project)


def frame_of(film: Workspace, name: str = TURNS) -> Frame:
    return next(f for s in film.scenes for f in s.frames if f.frame_id == name)


SUPERSEDED = ("superseded", "approved")
OUTDATED = ("stale", "outdated")


def test_somebody_is_found_in_the_same_words(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    assert film_of_old.stands() == ("fresh", "approved")
    film_of_old.compile()
    assert frame_of(film_of_old.film).characters
    assert film_of_old.stands() == SUPERSEDED
    assert film_of_old.reasons() == [BETTER_READ]
    assert film_of_old.stands("FR_S01_001") == ("fresh", "approved")


def test_somebody_is_lost(film_of_old: Upgraded) -> None:
    asleep = "FR_S02_001"
    film_of_old.older("FR_S01_001", characters=[FrameCharacter(asset="CHAR_001", pose="sitting")])
    film_of_old.compile()
    assert film_of_old.stands("FR_S01_001") == SUPERSEDED
    assert film_of_old.stands(asleep) == ("fresh", "approved")


def test_changed_words_are_named(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.edit("scripts/rain.fountain", "She turns around.", "She turns around slowly.")
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED
    assert film_of_old.reasons() == ['action "She turns around."→"She turns around slowly."']
    assert film_of_old.state().review_reasons == tuple(film_of_old.reasons())


def test_words_that_change_after_the_upgrade_are_named(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    film_of_old.edit("scripts/rain.fountain", "She turns around.", "She turns around slowly.")
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED
    assert film_of_old.reasons() == ['action "She turns around."→"She turns around slowly."']


def test_a_new_lock_counts_as_ever(film_of_old: Upgraded) -> None:
    film_of_old.older(size="WS")
    film_of_old.compile()
    assert film_of_old.stands() == SUPERSEDED
    film_of_old.new_lock("CHAR_001", "green coat", "red coat")
    assert film_of_old.stands() == OUTDATED
    assert film_of_old.reasons() == ["CHAR_001 v1→v2: prompt"]


def test_a_direction_counts_as_ever(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    film_of_old.direct(f"frames:\n  {TURNS}:\n    lighting: candle\n")
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED
    assert film_of_old.reasons() == ['lighting "daylight through windows"→"candle"']


def test_it_is_drawn_on_request(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    assert render.render(film_of_old.film, render.RenderAsk(), film_of_old.report).rendered == []
    film_of_old.film.forget()
    done = render.render(film_of_old.film, render.RenderAsk(superseded=True), film_of_old.report)
    assert [(r.frame_id, r.reasons) for r in done.rendered] == [(TURNS, [BETTER_READ])]
    assert film_of_old.stands() == ("fresh", "approved")  # the approved picture stands beside it


def test_the_line_is_said_once(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    done = film_of_old.compile()
    assert done.reads_more is not None
    assert (done.reads_more.words, done.reads_more.frames) == ("1 person", 1)
    assert done.approvals_touched == 0
    assert [(c.frame_id, c.reread) for c in done.changes] == [(TURNS, True)]
    again = film_of_old.compile()
    assert (again.reads_more, again.written, again.changes) == (None, [], [])


def test_two_pictures_of_one_compiler_are_told_apart_as_ever(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[], version=COMPILER_VERSION)
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED


# -- what follows was written down before any of it ran -----


def test_one_compile_reads_more_and_finds_changed_words(film_of_old: Upgraded) -> None:
    film_of_old.older("FR_S01_001", size="CU")
    film_of_old.edit("scripts/rain.fountain", "ASHA sleeps.", "ASHA sleeps badly.")
    done = film_of_old.compile()
    assert film_of_old.stands("FR_S01_001") == SUPERSEDED
    assert film_of_old.stands("FR_S02_001") == OUTDATED
    assert [c.frame_id for c in done.changes if c.approval == "outdated"] == ["FR_S02_001"]


def test_a_direction_that_is_taken_back_counts_as_ever(film_of_old: Upgraded) -> None:
    film_of_old.direct(f"frames:\n  {TURNS}:\n    size: CU\n")
    film_of_old.compile()
    film_of_old.older(characters=[])
    film_of_old.compile()
    assert film_of_old.stands() == SUPERSEDED
    film_of_old.project.remove("direction/S01.yaml")
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED


def test_words_that_come_back_bring_the_approval_back(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    film_of_old.edit("scripts/rain.fountain", "She turns around.", "She turns around slowly.")
    film_of_old.compile()
    film_of_old.edit("scripts/rain.fountain", "She turns around slowly.", "She turns around.")
    film_of_old.compile()
    assert film_of_old.stands() == SUPERSEDED


def test_a_place_and_a_time_are_found_in_the_same_heading(film_of_old: Upgraded) -> None:
    film_of_old.older(scene={"environment": None, "time_of_day": None})
    film_of_old.compile()
    assert film_of_old.stands() == SUPERSEDED


def test_another_heading_counts_as_ever(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.edit("scripts/rain.fountain", "INT. ROOM - DAY", "INT. ROOM - DUSK")
    film_of_old.compile()
    assert film_of_old.stands() == OUTDATED
    assert any("time of day" in reason for reason in film_of_old.reasons())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("soft contrast", "hard contrast", 'style anchor "soft contrast"→"hard contrast"'),
        ("width: 160", "width: 192", 'size "160x96"→"192x96"'),
        ("seed: 7", "seed: 8", "another seed"),
    ],
)
def test_the_project_s_look_counts_as_ever(film_of_old: Upgraded, old: str, new: str, reason: str) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    film_of_old.edit("project.yaml", old, new)
    assert film_of_old.stands() == OUTDATED
    assert film_of_old.reasons()[0].startswith(reason)


def test_spoken_words_are_in_no_picture(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.edit("scripts/rain.fountain", "Is it raining?", "Does it rain?")
    film_of_old.compile()
    assert film_of_old.stands() == SUPERSEDED


def test_a_name_that_is_no_asset_yet_does_not_stop_the_board(film_of_old: Upgraded) -> None:
    unknown = FrameCharacter(asset="UNRESOLVED_CHAR_VIOLA")
    script = "scripts/rain.fountain"
    film_of_old.edit(script, "ASHA sleeps.", "ASHA sleeps.\n\nVIOLA\n(whispering)\nAsha?")
    film_of_old.compile()
    (asleep,) = (f for f in film_of_old.film.scenes[1].live_frames)
    assert unknown in asleep.characters
    film_of_old.older(asleep.frame_id, characters=[c for c in asleep.characters if c != unknown])
    film_of_old.compile()
    assert film_of_old.stands(asleep.frame_id) == SUPERSEDED
    assert plan_op.plan(film_of_old.film, plan_op.PlanAsk(), film_of_old.report).rows == []
    viola = film_of_old.project.text("assets/CHAR_001/asset.yaml")
    viola = viola.replace("CHAR_001", "CHAR_002").replace("Asha", "Viola").replace("ASHA", "VIOLA")
    film_of_old.project.write("assets/CHAR_002/asset.yaml", viola)
    film_of_old.new_lock("CHAR_002", "green coat", "blue coat")
    film_of_old.compile()
    assert film_of_old.stands(asleep.frame_id) == SUPERSEDED


def test_a_ledger_made_again_from_the_files_says_the_same(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    rebuild.rebuild(film_of_old.film, rebuild.RebuildAsk(), film_of_old.report)
    with film_of_old.project.open() as again:
        state = frame_states(again, [TURNS])[0]
        assert (state.render_state.value, state.review.value) == SUPERSEDED


def test_a_clone_without_rendered_pictures_keeps_approvals(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    film_of_old.compile()
    film_of_old.project.remove(*film_of_old.project.listing("scenes", ".png"))
    rebuild.rebuild(film_of_old.film, rebuild.RebuildAsk(), film_of_old.report)
    with film_of_old.project.open() as again:
        assert frame_states(again, [TURNS])[0].review.value == "approved"


def test_one_frame_becomes_two(film_of_old: Upgraded) -> None:
    """An older sb made one frame of what are two now; the part that keeps the name keeps its approval."""
    first, turns = film_of_old.film.scenes[0].live_frames[:2]
    scene = film_of_old.film.scenes[0]
    both = first.model_copy(update={"action": f"{first.action} {turns.action}"})
    film_of_old.older(
        both.frame_id, scene={"frames": [both, *(f for f in scene.frames if f not in (first, turns))]}
    )
    film_of_old.compile()
    assert film_of_old.stands(first.frame_id) == SUPERSEDED


def test_before_the_compile_nothing_is_outdated(film_of_old: Upgraded) -> None:
    film_of_old.older(characters=[])
    assert {film_of_old.stands(f.frame_id) for s in film_of_old.film.scenes for f in s.live_frames} == {
        ("fresh", "approved")
    }


def test_a_retake_of_an_older_reading_is_still_asked_for(film_of_old: Upgraded) -> None:
    from storyboard_cli.ops import retake

    film_of_old.older(characters=[])
    retake.retake(film_of_old.film, retake.RetakeAsk(selectors=[TURNS], note="closer"), film_of_old.report)
    film_of_old.compile()
    assert film_of_old.stands() == ("superseded", "retake")
