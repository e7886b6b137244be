"""Two that change one film: the later one decides on what the earlier one left, or is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Recording
from storyboard_cli.history.decisions import decide
from storyboard_cli.ledger.events.cut import TimelineChanged
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.ledger.events.jobs import JobChanged
from storyboard_cli.ledger.events.reviews import ReviewDecided
from storyboard_cli.ops import approve, lock, timeline, unlock
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

from ..projects import Project

Fact = ReviewDecided | TimelineChanged | JobChanged | ExportMade


@pytest.fixture
def other(project: Project) -> Iterator[Workspace]:
    """The same film, opened by somebody else."""
    with project.open("Ben <ben@example.org>") as workspace:
        yield workspace


def decided(frame_id: str) -> ReviewDecided:
    return ReviewDecided(frame_id=frame_id, decision="comment", uid="u", path=f"review/{frame_id}.yaml")


@pytest.fixture
def told(film: Workspace) -> Callable[[Fact], int]:
    """Records a fact as somebody does who holds no lock of this machine, and says where the log stands."""

    def tell(fact: Fact) -> int:
        film.log.append([fact.event()], at=film.now_precise(), actor="Cleo <cleo@example.org>")
        return film.log.head[0]

    return tell


def order(film: Workspace) -> list[str]:
    film.forget()
    return [e.frame_id for e in timeline.show(film, timeline.TimelineShowAsk(), Recording()).entries]


def test_two_moves_of_one_cut_are_both_in_it(film: Workspace, other: Workspace, report: Recording) -> None:
    first, second, third, *rest = order(film)
    assert order(other) == [first, second, third, *rest]  # both have read the cut now

    timeline.move(film, timeline.TimelineMoveAsk(selectors=[first], after=third), report)
    timeline.move(other, timeline.TimelineMoveAsk(selectors=[rest[-1]]), report)

    assert order(film) == [rest[-1], second, third, first, *rest[:-1]]


def test_a_frame_is_approved_once(film: Workspace, other: Workspace, report: Recording) -> None:
    assert other.decisions == []  # read before the approval
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    again = approve.approve(other, approve.ApproveAsk(selectors=["S01/1"]), report)

    assert (again.already, again.approved) == (1, [])
    assert len(film.views.decisions()) == 1


def test_nothing_is_written_where_somebody_decided_in_between(
    film: Workspace, project: Project, told: Callable[[Fact], int]
) -> None:
    """A machine that shares the log and not the lock: its decision comes between the look and the write."""
    with film.deciding():
        (state,) = frame_states(film, ["S01/1"])
        told(decided("FR_S01_001"))
        with pytest.raises(SbError) as caught:
            decide(film, state, "retake", note="softer light")

    assert caught.value.code == "ledger-moved"
    assert not project.exists("review")


def test_a_version_is_retired_once(film: Workspace, other: Workspace, report: Recording) -> None:
    assert other.registry.locks("CHAR_001")  # read before the other retires it
    unlock.unlock(film, unlock.UnlockAsk(asset="CHAR_001@v1", reason="the collar"), report)

    with pytest.raises(SbError) as caught:
        unlock.unlock(other, unlock.UnlockAsk(asset="CHAR_001@v1", reason="the sleeves"), report)

    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "already-retired")


def test_a_lock_compares_the_spec_that_it_freezes(film: Workspace, project: Project) -> None:
    """The spec is edited while `sb lock` waits for its turn: its pictures show something else by then."""
    entered = threading.Event()

    def wait_and_lock() -> str:
        with project.open() as mine:
            assert mine.registry.specs  # read before the edit
            entered.set()
            with pytest.raises(SbError) as caught:
                lock.lock(mine, lock.LockAsk(assets=["CHAR_001"]), calling())
            return ", ".join(p.code for p in caught.value.problems)

    with ThreadPoolExecutor(1) as pool:
        with film.writing():
            waiting = pool.submit(wait_and_lock)
            assert entered.wait(10)
            project.edit("assets/CHAR_001/asset.yaml", "green coat", "red coat")
        assert waiting.result(30) == "take-outdated"
    film.forget()
    assert [v.version for v in film.registry.locks("CHAR_001")] == [1]


def test_what_was_decided_on_a_state_that_is_gone_is_refused(
    film: Workspace, told: Callable[[Fact], int]
) -> None:
    seen = film.log.head[0]
    head = told(decided("FR_S01_001"))

    with pytest.raises(SbError) as caught:
        film.record(decided("FR_S01_001"), expected_head=seen)

    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "ledger-moved")
    assert film.log.head[0] == head


@pytest.mark.parametrize(
    ("between", "mine", "is_refused"),
    [
        (JobChanged(job_id="j1"), decided("FR_S01_001"), False),
        (ExportMade(format="pdf"), TimelineChanged(project_id="PRJ_001"), False),
        (decided("FR_S01_002"), decided("FR_S01_001"), False),
        (decided("FR_S01_002"), TimelineChanged(project_id="PRJ_001"), True),
        (TimelineChanged(project_id="PRJ_001"), decided("FR_S01_001"), True),
    ],
)
def test_only_what_a_decision_may_rest_on_refuses_it(
    film: Workspace, told: Callable[[Fact], int], between: Fact, mine: Fact, is_refused: bool
) -> None:
    with film.deciding():
        told(between)
        if is_refused:
            with pytest.raises(SbError, match="somebody else"):
                film.record(mine)
        else:
            assert film.record(mine)[0].seq == film.log.head[0]
            film.record(mine)  # its own event is no surprise


def test_a_thread_waits_for_its_turn_to_write(project: Project) -> None:
    with project.open() as film:
        order: list[str] = []
        inside = threading.Event()

        def second() -> None:
            inside.wait(10)
            with film.writing():
                order.append("second")

        with ThreadPoolExecutor(1) as pool:
            with film.writing(), film.writing():
                waiting = pool.submit(second)
                inside.set()
                waiting_for_long = threading.Event().wait(0.2)
                order.append("first")
                assert not waiting_for_long
            waiting.result(10)

    assert order == ["first", "second"]


def test_a_thread_that_waits_too_long_is_told_who_writes(project: Project) -> None:
    def try_it(film: Workspace) -> SbError:
        with pytest.raises(SbError) as caught, film.writing():
            pass
        return caught.value

    with project.open() as film, ThreadPoolExecutor(1) as pool, film.writing():
        said = pool.submit(try_it, film).result(30)

    assert (said.kind, said.code) == (Kind.conflict, "project-busy")


def test_a_thread_that_uses_the_ledger_of_another_is_told_so(film: Workspace) -> None:
    assert film.log.head[0]
    with ThreadPoolExecutor(1) as pool, pytest.raises(SbError) as caught:
        pool.submit(film.record, decided("FR_S01_001")).result()

    assert (caught.value.kind, caught.value.code) == (Kind.internal, "ledger-wrong-thread")
