"""Timeline, rollback and compare on a real small film."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from fractions import Fraction

import pytest
from PIL import Image

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.clock import iso_precise
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Recording
from storyboard_cli.ops import approve, compare, reject, rollback, timeline
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_pixels
from storyboard_cli.timeline.cut import lay_out
from storyboard_cli.timeline.review import Status
from tests.callers import Heard

Look = Callable[[str], FrameState]
Git = Callable[..., str]


def order(film: Workspace) -> list[str]:
    film.forget()
    return [p.frame.frame_id for p in lay_out(film.timeline, film.scenes)]


def change(
    film: Workspace, report: Recording, verb: str, *frames: str, **more: object
) -> timeline.TimelineAnswer:
    operation = CATALOGUE[f"timeline.{verb}"]
    named = {"selectors": list(frames)} if frames else {}
    answer: timeline.TimelineAnswer = operation.function(
        film, operation.ask.model_validate({**named, **more}), report
    )
    return answer


@pytest.mark.parametrize(
    ("text", "frames"),
    [("48", 48), ("48f", 48), ("2s", 48), ("2.5s", 60), ("1:12", 36), ("0", 0), ("0.02s", 0)],
)
def test_lengths_are_frames_seconds_or_both(text: str, frames: int) -> None:
    assert timeline.frames_of(text, Fraction(24)) == frames


def test_seconds_are_exact_at_broadcast_rates() -> None:
    assert timeline.frames_of("10s", Fraction(30000, 1001)) == 300


@pytest.mark.parametrize("text", ["", "two", "-3", "1:2:3", "2.5"])
def test_what_is_no_length_is_refused_with_examples(text: str) -> None:
    with pytest.raises(SbError) as caught:
        timeline.frames_of(text, Fraction(24))
    assert "2.5s" in worded(caught.value.hint or "")


def test_a_move_writes_the_file_and_its_event(film: Workspace, report: Recording) -> None:
    before = order(film)

    answer = change(film, report, "move", "S01/1", after="S01/3")

    assert order(film) == [before[1], before[2], before[0], *before[3:]]
    assert answer.changed
    assert [r.frame_id for r in film.views.cut()] == order(film)
    assert list(film.log.read(kinds=["timeline.changed"]))[-1].body["what"] == "moved FR_S01_001 after S01/3"


def test_a_dry_run_shows_the_cut_and_writes_nothing(film: Workspace, report: Recording) -> None:
    answer = change(film, report, "move", "S01/1", after="S01/3", dry_run=True)

    assert answer.entries[2].frame_id == "FR_S01_001"
    assert film.files.stat("timeline.yaml") is None


def test_nothing_is_written_where_nothing_changes(film: Workspace, report: Recording) -> None:
    change(film, report, "duration", "S01/1", length="12")
    head = film.log.head

    assert not change(film, report, "duration", "S01/1", length="12").changed
    assert film.log.head == head


def test_durations_holds_and_trims_add_up(film: Workspace, report: Recording) -> None:
    change(film, report, "duration", "S01/1", length="2s")
    change(film, report, "hold", "S01/1", length="12")
    answer = change(film, report, "trim", "S01/1", length="4")

    assert answer.entries[0].duration_frames == 48 + 12 - 4
    assert answer.entries[0].marks == ["hold +12", "trim -4"]
    assert change(film, report, "duration", "S01/1").entries[0].marks == ["hold +12", "trim -4"]


def test_an_entry_of_no_length_is_refused(film: Workspace, report: Recording) -> None:
    with pytest.raises(SbError, match="at least one frame"):
        change(film, report, "duration", "S01/1", length="0")


def test_the_second_use_of_a_frame_is_named_by_number(film: Workspace, report: Recording) -> None:
    change(film, report, "insert", "S01/1", after="S01/2")
    answer = change(film, report, "duration", "S01/1#2", length="5")

    assert [(e.frame_id, e.use, e.duration_frames == 5) for e in answer.entries[:3]] == [
        ("FR_S01_001", 1, False),
        ("FR_S01_002", 1, False),
        ("FR_S01_001", 2, True),
    ]


def test_reset_is_the_story_order_again(film: Workspace, report: Recording) -> None:
    before = order(film)
    change(film, report, "move", "S02/1")
    change(film, report, "reset")

    assert order(film) == before
    assert film.timeline.is_story_order


def test_a_sound_must_be_in_the_project(film: Workspace, report: Recording) -> None:
    with pytest.raises(SbError, match="no file"):
        change(film, report, "audio", path="audio/rain.wav")
    with pytest.raises(SbError) as caught:
        change(film, report, "audio", path="../rain.wav")
    assert caught.value.code == "path-outside-project"


def rain(seconds: float = 2.5) -> bytes:
    """A sound as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(seconds * 8000) * 2))
    return out.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"hello, no sound", b"RIFF\0\0\0\0WAVEjunk", b"ID3" + bytes(99)]
)
def test_only_a_sound_goes_under_the_cut(film: Workspace, report: Recording, data: bytes) -> None:
    film.files.put("audio/rain.wav", data)
    with pytest.raises(SbError) as caught:
        change(film, report, "audio", path="audio/rain.wav")
    assert (caught.value.kind, caught.value.code) == (Kind.usage, "not-a-sound")
    assert "WAV" in (caught.value.hint or "") and film.timeline.audio == ()


