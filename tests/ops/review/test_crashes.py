"""kill -9 between a file and its event, and two people on two branches: nothing is lost, nothing doubled."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import approve, render, timeline, verify
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.timeline.review import Status
from tests.doubles.dying_process import AT_EVENTS, killed

from ..conftest import opened


@pytest.mark.folder("kills a process")
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(
    "words",
    [
        ("approve", "S01"),
        ("retake", "S01/1", "-m", "closer"),
        ("timeline", "move", "S01/1", "--after", "S01/3"),
        ("render", "--force", "S01/1"),
        ("lock", "CHAR_001", "-m", "again"),
    ],
)
def test_after_a_kill_the_project_verifies_and_goes_on(
    root: Path, report: Recording, words: tuple[str, ...]
) -> None:
    if words[0] == "lock":
        spec = root / "assets/CHAR_001/asset.yaml"
        spec.write_text(spec.read_text("utf-8").replace("green coat", "red coat"), "utf-8")
        words_before = ["generate", "CHAR_001"]
        from storyboard_cli.cli.main import main

        assert main(["-C", str(root), "--quiet", *words_before]) == 0

    killed(AT_EVENTS, 1, root, *words)  # after the file, before the ledger

    with opened(root) as film:
        assert verify.verify(film, verify.VerifyAsk(), report).failure is None
        film.forget()
        render.render(film, render.RenderAsk(selectors=["S02"]), report)
        film.forget()
        approve.approve(film, approve.ApproveAsk(selectors=["S02"]), report)
        film.forget()
        assert verify.verify(film, verify.VerifyAsk(), report).problems == []
        frames = film.views.renders()
        assert len(frames) == len({(r.frame_id, r.render_version) for r in frames})
        if words[0] == "approve":
            assert frame_states(film, ["S01/1"])[0].review is Status.approved
        if words[0] == "render":
            assert [r.version for r in frame_states(film, ["S01/1"])[0].renders] == [2, 1]
        if words[0] == "lock":
            versions = [label for label in film.views.versions() if label.startswith("CHAR_001")]
            assert versions == ["CHAR_001@v1", "CHAR_001@v2"]


@pytest.mark.folder("two branches of git")
def test_two_branches_that_cut_and_approve_merge_and_the_ledger_follows(
    root: Path, report: Recording, git: Callable[..., str]
) -> None:
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "film")
    with opened(root) as film:
        timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/1"], length="12"), report)
    git("add", ".")
    git("commit", "-q", "-m", "cut")

    git("checkout", "-q", "-b", "ben")
    with opened(root, "Ben <ben@example.org>") as film:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), film.caller)
        timeline.note(film, timeline.TimelineNoteAsk(selectors=["S01/2"], note="hold on her"), report)
    git("add", ".")
    git("commit", "-q", "-m", "ben")
    git("checkout", "-q", "main")
    with opened(root) as film:
        approve.approve(film, approve.ApproveAsk(selectors=["S01/2"]), film.caller)
        timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/3"], length="9"), report)
    git("add", ".")
    git("commit", "-q", "-m", "asha")
    assert "CONFLICT" not in git("merge", "--no-edit", "ben", ok=False)

    with opened(root) as film:
        render.render(film, render.RenderAsk(), report)  # any command that writes looks at the files first
        film.forget()
        states = {s.frame.frame_id: s for s in frame_states(film, ["S01"])}
        assert states["FR_S01_001"].review is Status.approved
        assert states["FR_S01_002"].review is Status.approved
        assert states["FR_S01_001"].approval is not None
        assert states["FR_S01_001"].approval.by == "Ben <ben@example.org>"
        shown = timeline.show(film, timeline.TimelineShowAsk(), report).entries
        assert [(e.duration_frames, e.note) for e in shown[:3]] == [
            (12, ""),
            (shown[1].duration_frames, "hold on her"),
            (9, ""),
        ]
        assert [r.approved_by for r in film.views.cut()[:2]] == [
            "Ben <ben@example.org>",
            "Asha Rao <asha@example.org>",
        ]
        assert verify.verify(film, verify.VerifyAsk(), report).problems == []
