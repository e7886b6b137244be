"""The whole cut is put into an order at once, and an order that is not of this cut changes nothing."""

from __future__ import annotations

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops import timeline
from storyboard_cli.ops.reorder import TimelineReorderAsk, reorder
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def names(film: Workspace) -> list[str]:
    shown = timeline.show(film, timeline.TimelineShowAsk(), calling()).entries
    return [e.frame_id + (f"#{e.use}" if e.use > 1 else "") for e in shown]


def ordered(film: Workspace, order: list[str], **more: bool) -> timeline.TimelineAnswer:
    return reorder(film, TimelineReorderAsk.model_validate({"order": order, **more}), calling())


def test_the_cut_gets_the_order_with_all_that_its_entries_have(film: Workspace) -> None:
    ask = timeline.TimelineInsertAsk(selectors=["S01/1"], after="S02/1")
    timeline.insert(film, ask, calling())
    timeline.duration(film, timeline.TimelineDurationAsk(selectors=["S01/2"], length="7"), calling())
    timeline.marker(film, timeline.TimelineMarkerAsk(name="here", at="S01/2"), calling())
    before = timeline.show(film, timeline.TimelineShowAsk(), calling())
    head = film.log.head[0]
    new = list(reversed(names(film)))
    assert "FR_S01_001#2" in new

    done = ordered(film, new)

    assert names(film) == new and done.changed
    assert [e.frame_id for e in done.entries] == [n.partition("#")[0] for n in new]
    lengths = {(e.frame_id, e.use): e.duration_frames for e in before.entries}
    assert {(e.frame_id, e.use): e.duration_frames for e in done.entries} == lengths
    [seventh] = [e for e in done.entries if e.frame_id == "FR_S01_002"]
    assert seventh.duration_frames == 7 and done.markers[0].frame == seventh.start_frame
    assert [e.kind for e in film.log.read(head)] == ["timeline.changed"]
    assert done.frames == before.frames


def test_only_what_changed_its_place_is_touched_and_the_same_order_changes_nothing(film: Workspace) -> None:
    was = names(film)
    assert not ordered(film, was).changed
    first, second, *rest = was
    done = ordered(film, [second, first, *rest], dry_run=True)
    assert done.touched == [second, first] and done.dry_run and names(film) == was
    assert "2 entries" in done.what


def test_what_is_taken_out_stays_behind_what_it_follows(film: Workspace) -> None:
    first, second, *rest = names(film)
    timeline.remove(film, timeline.TimelineRemoveAsk(selectors=[second]), calling())
    done = ordered(film, [*rest, first])
    assert [e.frame_id for e in done.entries] == [*rest, first, second]
    assert next(e for e in done.entries if e.frame_id == second).marks == ["out"]
    assert names(film) == [*rest, first, second]


def test_an_order_of_another_cut_is_refused_by_name(film: Workspace, project: Project) -> None:
    first, second, *rest = names(film)
    for order, code, said in (
        ([first, *rest], "order-missing", f"{second} is missing"),
        ([first, second, *rest, "FR_S09_001"], "order-unknown", "FR_S09_001 is not in the cut"),
        ([first, second, *rest, f"{first}#2"], "order-unknown", f"{first}#2 is not in the cut"),
        ([first, first, second, *rest], "order-twice", f"{first} stands 2 times"),
    ):
        with pytest.raises(SbError) as caught:
            ordered(film, order)
        assert (caught.value.kind, caught.value.code, caught.value.fields) == (Kind.usage, code, ("order",))
        assert said in caught.value.message
    with pytest.raises(SbError) as caught:
        ordered(film, ["FR_S09_001"])
    assert {p.code for p in caught.value.problems} == {"order-unknown", "order-missing"}
    assert len(caught.value.problems) == 1 + len([first, second, *rest])
    assert not project.exists("timeline.yaml")


def test_of_two_who_order_at_once_the_second_stands_on_the_first(film: Workspace, project: Project) -> None:
    first, second, *rest = names(film)
    with project.open("Bo <bo@example.org>") as bo:
        _ = bo.timeline  # read before the other one decides
        ordered(film, [second, first, *rest])
        ordered(bo, [*rest, second, first])
    film.forget()
    assert names(film) == [*rest, second, first]
