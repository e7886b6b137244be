"""Rendering: only what is not fresh, each version once, everything kept, whatever happens half-way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.caller import Caller, Cancel
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.core.reporter import Silent, Task
from storyboard_cli.ops import lock, plan, render, status, verify
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard, calling
from tests.ops.projects import Project


def again(workspace: Workspace, **ask: object) -> render.RenderAnswer:
    workspace.forget()
    return render.render(workspace, render.RenderAsk(**ask), calling())


def test_fresh_frames_are_left_alone(film: Workspace) -> None:
    done = again(film)

    assert done.rendered == []
    assert done.fresh == len(frame_states(film)) == 4


def test_a_changed_input_makes_stale_what_it_touches_and_says_why(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    film.forget()

    planned = plan.plan(film, plan.PlanAsk(), calling())
    assert {row.render_state for row in planned.rows} == {"stale"}
    assert planned.rows[0].reasons == ['style anchor "soft contrast"→"hard contrast"']

    done = again(film, selectors=["S01/1"])
    assert [(r.frame_id, r.render_version) for r in done.rendered] == [("FR_S01_001", 2)]
    assert [s.render_state for s in frame_states(film)].count(RenderState.stale) == 3


def test_what_was_drawn_before_is_fresh_again_when_its_inputs_come_back(
    film: Workspace, project: Project
) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    assert [r.render_version for r in again(film).rendered] == [2, 2, 2, 2]

    project.edit("project.yaml", "hard contrast", "soft contrast")  # as a change of branch does
    film.forget()
    states = frame_states(film)
    assert {s.render_state for s in states} == {RenderState.fresh}
    assert [(s.newest.version, s.shown.version) for s in states if s.newest] == [(1, 1)] * 4
    assert again(film).rendered == []

    project.remove(states[0].renders[0].path)  # its picture is gone: only the other recipe's is left
    film.forget()
    assert frame_states(film)[0].render_state is RenderState.stale


def test_editing_a_spec_changes_nothing_until_it_is_locked(film: Workspace, project: Project) -> None:
    project.edit("assets/CHAR_001/asset.yaml", "green coat", "red coat")
    film.forget()
    assert again(film).rendered == []
    assert status.status(film, status.StatusAsk(), calling()).edited_since_lock == ["CHAR_001"]

    from storyboard_cli.ops import generate

    generate.generate(film, generate.GenerateAsk(assets=["CHAR_001"]), calling())
    film.forget()
    lock.lock(film, lock.LockAsk(assets=["CHAR_001"]), calling())
    film.forget()

    rows = plan.plan(film, plan.PlanAsk(), calling()).rows
    assert rows and all("CHAR_001 v1→v2: prompt" in row.reasons for row in rows)


def test_force_makes_a_new_version_with_the_same_pixels(film: Workspace, project: Project) -> None:
    before = frame_states(film, ["S01/1"])[0].newest
    again(film, selectors=["S01/1"], force=True)
    after = frame_states(film, ["S01/1"])[0].newest

    assert before is not None and after is not None
    assert (before.version, after.version) == (1, 2)
    assert before.pixel_sha256 == after.pixel_sha256


def test_picture_carries_its_recipe_and_the_ledger_its_hashes(film: Workspace, project: Project) -> None:
    newest = frame_states(film, ["S01/1"])[0].newest
    assert newest is not None
    carried = recipe_of(project.read(newest.path))

    assert carried is not None
    assert carried["frame_id"] == "FR_S01_001" and carried["version"] == 1
    texts = [part["text"] for part in carried["recipe"]["prompt"]["positive"]]
    assert "young woman, green coat" in texts and "soft contrast" in texts
    assert "Is it raining?" not in json.dumps(carried)


def test_dry_run_writes_nothing(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    files = project.listing("scenes", ".png")
    head = film.log.head

    done = again(film, dry_run=True)
    assert len(done.rendered) == 4 and done.rendered[0].render_version == 2
    assert project.listing("scenes", ".png") == files
    assert film.log.head == head


def test_nothing_is_rendered_while_anything_is_unsettled(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    project.remove("assets/ENV_Room/v1")
    film.forget()

    with pytest.raises(SbError) as caught:
        again(film)
    assert caught.value.kind in (Kind.blocked, Kind.usage)


def test_a_changed_locked_picture_stops_the_render(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    [picture] = [p for p in project.listing("assets/CHAR_001/v1", ".png") if "/front" in p]
    project.write(picture, project.read(picture) + b"x")

    with pytest.raises(SbError, match="locked versions are not what their locks say") as caught:
        again(film)
    assert caught.value.problems[0].code == "picture-changed"
    assert "git checkout" in worded(caught.value.problems[0].hint or "")


def test_drafts_lie_apart_and_move_nothing(film: Workspace, project: Project) -> None:
    before = [s.newest for s in frame_states(film)]
    done = again(film, draft=True, selectors=["S01"])

    assert done.draft and all((r.picture or "").startswith(".sb/drafts/") for r in done.rendered)
    assert [s.newest for s in frame_states(film)] == before


def test_archived_project_refuses(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "name: Rain", "name: Rain\nstatus: archived")
    film.forget()
    with pytest.raises(SbError, match="archived"):
        again(film, force=True)


@pytest.mark.folder("a file system that is full")
def test_full_disk_keeps_what_was_done_and_goes_on_later(
    film: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    real, written = os.link, []  # a picture that is there is never replaced

    def filling(source: str, target: str) -> None:
        if str(target).endswith(".png"):
            written.append(target)
            if len(written) > 2:
                raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "link", filling)
    with pytest.raises(SbError, match="disk is full"):
        again(film)
    monkeypatch.undo()

    assert not list((project.root / "scenes").rglob("*.part"))
    assert len(again(film).rendered) == 2
    assert verify.verify(film, verify.VerifyAsk(), calling()).failure is None


def run(root: Path, *words: str, **options: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "SB_JOBS": "1", "SB_LOCK_WAIT": "30"}
    return subprocess.Popen(
        [sys.executable, "-m", "storyboard_cli", "-C", str(root), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[3],
    )


@pytest.mark.folder("two processes of sb")
def test_two_renders_at_once_make_each_version_once(film: Workspace, project: Project) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    both = [run(project.root, "render", "--json") for _ in range(2)]
    answers = [json.loads(p.communicate(timeout=60)[0]) for p in both]

    assert sorted(len(a["data"]["rendered"]) for a in answers) == [0, 4]
    film.forget()
    assert all(s.newest is not None and s.newest.version == 2 for s in frame_states(film))


@pytest.mark.folder("kills a process")
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("stored", [1, 3])
def test_killed_render_goes_on_where_it_was(film: Workspace, project: Project, stored: int) -> None:
    project.edit("project.yaml", "soft contrast", "hard contrast")
    victim = run(project.root, "render")
    deadline = time.monotonic() + 30
    while len(project.listing("scenes", "_v2.png")) < stored and time.monotonic() < deadline:
        time.sleep(0.002)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()

    film.close()
    report = Heard()
    done = again(film)
    film.forget()
    assert len(done.rendered) <= 4 - stored + 1
    assert all(s.render_state is RenderState.fresh for s in frame_states(film))
    assert {s.newest.version for s in frame_states(film) if s.newest} == {2}
    assert verify.verify(film, verify.VerifyAsk(), report).failure is None


def test_a_lost_picture_is_drawn_again_as_the_next_version(film: Workspace, project: Project) -> None:
    project.remove("scenes/S01/frame_001_v1.png")

    planned = plan.plan(film, plan.PlanAsk(), calling())
    assert [(row.frame_id, row.render_state, row.reasons) for row in planned.rows] == [
        ("FR_S01_001", "unrendered", ["picture missing"])
    ]

    done = render.render(film, render.RenderAsk(), calling())
    assert [(r.frame_id, r.render_version) for r in done.rendered] == [("FR_S01_001", 2)]
    assert plan.plan(film, plan.PlanAsk(), calling()).rows == []


class _Enough(Silent):
    """Somebody who has seen enough after the first frame."""

    def __init__(self, cancel: Cancel) -> None:
        self.cancel = cancel

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        yield self

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self.cancel.ask()

    def resize(self, total: float | None) -> None:
        pass


def test_a_cancelled_render_keeps_what_was_finished(film: Workspace) -> None:
    cancel = Cancel()
    caller = Caller("Asha", report=_Enough(cancel), cancel=cancel)
    with pytest.raises(SbError, match="stopped; 1 of 4 frames are rendered and kept") as stopped:
        render.render(film, render.RenderAsk(force=True), caller)
    assert stopped.value.kind is Kind.interrupted
    film.forget()
    assert sorted(s.newest.version for s in frame_states(film) if s.newest) == [1, 1, 1, 2]
