"""What others do while `sb compile` computes: nobody waits, nothing of theirs is lost, and the outcome is
that of a compile before or after them.

The second question of a compile, whether to go on, comes when it has read scripts and scenes and begins.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import adopt, alias, approve, edit, new, review, timeline, verify
from storyboard_cli.ops import compile as compiling
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.reviews import write_decision
from storyboard_cli.timeline.review import Decision
from tests.callers import calling
from tests.doubles.somebody_meanwhile import beside
from tests.ops.projects import Project

SCRIPT = "scripts/rain.fountain"


def compiled(project: Project, caller: Caller, **ask: Any) -> compiling.CompileAnswer:
    with project.open(caller, lock_wait_s=0.0) as workspace:
        return compiling.compile(workspace, compiling.CompileAsk(**ask), caller)


def by_another(project: Project, verb: Callable[[Workspace, Any, Caller], object], ask: object) -> object:
    """What somebody does in a process of their own: they wait for nobody."""
    caller = calling("Ann <ann@example.org>")
    with project.open(caller, lock_wait_s=0.0) as workspace:
        return verb(workspace, ask, caller)


def actions(project: Project) -> list[str]:
    with project.open() as workspace:
        return [f.action for s in workspace.scenes for f in s.live_frames]


def proven(project: Project) -> None:
    """Ledger and files say the same, and the scenes are what the scripts say."""
    with project.open() as workspace:
        found = verify.verify(workspace, verify.VerifyAsk(), calling())
        assert not [p for p in found.problems if p.is_error], found.problems
    assert not compiled(project, calling(), check=True).out_of_date


def longer(project: Project) -> None:
    project.edit(SCRIPT, "She opens the door.", "She opens the window.\n\nShe waits.")


def test_an_approval_waits_for_no_compile_and_is_told_in_its_answer(project: Project) -> None:
    longer(project)
    ask = approve.ApproveAsk(selectors=["S01"])
    done = compiled(project, beside(lambda: by_another(project, approve.approve, ask)))
    assert done.written == ["S01"]
    with project.open() as workspace:
        approvals = [d for d in workspace.decisions if d.decision == "approve"]
        assert {d.frame_id for d in approvals} == {"FR_S01_001", "FR_S01_002", "FR_S01_003"}
    assert {c.frame_id: c.approval for c in done.changes}["FR_S01_003"] == "outdated"
    assert done.approvals_touched == 1
    proven(project)


def test_an_approval_meanwhile_does_not_make_it_compute_again(project: Project) -> None:
    longer(project)
    ask = approve.ApproveAsk(selectors=["S02"])
    quiet, busy = beside(lambda: None), beside(lambda: by_another(project, approve.approve, ask))
    compiled(project, quiet, dry_run=True)
    compiled(project, busy)
    counted = [caller.cancel.asked_times for caller in (quiet, busy)]  # type: ignore[attr-defined]
    assert counted[1] == counted[0] + 1  # the first question comes before all


def test_a_script_that_is_edited_meanwhile_is_compiled_as_it_is_then(project: Project) -> None:
    longer(project)
    done = compiled(project, beside(lambda: project.edit(SCRIPT, "ASHA sleeps.", "ASHA reads.")))
    assert done.written == ["S01", "S02"]
    assert "ASHA reads." in actions(project)
    proven(project)


def test_an_order_of_the_cut_stays_as_somebody_put_it_meanwhile(project: Project) -> None:
    longer(project)
    ask = timeline.TimelineMoveAsk(selectors=["S02/1"], before="S01/1")
    compiled(project, beside(lambda: by_another(project, timeline.move, ask)))
    with project.open() as workspace:
        assert workspace.timeline.entries[0].frame_id == "FR_S02_001"
    proven(project)


def test_a_name_that_means_something_else_meanwhile_means_it_in_the_scenes(project: Project) -> None:
    project.edit(SCRIPT, "ASHA sleeps.", "MARA sleeps.")
    ask = alias.AliasAddAsk(name="MARA", target="CHAR_001")
    compiled(project, beside(lambda: by_another(project, alias.add, ask)))
    with project.open() as workspace:
        (frame,) = workspace.scenes[1].live_frames
        assert [c.asset for c in frame.characters] == ["CHAR_001"]
    proven(project)


def test_two_compiles_at_once_leave_what_one_after_the_other_leaves(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    apart = project.in_another_folder(tmp_path_factory.mktemp("apart") / "film")
    for film in (project, apart):
        longer(film)
    compiled(project, beside(lambda: by_another(project, compiling.compile, compiling.CompileAsk())))
    compiled(apart, calling())
    compiled(apart, calling())
    texts = [
        {path: text for path, text in film.contents("scenes", ".yaml").items()} for film in (project, apart)
    ]
    assert _without_uids(texts[0]) == _without_uids(texts[1])
    proven(project)


def _without_uids(texts: dict[str, bytes]) -> dict[str, list[bytes]]:
    """New frames have other uids each time."""
    return {
        path: [line for line in text.splitlines() if b"uid:" not in line and b"graph_hash:" not in line]
        for path, text in texts.items()
    }


def test_a_film_that_never_rests_is_compiled_under_the_lock_at_last(project: Project) -> None:
    longer(project)
    comments: list[str] = []

    def theirs() -> None:
        project.append(SCRIPT, "\nShe waits.\n")
        try:
            by_another(project, review.comment, review.ReviewCommentAsk(selectors=["S01/1"], note="x"))
            comments.append("done")
        except SbError as error:
            comments.append(error.code)

    done = compiled(project, beside(theirs, ever=True))
    assert "S01" in done.written
    assert comments[0] == "done" and comments[-1] == "project-busy"
    assert comments == sorted(comments)  # the last time alone is under the lock
    compiled(project, calling())
    proven(project)


def test_a_new_frame_takes_no_name_that_somebody_used_meanwhile(project: Project) -> None:
    longer(project)

    def theirs() -> None:
        said = Decision.model_validate(
            {"schema": 1, "decision": "comment", "frame_id": "FR_S01_004", "uid": "0" * 26, "note": "ours",
             "at": "2026-02-19T09:00:00Z", "by": "T"}
        )  # fmt: skip
        write_decision(project.files, said)
        by_another(project, adopt.adopt, adopt.AdoptAsk())

    done = compiled(project, beside(theirs))
    assert [c.frame_id for c in done.changes if c.fate == "new"] == ["FR_S01_005"]


def test_a_mistake_that_somebody_mends_meanwhile_is_none(project: Project) -> None:
    text = project.text("project.yaml")
    project.write("project.yaml", text + "scripts: [rain.fountain, gone.fountain]\n")
    with pytest.raises(SbError, match="names what is not there"):
        compiled(project, calling())
    project.write("project.yaml", text)
    project.edit(SCRIPT, "ASHA sleeps.", "ASHA reads.")
    project.write("scripts/more.fountain", "INT. ROOM - DAY\n\nASHA runs.\n")
    done = compiled(project, beside(lambda: project.remove("scripts/more.fountain")))
    assert [s.script_id for s in done.scenes] == ["rain", "rain"]


def test_who_may_not_decide_any_more_is_refused_however_often_it_is_computed(project: Project) -> None:
    longer(project)
    before = project.contents("scenes", ".yaml")
    allowed = [True, False]

    def still_allowed() -> None:
        if not allowed.pop(0):
            raise RuntimeError("not any more")

    caller = beside(lambda: project.edit(SCRIPT, "ASHA sleeps.", "ASHA reads."))
    with project.open(caller) as workspace:
        workspace.before_deciding(still_allowed)
        with pytest.raises(RuntimeError):
            compiling.compile(workspace, compiling.CompileAsk(), caller)
    assert allowed == []
    assert project.contents("scenes", ".yaml") == before


def test_an_archived_project_is_refused_before_anything_is_computed(project: Project) -> None:
    by_another(project, edit.patch_project, edit.PatchProjectAsk(changes={"status": "archived"}))
    caller = beside(lambda: None)
    with pytest.raises(SbError, match="is archived"):
        compiled(project, caller)
    assert caller.cancel.asked_times == 1  # type: ignore[attr-defined]


@pytest.mark.folder("four threads write one folder")
def test_everything_that_was_acknowledged_in_a_crowd_is_there(project: Project) -> None:
    notes: list[str] = []
    failed: list[BaseException] = []

    def going_on(work: Callable[[int], object]) -> threading.Thread:
        def run() -> None:
            try:
                for number in range(5):
                    work(number)
            except BaseException as error:
                failed.append(error)

        return threading.Thread(target=run)

    def with_time(verb: Callable[..., object], ask: object) -> None:
        with project.open(lock_wait_s=60.0) as workspace:
            verb(workspace, ask, calling())

    def comment(number: int) -> None:
        note = f"number {number}"
        with_time(review.comment, review.ReviewCommentAsk(selectors=["S02/1"], note=note))
        notes.append(note)

    def order(number: int) -> None:
        before, after = ("S01/1", None) if number % 2 else (None, "S01/1")
        with_time(timeline.move, timeline.TimelineMoveAsk(selectors=["S02/1"], before=before, after=after))

    def write(number: int) -> None:
        text = project.text(SCRIPT) + f"\nShe waits for {number} hours.\n"
        with_time(edit.put_script, edit.PutScriptAsk(name="rain.fountain", text=text))

    crowd = [
        going_on(work)
        for work in (
            comment,
            order,
            write,
            lambda number: with_time(compiling.compile, compiling.CompileAsk()),
        )
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert failed == []
    compiled(project, calling())
    with project.open() as workspace:
        assert {d.note for d in workspace.decisions if d.decision == "comment"} == set(notes)
        assert [f"She waits for {n} hours." in actions(project) for n in range(5)] == [True] * 5
        names = [f.frame_id for s in workspace.scenes for f in s.frames]
        assert len(names) == len(set(names))
        assert (
            sum(e.kind == "timeline.changed" and e.body.get("what", "") != "" for e in workspace.log.read())
            == 5
        )
    proven(project)


def test_a_comment_waits_for_no_specs_that_are_made_of_a_script(project: Project) -> None:
    project.edit(SCRIPT, "ASHA sleeps.", "ASHA sleeps.\n\nMARA\nGood night.")
    said: list[str] = []

    def theirs() -> None:
        project.edit(SCRIPT, "MARA", "NOOR")  # whoever they meant, it is Noor by now
        by_another(project, review.comment, review.ReviewCommentAsk(selectors=["S01/1"], note="ours"))
        said.append("done")

    caller = beside(theirs, at=3)
    with project.open(caller, lock_wait_s=0.0) as workspace:
        done = new.new(workspace, new.NewAsk(from_script=True), caller)
    assert said == ["done"]
    assert "Noor" in {spec.name for spec in done.specs}
    assert "Mara" not in {spec.name for spec in done.specs}
    with project.open() as workspace:
        assert [d.note for d in workspace.decisions] == ["ours"]
    proven(project)