def test_the_length_of_a_sound_is_said_whatever_its_name(film: Workspace, report: Recording) -> None:
    film.files.put("audio/rain.mp3", rain(1.5))
    assert (
        change(film, report, "audio", path="audio/rain.mp3").what == "audio/rain.mp3 (1.5 s) from the start"
    )


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("duration", {"selectors": ["S01/1"], "length": "9" * 23}),
        ("hold", {"selectors": ["S01/1"], "length": "9" * 12}),
        ("trim", {"selectors": ["S01/1"], "length": "9" * 12}),
        ("transition", {"selectors": ["S01/2"], "kind": "dissolve", "length": "9" * 12}),
        ("marker", {"name": "x", "offset": "9" * 12}),
        ("audio", {"path": "audio/rain.wav", "offset": "-" + "9" * 12}),
    ],
)
def test_a_length_that_no_cut_can_have_is_refused_and_nothing_written(
    film: Workspace, report: Recording, verb: str, asked: dict[str, object]
) -> None:
    film.files.put("audio/rain.wav", rain())
    before = film.files.stat("timeline.yaml")
    with pytest.raises(SbError) as caught:
        change(film, report, verb, **asked)
    assert caught.value.kind is Kind.usage and "10000000" in caught.value.message
    assert film.files.stat("timeline.yaml") == before


def test_markers_and_sounds_stand_at_their_frame(film: Workspace, report: Recording) -> None:
    film.files.put("audio/rain.wav", rain())
    change(film, report, "marker", at="S01/2", name="thunder", offset="12")
    answer = change(film, report, "audio", at="S01/2", path="audio/rain.wav", offset="-6", gain_db=-3.0)

    start = answer.entries[1].start_frame
    assert [(m.name, m.frame) for m in answer.markers] == [("thunder", start + 12)]
    assert [(a.path, a.frame, a.gain_db) for a in answer.audio] == [("audio/rain.wav", start - 6, -3.0)]
    assert change(film, report, "unmarker", name="thunder").markers == []


def test_a_cut_is_kept_when_the_script_changes(film: Workspace, report: Recording) -> None:
    from storyboard_cli.ops import compile as compile_op

    change(film, report, "move", "S01/2")
    change(film, report, "duration", "S01/3", length="7")
    script = film.files.read("scripts/rain.fountain")
    turn = b"She turns around."
    film.files.put("scripts/rain.fountain", script.replace(turn, turn + b"\n\nThunder rolls far away."))
    film.forget()
    compile_op.compile(film, compile_op.CompileAsk(), report)

    now = order(film)
    assert now[0] == "FR_S01_002"
    assert len(now) == len(set(now)) == len([f for s in film.scenes for f in s.live_frames])
    placed = {p.frame.frame_id: p.duration for p in lay_out(film.timeline, film.scenes)}
    assert placed["FR_S01_003"] == 7


def test_rollback_to_an_event_restores_order_and_approvals(
    film: Workspace, report: Recording, state_of: Look
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)
    before, seq = order(film), film.log.head[0]
    change(film, report, "move", "S02/1")
    reject.reject(film, reject.RejectAsk(selectors=["S01/1"], note="no"), report)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/3"]), report)
    events, files = film.log.head[0], {e.path for e in film.files.entries("review")}

    answer = rollback.rollback(film, rollback.RollbackAsk(to=str(seq)), report)

    assert order(film) == before
    assert [(c.frame_id, c.decision, c.was) for c in answer.changed] == [
        ("FR_S01_001", "approve", "reject"),
        ("FR_S01_003", "reopen", "approve"),
    ]
    assert state_of("S01/1").review is Status.approved
    assert state_of("S01/2").review is Status.approved
    assert state_of("S01/3").review is Status.waiting
    assert film.log.head[0] > events
    assert files < {e.path for e in film.files.entries("review")}


def test_rollback_goes_forward_as_well(film: Workspace, report: Recording, state_of: Look) -> None:
    seq = film.log.head[0]
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    later = film.log.head[0]
    rollback.rollback(film, rollback.RollbackAsk(to=str(seq)), report)
    assert state_of("S01/1").review is Status.waiting

    rollback.rollback(film, rollback.RollbackAsk(to=str(later)), report)

    assert state_of("S01/1").review is Status.approved


