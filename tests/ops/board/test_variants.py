"""Variants: pictures of a frame with other seeds beside it, each checked; one becomes its version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.checking.candidate_check import likeness_of
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.ledger.events.candidates import CandidateJudged, CandidatePicked, CandidateStored
from storyboard_cli.ops import approve, candidates, check, gc, generate, lock, pick, rebuild, render, status
from storyboard_cli.project.candidates import Candidate, preferred
from storyboard_cli.project.commit import commit
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.rendering import candidate_jobs
from tests.callers import Heard
from tests.doubles.events import one_of_each
from tests.ops.projects import Project

FRAME = "FR_S01_001"
STORED = next(e.body for e in one_of_each() if e.kind == CandidateStored.kind)
Look = Callable[[str], FrameState]


def variants(film: Workspace, many: int = 3, name: str = "S01/1", **more: Any) -> render.RenderAnswer:
    film.forget()
    return render.render(film, render.RenderAsk(selectors=[name], variants=many, **more), Heard())


def chosen(film: Workspace, number: int | None = None, name: str = "S01/1", **more: Any) -> pick.PickAnswer:
    film.forget()
    answer = pick.pick(film, pick.PickAsk(frame=name, candidate=number, **more), Heard())
    film.forget()
    return answer


def listed(film: Workspace, name: str = "S01/1") -> candidates.CandidatesAnswer:
    film.forget()
    return candidates.candidates(film, candidates.CandidatesAsk(frame=name), Heard())


def new_coat(film: Workspace, project: Project) -> None:
    """Another version of the character is locked: what was wanted of her frames is another thing now."""
    project.append("assets/CHAR_001/asset.yaml", "negative_prompt: hat\n")
    film.forget()
    generate.generate(film, generate.GenerateAsk(assets=["CHAR_001"]), Heard())
    film.forget()
    lock.lock(film, lock.LockAsk(assets=["CHAR_001"]), Heard())
    film.forget()


def test_they_lie_beside_the_frame_and_each_is_checked(film: Workspace, state_of: Look) -> None:
    before = state_of("S01/1")
    made = variants(film)

    assert [(row.candidate, row.render_version) for row in made.rendered] == [(1, None), (2, None), (3, None)]
    assert {row.verdict for row in made.rendered} == {"passed"}
    rows = listed(film).rows
    assert [row.candidate for row in rows] == [1, 2, 3]
    assert len({row.pixel_sha256 for row in rows} | {row.seed for row in rows}) == 6
    after = state_of("S01/1")
    assert (after.renders, after.render_state, after.shown) == (
        before.renders,
        before.render_state,
        before.shown,
    )
    assert made.problems[0].code == "variants-alike"  # the preview's own word of what it draws


def test_so_many_are_there_and_no_more_are_drawn(film: Workspace) -> None:
    variants(film, 2)
    again, more, forced = variants(film, 2), variants(film, 5), variants(film, 1, force=True)

    assert (again.rendered, again.fresh) == ([], 2)
    assert ([row.candidate for row in more.rendered], more.fresh) == ([3, 4, 5], 2)
    assert [row.candidate for row in forced.rendered] == [6]


def test_a_picked_one_is_the_next_version_with_its_verdict(film: Workspace, state_of: Look) -> None:
    variants(film)
    wanted = listed(film).rows[1]
    answer = chosen(film, 2)
    state = state_of("S01/1")

    assert (answer.render_version, answer.candidate, answer.changed) == (2, 2, True)
    assert state.newest is not None
    assert (state.newest.version, state.newest.pixel_sha256) == (2, wanted.pixel_sha256)
    assert (state.render_state.value, state.verdict) == ("fresh", "passed")
    carried = recipe_of(film.files.read(state.newest.path))
    assert carried is not None
    assert (carried["version"], carried["recipe"]["seeds"]["seed"]) == (2, wanted.seed)
    assert film.files.read("direction/S01.yaml") == (
        b"schema: 1\nscene_id: S01\nframes:\n  FR_S01_001:\n    candidate: 2\n"
    )
    assert check.check(film, check.CheckAsk(selectors=["S01/1"]), Heard()).frames[0].verdict == "passed"
    assert render.render(film, render.RenderAsk(), Heard()).rendered == []


def test_the_choice_is_an_event_and_no_edit_that_a_compile_asks_for(film: Workspace) -> None:
    variants(film)
    chosen(film, 3)
    (event,) = film.log.read(kinds=[CandidatePicked.kind])

    assert event.body["of"] == [1, 2, 3]
    assert (event.subject, event.body["candidate"], event.body["render_version"]) == (FRAME, 3, 2)
    assert status.status(film, status.StatusAsk(), Heard()).edited_since_compile == []


def test_the_next_picture_of_the_frame_keeps_the_seed_that_was_picked(
    film: Workspace, project: Project, state_of: Look
) -> None:
    variants(film)
    seed = listed(film).rows[2].seed
    chosen(film, 3)
    new_coat(film, project)
    render.render(film, render.RenderAsk(selectors=["S01/1"]), Heard())
    newest = state_of("S01/1").newest

    assert newest is not None and newest.version == 3
    carried = recipe_of(film.files.read(newest.path))
    assert carried is not None and carried["recipe"]["seeds"]["seed"] == seed


def test_what_is_of_before_is_told_and_not_picked(film: Workspace, project: Project) -> None:
    variants(film, 2)
    new_coat(film, project)

    assert [row.is_current for row in listed(film).rows] == [False, False]
    with pytest.raises(SbError, match="variant 1 of FR_S01_001 is not of what is wanted") as caught:
        chosen(film, 1)
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "variant-stale")
    with pytest.raises(SbError, match="no variant of FR_S01_001 is of what is wanted"):
        chosen(film, best=True)
    assert [row.candidate for row in variants(film, 2).rendered] == [3, 4]  # no number is used twice


def test_the_same_one_again_changes_nothing_and_an_older_one_makes_no_new_version(
    film: Workspace, state_of: Look
) -> None:
    variants(film)
    first = chosen(film, 1)
    head = film.log.head
    assert (chosen(film, 1).changed, film.log.head) == (False, head)
    second = chosen(film, 2)
    back = chosen(film, 1)

    assert [one.render_version for one in (first, second, back)] == [2, 3, 2]
    newest = state_of("S01/1").newest
    assert newest is not None and (newest.version, len(state_of("S01/1").renders)) == (2, 3)


def test_0_is_the_frames_own_picture_again(film: Workspace, state_of: Look) -> None:
    variants(film)
    chosen(film, 1)
    back = chosen(film, 0)
    newest = state_of("S01/1").newest

    assert (back.render_version, back.candidate, back.changed) == (1, 0, True)
    assert newest is not None and newest.version == 1
    assert film.files.read("direction/S01.yaml") == b"schema: 1\nscene_id: S01\n"  # no empty entry stays
    assert not chosen(film, 0).changed


@pytest.mark.parametrize("entry", ["  1:\n", "  FR_S01_001:\n    note: hold  # long\n"])
def test_its_own_picture_again_leaves_what_a_person_wrote(film: Workspace, entry: str) -> None:
    others = "  # the second\n  2:\n    mood: uneasy  # so\n# the end\n"
    head = "# mine\nschema: 1\nscene_id: S01\nframes:\n"
    film.files.put("direction/S01.yaml", f"{head}{entry}    candidate: 2\n{others}".encode())
    variants(film, 2)
    chosen(film, 2)
    chosen(film, 0)

    kept = entry if "note" in entry else ""
    assert film.files.read("direction/S01.yaml").decode() == head + kept + others


def test_where_the_check_sees_no_difference_none_is_best_and_the_lowest_number_is_picked(
    film: Workspace,
) -> None:
    variants(film, 4)
    known = listed(film)
    answer = chosen(film, best=True)

    assert (known.best, answer.candidate, answer.is_alike) == (None, 1, True)
    assert not chosen(film, 2).is_alike
    best, second = film.log.read(kinds=[CandidatePicked.kind])
    assert (best.body["best"], second.body["best"]) == (True, False)


def test_the_best_one_is_offered_where_the_check_sees_one(film: Workspace) -> None:
    alike = variants(film, 2).hint
    judged = [e.body for e in film.log.read(kinds=[CandidateJudged.kind])]
    worse = CandidateJudged.read(FRAME, {**judged[0], "verdict": "quarantined"})
    commit(film, (), [worse])
    told = variants(film, 2).hint

    assert (alike is not None and "sees no best one" in str(alike)) and "--best" not in str(alike)
    assert told is not None and "the one that the check likes best" in str(told)


def test_the_score_is_verdict_then_findings_then_likeness() -> None:
    def one(number: int, verdict: str, likeness: float | None, warned: int = 0) -> Candidate:
        body = {"uid": "u", "candidate": number, "job_id": "j", "embedder": "basic-v1"}
        said = {"rule": "margin", "outcome": "warned", "message": "near"}
        judged = CandidateJudged.read(
            FRAME, {**body, "verdict": verdict, "likeness": likeness, "findings": [said] * warned}
        )
        return Candidate(CandidateStored.read(FRAME, {**STORED, "candidate": number}), "", "", judged=judged)

    known = [
        one(1, "quarantined", 0.99),
        one(2, "passed", 0.95, warned=1),
        one(3, "passed", 0.80),
        one(4, "passed", 0.90),
        one(5, "passed", None),
        one(6, "not judged", None),
    ]

    assert [c.number for c in sorted(known, key=lambda c: c.order)] == [4, 3, 5, 2, 6, 1]
    assert preferred(known) == (known[3], False)
    alike = [one(7, "passed", 0.9002), one(8, "passed", 0.9004), *known]
    assert preferred(alike) == (known[3], True)  # to three decimals: the lowest number of equals
    assert preferred([one(9, "passed", None)])[1] is False
    assert preferred([]) == (None, False)


def test_likeness_is_that_of_the_characters_in_the_mean() -> None:
    def seen(rule: str, score: float | None) -> Finding:
        return Finding(rule=rule, outcome=Outcome.passed, message="", score=score)

    found = [seen("drift.identity", 0.9), seen("drift.identity", 0.7), seen("drift.style", 0.1)]
    assert likeness_of(found) == 0.8
    assert likeness_of([seen("drift.identity", None), seen("count", 1.0)]) is None


def test_an_approval_is_of_the_picture_before(film: Workspace, state_of: Look) -> None:
    check.check(film, check.CheckAsk(), Heard())
    film.forget()
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), Heard())
    variants(film, 2)
    answer = chosen(film, 2)

    assert answer.outdates
    assert state_of("S01/1").review.value == "outdated"


@pytest.mark.parametrize("written", ["FR_S01_001", "1", "'1'"])
def test_what_a_person_wrote_into_the_direction_stays(film: Workspace, written: str) -> None:
    text = (
        f"# mine\nschema: 1\nscene_id: S01\nframes:\n  {written}:  # the wide one\n    note: hold  # long\n"
    )
    film.files.put("direction/S01.yaml", text.encode())
    variants(film, 2)
    chosen(film, 2)

    assert film.files.read("direction/S01.yaml").decode() == text + "    candidate: 2\n"


def test_a_direction_in_json_keeps_the_choice_too(film: Workspace, state_of: Look) -> None:
    film.files.put("direction/S01.json", b'{"schema": 1, "scene_id": "S01", "frames": {}}')
    variants(film, 2)

    assert chosen(film, 2).direction == "direction/S01.json"
    assert state_of("S01/1").render_state.value == "fresh"


def test_a_dry_run_says_what_and_what_it_costs_and_writes_nothing(film: Workspace, project: Project) -> None:
    before = project.contents()
    told = variants(film, 6, dry_run=True)

    assert (len(told.rendered), told.dry_run) == (6, True)
    assert told.expected_seconds is not None
    assert project.contents() == before
    variants(film, 2)
    before = project.contents()
    assert chosen(film, 2, dry_run=True).render_version == 2
    assert project.contents() == before


def test_the_cost_is_said_before_the_first_picture(film: Workspace) -> None:
    report = Heard()
    render.render(film, render.RenderAsk(selectors=["S01/1"], variants=2), report)

    assert "2 pictures to draw, about" in report.said[0]


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ({"selectors": [], "variants": 2}, "no-frames-named"),
        ({"selectors": ["S01/1"], "variants": 2, "superseded": True}, "not-of-variants"),
        ({"selectors": ["S01/1"], "variants": 2, "draft": True}, "variants-of-drafts"),
        ({"selectors": ["S01/1"], "variants": 2, "renderer": "comfyui"}, "variants-of-drafts"),
    ],
)
def test_what_may_not_be_picked_is_not_drawn(film: Workspace, ask: dict[str, Any], code: str) -> None:
    with pytest.raises(SbError) as caught:
        render.render(film, render.RenderAsk(**ask), Heard())
    assert (caught.value.kind, caught.value.code) == (Kind.usage, code)


def test_a_pick_that_names_nothing_says_what_there_is(film: Workspace) -> None:
    with pytest.raises(SbError, match="FR_S01_001 has no variants to pick from"):
        chosen(film)
    variants(film, 2)
    for ask, said in (
        ({}, r"which variant of FR_S01_001\? there are 1 \(passed\), 2 \(passed\)"),
        ({"candidate": 9}, r"has no variant 9: there are 1 \(passed\)"),
        ({"candidate": 1, "best": True}, "not both"),
    ):
        with pytest.raises(SbError, match=said):
            pick.pick(film, pick.PickAsk.model_validate({"frame": "S01/1", **ask}), Heard())
        film.forget()


def test_of_many_a_refusal_says_which_numbers_there_are(film: Workspace) -> None:
    variants(film, 7)
    with pytest.raises(SbError, match=r"has no variant 99: there are 1 to 7$"):
        chosen(film, 99)


def test_a_picture_that_is_another_by_now_is_not_made_a_version(film: Workspace, state_of: Look) -> None:
    variants(film, 2)
    other, mine = (row.picture for row in listed(film).rows)
    film.files.put(mine, film.files.read(other))

    with pytest.raises(SbError, match="is not the picture that was drawn"):
        chosen(film, 2)
    assert len(state_of("S01/1").renders) == 1
    assert film.files.stat("direction/S01.yaml") is None


def test_a_run_that_was_stopped_goes_on_with_what_is_missing(
    film: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, done = candidate_jobs.deliver_candidate, list[int]()

    def stop_at_the_third(*given: Any) -> Any:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(1)
        return real(*given)

    monkeypatch.setattr(candidates, "deliver_candidate", stop_at_the_third)
    with pytest.raises((KeyboardInterrupt, Cancelled)):
        variants(film, 4)
    monkeypatch.undo()
    assert [row.verdict for row in listed(film).rows] == ["not checked"] * 2
    rest = variants(film, 4)

    assert (len(rest.rendered), rest.fresh) == (2, 2)
    assert [(row.candidate, row.verdict) for row in listed(film).rows] == [
        (n, "passed") for n in (1, 2, 3, 4)
    ]


def test_a_picture_whose_event_was_lost_is_taken_as_it_lies_there(
    film: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> Any:
        raise KeyboardInterrupt

    pictures: list[str] = []

    def files_alone(workspace: Workspace, changes: Any, events: Any, **more: Any) -> Any:
        commit(workspace, changes, (), **more)
        pictures.extend(change.path for change in changes)
        return killed()

    monkeypatch.setattr(candidate_jobs, "commit", files_alone)
    with pytest.raises((KeyboardInterrupt, Cancelled)):
        variants(film, 1)
    monkeypatch.undo()
    before = film.files.read(pictures[0])
    variants(film, 1)

    assert [row.picture for row in listed(film).rows] == pictures
    assert film.files.read(pictures[0]) == before


def test_gc_takes_those_that_nobody_can_pick_and_those_that_are_versions(
    film: Workspace, project: Project
) -> None:
    variants(film, 3)
    chosen(film, 2)
    gone = gc.gc(film, gc.GcAsk(), Heard()).removed
    assert [(one.candidate, one.reason) for one in gone] == [(2, "picked: it is v2")]
    assert [row.candidate for row in listed(film).rows] == [1, 3]
    new_coat(film, project)
    gone = gc.gc(film, gc.GcAsk(), Heard()).removed

    assert {(one.candidate, one.reason) for one in gone if one.candidate} == {
        (1, "made of what was wanted before"),
        (3, "made of what was wanted before"),
    }
    assert listed(film).rows == []
    assert not [e for e in film.files.entries(".sb/candidates") if e.path.endswith(".png")]


@pytest.mark.folder("rebuild puts the ledger's file aside")
def test_a_rebuilt_ledger_knows_them_again(film: Workspace) -> None:
    variants(film, 2)
    before = [(row.candidate, row.pixel_sha256, row.seed) for row in listed(film).rows]
    rebuild.rebuild(film, rebuild.RebuildAsk(), Heard())
    film.forget()

    assert [(row.candidate, row.pixel_sha256, row.seed) for row in listed(film).rows] == before
    variants(film, 2)  # draws none, and judges those whose verdicts went with the ledger
    assert {row.verdict for row in listed(film).rows} == {"passed"}
    assert chosen(film, 2).frame.render_version == 2


def test_a_frame_without_a_picture_has_variants_too(film: Workspace, state_of: Look) -> None:
    (state,) = [state_of("S02/1")]
    assert state.newest is not None
    film.files.remove(state.newest.path)
    variants(film, 2, "S02/1")
    answer = chosen(film, 1, "S02/1")

    assert (answer.render_version, answer.frame.render_state) == (2, "fresh")


def test_each_is_claimed_by_itself(film: Workspace) -> None:
    """What another run draws just now is left to it, one by one."""
    prepared = candidate_jobs.prepare_candidates(film, ["S01/1"], 2)
    names = {work.job.subject for work in prepared.work}

    assert names == {"FR_S01_001 variant 1", "FR_S01_001 variant 2"}
    assert len({work.path for work in prepared.work}) == 2
