"""Review files of a project that is older than their folders by scene: read, and moved when asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import allow, approve, audit, compile, rebuild, retake, rollback, status, verify
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status


def laid_flat(root: Path) -> list[str]:
    """Put every decision where sb wrote it before."""
    found = []
    for path in sorted((root / "review").glob("S*/FR_*/*.yaml")):
        target = root / "review" / path.parent.name / path.name
        target.parent.mkdir(exist_ok=True)
        os.replace(path, target)
        found.append(target.relative_to(root).as_posix())
    for folder in sorted((root / "review").glob("S*/**/"), reverse=True):
        folder.rmdir()
    return found


@pytest.fixture
def old(root: Path, film: Workspace, report: Recording) -> Workspace:
    """A film with decisions in the older layout, whose ledger knows them by those paths."""
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/2"], note="closer"), report)
    allow.allow(film, allow.AllowAsk(selector="S01/3", rule="margin", reason="twins"), report)
    laid_flat(root)
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


def decided(film: Workspace) -> int:
    return sum(1 for _ in film.log.read(kinds=["review.decided", "exception.granted"]))


def test_the_older_layout_is_read_and_new_decisions_lie_by_scene(old: Workspace, report: Recording) -> None:
    assert statuses(old)["FR_S01_001"] is Status.approved

    done = approve.approve(old, approve.ApproveAsk(selectors=["S01/3"]), report)

    assert done.approved[0].path.startswith("review/S01/FR_S01_003/")
    assert statuses(old)["FR_S01_003"] is Status.approved
    assert statuses(old)["FR_S01_002"] is Status.retake
    assert not codes(old, report)


def test_a_compile_that_was_not_asked_moves_nothing(old: Workspace, report: Recording) -> None:
    compile.compile(old, compile.CompileAsk(), report)

    assert not list((old.root / "review").glob("S*"))


def test_mend_moves_them_and_everything_still_knows_them(old: Workspace, report: Recording) -> None:
    before = statuses(old)
    events = decided(old)

    looked = compile.compile(old, compile.CompileAsk(mend=True, dry_run=True), report)
    assert not list((old.root / "review").glob("S*"))
    done = compile.compile(old, compile.CompileAsk(mend=True), report)

    assert done.mended == looked.mended == ["review/: 3 review files put into the folders of their scenes"]
    assert not list((old.root / "review").glob("FR_*"))
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


def test_a_ledger_that_is_lost_is_noticed_in_either_layout(old: Workspace, report: Recording) -> None:
    for path in old.root.glob("scenes/*/frame_*.png"):
        path.unlink()
    old.close()
    for path in (old.root / ".sb").glob("ledger.db*"):
        path.unlink()
    old.forget()
    assert any("rebuild" in s.command for s in status.status(old, status.StatusAsk(), report).next)


def test_the_audit_counts_them(old: Workspace, report: Recording) -> None:
    flat = audit.audit(old, audit.AuditAsk(), report)
    compile.compile(old, compile.CompileAsk(mend=True), report)
    old.forget()
    moved = audit.audit(old, audit.AuditAsk(), report)

    assert moved.counts == flat.counts