def test_rollback_brings_the_old_picture_back(
    film: Workspace,
    report: Recording,
    darker: Callable[..., None],
    again: Callable[..., None],
    state_of: Look,
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    seq = film.log.head[0]
    first = approved_pixels(film.files, "FR_S01_001")
    darker("S01/1", "night")
    again("S01/1", force=False)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    assert approved_pixels(film.files, "FR_S01_001") != first

    rollback.rollback(film, rollback.RollbackAsk(to=str(seq)), report)

    assert approved_pixels(film.files, "FR_S01_001") == first
    assert state_of("S01/1").review is Status.outdated  # the light has changed since; that is true


@pytest.mark.folder("a commit of git")
def test_rollback_to_a_commit_finds_the_picture_in_git(
    film: Workspace, report: Recording, git: Git, darker: Callable[..., None], again: Callable[..., None]
) -> None:
    git("init", "-q", "-b", "main")
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    git("add", ".")
    git("commit", "-q", "-m", "approved")
    first = approved_pixels(film.files, "FR_S01_001")
    darker("S01/1", "night")
    again("S01/1", force=False)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    git("add", ".")
    git("commit", "-q", "-m", "again")
    film.files.remove("scenes/S01/frame_001_v1.png")

    answer = rollback.rollback(film, rollback.RollbackAsk(to="HEAD~1"), report)

    assert (answer.lost, [c.decision for c in answer.changed]) == ([], ["approve"])
    assert approved_pixels(film.files, "FR_S01_001") == first


def test_an_approval_without_its_picture_is_not_restored(
    film: Workspace, report: Recording, darker: Callable[..., None], again: Callable[..., None]
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    seq = film.log.head[0]
    darker("S01/1", "night")
    again("S01/1", force=False)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    film.files.remove("scenes/S01/frame_001_v1.png")

    answer = rollback.rollback(film, rollback.RollbackAsk(to=str(seq)), report)

    assert ([f.frame_id for f in answer.lost], answer.failure) == (["FR_S01_001"], Kind.partial)


def test_rollback_of_one_frame_leaves_the_rest(film: Workspace, report: Recording, state_of: Look) -> None:
    seq = film.log.head[0]
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)
    change(film, report, "move", "S02/1")
    cut = order(film)

    rollback.rollback(film, rollback.RollbackAsk(to=str(seq), selectors=["S01/1"]), report)

    assert state_of("S01/1").review is Status.waiting
    assert state_of("S01/2").review is Status.approved
    assert order(film) == cut


def test_rollback_to_a_date(film: Workspace, report: Heard, state_of: Look) -> None:
    moment = iso_precise(report.clock())
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    rollback.rollback(film, rollback.RollbackAsk(to=moment), report)

    assert state_of("S01/1").review is Status.waiting


@pytest.mark.parametrize(
    ("to", "code"), [("999999", "no-event"), ("2001-01-01", "before-the-ledger"), ("--help", "no-such-past")]
)
def test_a_past_that_is_unknown_is_refused(film: Workspace, report: Recording, to: str, code: str) -> None:
    with pytest.raises(SbError) as caught:
        rollback.rollback(film, rollback.RollbackAsk(to=to), report)
    assert caught.value.code == code


def test_two_versions_stand_side_by_side(
    film: Workspace, report: Recording, darker: Callable[..., None], again: Callable[..., None]
) -> None:
    darker("S01/1", "night")
    again("S01/1", force=False)

    answer = compare.compare(film, compare.CompareAsk(frame="S01/1", versions=["v1", "2"], width=160), report)

    picture = Image.open(io.BytesIO(film.files.read(answer.path)))
    assert picture.width > 2 * 160
    assert answer.shown == ["v1", "v2"]
    assert any("night" in difference for difference in answer.differences)


def test_a_strip_has_the_neighbours_of_the_cut(film: Workspace, report: Recording) -> None:
    change(film, report, "move", "S02/1", after="S01/1")

    answer = compare.compare(film, compare.CompareAsk(frame="S01/1", strip=True), report)
    assert [title.split(" ")[0] for title in answer.shown] == ["FR_S01_001", "FR_S02_001"]


def test_a_version_that_is_not_there_is_named(film: Workspace, report: Recording) -> None:
    with pytest.raises(SbError, match="has no v9") as caught:
        compare.compare(film, compare.CompareAsk(frame="S01/1", versions=["v1", "v9"]), report)
    assert caught.value.hint == "there are v1"


def test_a_rollback_to_the_story_order_forgets_a_cut_that_is_like_it(
    film: Workspace, report: Recording
) -> None:
    made = change(film, report, "remove", "S01/2")
    change(film, report, "insert", "S01/2", after="S01/1")
    assert not film.timeline.is_story_order

    done = rollback.rollback(film, rollback.RollbackAsk(to=str(made.undo_to)), report)

    assert done.order_changed and done.undo_to is not None
    film.forget()
    assert film.timeline.is_story_order
    undone = rollback.rollback(film, rollback.RollbackAsk(to=str(done.undo_to)), report)
    assert undone.order_changed
    film.forget()
    assert not film.timeline.is_story_order
