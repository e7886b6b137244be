"""What a player of the cut is told: moves and speeches as the animatic has them, and numbers of the cut."""

from __future__ import annotations

import io
import wave

from storyboard_cli.core.reporter import Recording
from storyboard_cli.export.moves import views
from storyboard_cli.ops import animatic, timeline
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def changed(film: Workspace, report: Recording, verb: str, **body: object) -> timeline.TimelineAnswer:
    operation = CATALOGUE[f"timeline.{verb}"]
    answer: timeline.TimelineAnswer = operation.function(film, operation.ask.model_validate(body), report)
    return answer


def test_moves_and_words_are_those_of_the_animatic(film: Workspace, report: Recording) -> None:
    moves = "schema: 1\nscene_id: S01\nframes:\n  1: {movement: push_in}\n  2: {movement: pan_left}\n"
    film.files.put("direction/S01.yaml", moves.encode("utf-8"))
    film.forget()
    CATALOGUE["compile"].function(film, CATALOGUE["compile"].ask(), report)
    film.forget()
    told = animatic.show(film, animatic.AnimaticShowAsk(), calling())
    panels = {p.frame_id: p for p in board_of(film).panels}
    moving = {name for name, panel in panels.items() if views(panel)}
    assert moving, "this film has no camera move, and the test says nothing"
    assert {f.frame_id for f in told.frames if f.move} == moving
    for frame in told.frames:
        panel = panels[frame.frame_id]
        assert [(s.speaker, s.text) for s in frame.speeches] == [(s.speaker, s.text) for s in panel.dialogue]
        if found := views(panel):
            assert frame.move is not None
            ends = (frame.move.start, frame.move.end)
            assert [(v.x, v.y, v.width) for v in ends] == [(v.x, v.y, v.width) for v in found]
    assert [told.width, told.height] == [film.project.size.width, film.project.size.height]


def test_frames_can_be_asked_for_alone(film: Workspace) -> None:
    whole = animatic.show(film, animatic.AnimaticShowAsk(), calling())
    name = whole.frames[0].frame_id
    alone = animatic.show(film, animatic.AnimaticShowAsk(selectors=[name]), calling())
    assert alone.frames == whole.frames[:1]


def test_a_row_of_the_cut_says_its_transition_hold_trim_and_place_in_numbers(
    film: Workspace, report: Recording
) -> None:
    changed(film, report, "transition", selectors=["FR_S01_002"], kind="fade_in", length="9")
    changed(film, report, "hold", selectors=["FR_S01_002"], length="5")
    changed(film, report, "trim", selectors=["FR_S01_002"], length="3")
    told = changed(film, report, "remove", selectors=["FR_S01_001"])
    row = next(e for e in told.entries if e.frame_id == "FR_S01_002")
    assert (row.transition_kind, row.transition_frames, row.hold, row.trim, row.out) == (
        "fade_in",
        9,
        5,
        3,
        False,
    )
    assert [e.out for e in told.entries if e.frame_id == "FR_S01_001"] == [True]


def test_markers_and_sounds_say_what_they_move_with(
    film: Workspace, report: Recording, project: Project
) -> None:
    packed = io.BytesIO()
    with wave.open(packed, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16000))
    project.write("audio/rain.wav", packed.getvalue())
    changed(film, report, "insert", selectors=["FR_S01_001"], after="FR_S01_002")
    changed(film, report, "marker", name="turn", at="FR_S01_001#2", offset="4")
    told = changed(film, report, "audio", path="audio/rain.wav", at="FR_S01_001", offset="-6", gain_db=-3)
    marker, sound_row = told.markers[0], told.audio[0]
    second = next(e for e in told.entries if (e.frame_id, e.use) == ("FR_S01_001", 2))
    assert (marker.entry, marker.offset, marker.frame) == ("FR_S01_001#2", 4, second.start_frame + 4)
    assert (sound_row.entry, sound_row.first_frame, sound_row.frame) == ("FR_S01_001", -6, 0)
    assert (sound_row.skip, sound_row.duration_frames, sound_row.fade_in, sound_row.fade_out) == (
        0,
        None,
        0,
        0,
    )
