"""Two renders of one project at once: each makes what the other does not, and no version is made twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import generate, render, verify
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.rendering.frame_jobs import Wanted, claimed, deliver, prepare
from storyboard_cli.rendering.project_jobs import ProjectJobs
from storyboard_cli.rendering.renderers import open_renderer
from storyboard_cli.store.run_claims import RunClaims
from tests.callers import Heard, calling
from tests.ops.conftest import opened
from tests.ops.projects import Project


def versions(film: Workspace) -> dict[str, int]:
    film.forget()
    return {s.frame.frame_id: s.newest.version for s in frame_states(film) if s.newest}


def held(film: Workspace, *names: str) -> RunClaims:
    """Another run that makes these frames just now."""
    claims = RunClaims(film.state / "runs", "sb render (Ben)")
    assert claims.claim(names) == {}
    return claims


def test_frames_of_another_run_are_left_to_it_and_that_is_said(film: Workspace, report: Heard) -> None:
    other = held(film, "FR_S01_001")
    done = render.render(film, render.RenderAsk(force=True), report)
    other.close()
    assert done.elsewhere == ["FR_S01_001"] and done.failure is None
    assert [f.frame_id for f in done.rendered] == ["FR_S01_002", "FR_S01_003", "FR_S02_001"]
    assert report.warned[0].startswith("one frame is left to sb render (Ben), process ")
    assert versions(film)["FR_S01_001"] == 1


def test_a_run_whose_every_frame_is_made_elsewhere_says_who_makes_them(film: Workspace) -> None:
    other = held(film, "FR_S01_001", "FR_S01_002")
    with pytest.raises(SbError, match=r"FR_S01_001 is being rendered by sb render \(Ben\)") as busy:
        render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling())
    assert (busy.value.kind, busy.value.code) == (Kind.conflict, "project-busy")
    other.close()


def test_it_waits_for_them_and_makes_what_is_still_missing(film: Workspace, project: Project) -> None:
    project.remove("scenes/S01/frame_001_v1.png")
    film.forget()
    other = held(film, "FR_S01_001")
    threading.Timer(0.3, other.close).start()
    done = render.render(film, render.RenderAsk(selectors=["S01/1"]), calling())
    assert [f.frame_id for f in done.rendered] == ["FR_S01_001"] and done.elsewhere == []


def test_drafts_and_frames_do_not_wait_for_each_other(film: Workspace) -> None:
    other = held(film, "FR_S01_001 draft")
    ask = render.RenderAsk(selectors=["S01/1"], force=True)
    assert render.render(film, ask, calling()).rendered
    other.close()


def test_what_was_stored_between_the_look_and_the_claim_is_looked_at_again(
    project: Project, film: Workspace
) -> None:
    class Meanwhile(ProjectJobs):
        """Another run stores a picture of the first frame just before this one claims it."""

        def offer(self, jobs: object) -> None:
            jobs = list(jobs)  # type: ignore[call-overload]
            if not self._known:
                with project.open() as other:
                    render.render(other, render.RenderAsk(selectors=["S01/1"], force=True), calling())
            super().offer(jobs)

    source = Meanwhile(RunClaims(film.state / "runs", "this one"))
    prepared = claimed(film, Wanted(["S01/1"], "preview", force=True), source)
    assert [w.version for w in prepared.work] == [3]
    job = source.claim("w")
    assert job is not None and job.job_id == prepared.work[0].job.job_id and source.claim("w") is None


def test_a_picture_that_is_delivered_twice_is_one_version_and_one_event(film: Workspace) -> None:
    wanted = Wanted(["S01/1"], "preview", force=True)
    work = prepare(film, wanted).work[0]
    with open_renderer(film) as renderer:
        [outcome] = renderer.render([work.job], calling())
    first, again = deliver(film, work, outcome), deliver(film, work, outcome)
    assert (first.is_new, again.is_new) == (True, False)
    assert (first.path, first.sha256) == (again.path, again.sha256)
    stored = [e for e in film.log.read(kinds=["render.stored"]) if e.body["job_id"] == work.job.job_id]
    assert len(stored) == 1 and versions(film)["FR_S01_001"] == 2
    assert verify.verify(film, verify.VerifyAsk(), calling()).failure is None


@pytest.mark.folder("two processes of sb")
def test_two_processes_share_the_frames(film: Workspace, root: Path) -> None:
    film.close()
    command = [sys.executable, "-m", "storyboard_cli", "-C", str(root), "--quiet", "render", "--force"]
    runs = [
        subprocess.Popen([*command, selector], cwd=Path(__file__).parents[3]) for selector in ("S01", "S02")
    ]
    assert [run.wait(120) for run in runs] == [0, 0]
    with opened(root) as again:
        assert set(versions(again).values()) == {2}
        assert verify.verify(again, verify.VerifyAsk(), calling()).failure is None
    assert list((root / ".sb/runs").glob("*.run")) == []


def test_pictures_of_an_asset_that_another_run_draws_are_left_to_it(film: Workspace) -> None:
    other = held(film, "CHAR_001 front")
    done = generate.generate(film, generate.GenerateAsk(assets=["CHAR_001"], force=True), calling())
    other.close()
    assert done.failure is Kind.partial
    assert "sb render (Ben)" in done.assets[0].failed[0]
