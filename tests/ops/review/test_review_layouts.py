"""Review files of a project that is older than their folders by scene: read, and moved when asked."""

from __future__ import annotations

import pytest

from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import allow, approve, audit, compile, rebuild, retake, rollback, status, verify
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status
from tests.ops.projects import Project


def lay_flat(project: Project) -> None:
    """Put every decision where sb wrote it before."""
    for path in project.listing("review"):
        top, scene, frame, name = path.split("/")
        assert scene.startswith("S") and frame.startswith("FR_")
        project.move(path, f"{top}/{frame}/{name}")


def top_folders(project: Project) -> set[str]:
    """What lies right in `review/`, by its first letter: scenes or frames."""
    return {path.split("/")[1][0] for path in project.listing("review")}


@pytest.fixture
def old(project: Project, film: Workspace, report: Recording) -> Workspace:
    """A film with decisions in the older layout, whose ledger knows them by those paths."""
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/2"], note="closer"), report)
    allow.allow(film, allow.AllowAsk(selector="S01/3", rule="margin", reason="twins"), report)
    lay_flat(project)
    film.forget()
    rebuild.rebuild(film, rebuild.RebuildAsk(), report)
    film.forget()
    assert {d.path.count("/") for d in film.views.decisions() if d.decision != "exception"} == {2}
    return film


def statuses(film: Workspace) -> dict[str, Status]:
    film.forget()
    return {s.frame.frame_id: s.review for s in frame_states(film)}


def codes(film: Workspace, report: Recording) -> set[str]:
    film.forget()
    return {p.code for p in verify.verify(film, verify.VerifyAsk(), report).problems}


def texts(film: Workspace) -> dict[str, bytes]:
    """Every review file's bytes by its name."""
    paths = [entry.path for entry in film.files.entries("review")]
    return {path.rpartition("/")[2]: film.files.read(path) for path in paths}


def decided(film: Workspace) -> int:
    return sum(1 for _ in film.log.read(kinds=["review.decided", "exception.granted"]))


def test_the_older_layout_is_read_and_new_decisions_lie_by_scene(old: Workspace, report: Recording) -> None:
    assert statuses(old)["FR_S01_001"] is Status.approved

    done = approve.approve(old, approve.ApproveAsk(selectors=["S01/3"]), report)

    assert done.approved[0].path.startswith("review/S01/FR_S01_003/")
    assert statuses(old)["FR_S01_003"] is Status.approved
    assert statuses(old)["FR_S01_002"] is Status.retake
    assert not codes(old, report)


def test_a_compile_that_was_not_asked_moves_nothing(
    old: Workspace, project: Project, report: Recording
) -> None:
    compile.compile(old, compile.CompileAsk(), report)

    assert top_folders(project) == {"F"}


def test_mend_moves_them_and_everything_still_knows_them(
    old: Workspace, project: Project, report: Recording
) -> None:
    before = statuses(old)
    events = decided(old)
    bytes_of = texts(old)

    looked = compile.compile(old, compile.CompileAsk(mend=True, dry_run=True), report)
    assert top_folders(project) == {"F"}
    done = compile.compile(old, compile.CompileAsk(mend=True), report)

    assert done.mended == looked.mended == ["review/: 3 review files put into the folders of their scenes"]
    assert top_folders(project) == {"S"}
    assert texts(old) == bytes_of
    assert statuses(old) == before
    assert not codes(old, report)
    retake.retake(old, retake.RetakeAsk(selectors=["S01/1"], note="wider"), report)
    assert decided(old) == events + 1  # nothing that was moved is recorded a second time
    assert compile.compile(old, compile.CompileAsk(mend=True), report).mended == []


def test_the_past_is_found_under_either_path(old: Workspace, report: Recording) -> None:
    then = old.log.head[0]
    retake.retake(old, retake.RetakeAsk(selectors=["S01/1"], note="wider"), report)
    compile.compile(old, compile.CompileAsk(mend=True), report)
    assert statuses(old)["FR_S01_001"] is Status.retake

    rollback.rollback(old, rollback.RollbackAsk(to=str(then)), report)

    assert statuses(old)["FR_S01_001"] is Status.approved


def test_a_ledger_that_is_lost_is_noticed_in_either_layout(
    old: Workspace, project: Project, report: Recording
) -> None:
    project.remove(*project.listing("scenes", ".png"))
    old.close()
    for path in old.state.glob("ledger.db*"):
        path.unlink()
    old.forget()
    assert any("rebuild" in str(s.command) for s in status.status(old, status.StatusAsk(), report).next)


def test_the_audit_counts_them(old: Workspace, report: Recording) -> None:
    flat = audit.audit(old, audit.AuditAsk(), report)
    compile.compile(old, compile.CompileAsk(mend=True), report)
    old.forget()
    moved = audit.audit(old, audit.AuditAsk(), report)

    assert moved.counts == flat.counts
