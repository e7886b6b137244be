"""`timeline.yaml` reads back as written, merges in git, and says what is wrong with it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.store.files import Files
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.store.timeline import NAME, emit, parse_timeline, read_timeline
from storyboard_cli.timeline import edit
from storyboard_cli.timeline.cut import AudioTrack, Entry, Marker, Timeline

NAMES = [f"{i:02d}f{i:02d}" for i in range(1, 10)]


def cut(*uids: str) -> Timeline:
    return Timeline(entries=tuple(Entry(uid=u, frame_id=f"FR_S01_{i:03d}") for i, u in enumerate(uids, 1)))


def git(root: Path, *words: str, ok: bool = True) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or not ok, done.stdout + done.stderr
    return done.stdout + done.stderr


def write_timeline(files: Files, timeline: Timeline) -> None:
    files.put(NAME, emit(timeline).encode("utf-8"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    write_timeline(LocalFiles(tmp_path), cut(*NAMES))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "cut")
    return tmp_path


def merged(root: Path, ours: Timeline, theirs: Timeline) -> str:
    """Both sides commit their cut on a branch of their own; what `git merge` says."""
    git(root, "checkout", "-q", "-b", "theirs")
    write_timeline(LocalFiles(root), theirs)
    git(root, "commit", "-q", "-am", "theirs")
    git(root, "checkout", "-q", "main")
    write_timeline(LocalFiles(root), ours)
    git(root, "commit", "-q", "-am", "ours")
    return git(root, "merge", "--no-edit", "theirs", ok=False)


def test_a_missing_file_is_the_story_order(tmp_path: Path) -> None:
    assert read_timeline(LocalFiles(tmp_path)).is_story_order


def test_the_file_reads_back_as_written(tmp_path: Path) -> None:
    timeline = cut("a1", "12e5", "true").model_copy(
        update={
            "markers": (Marker(name="Tür: „zu“", key="a1", offset=3, note='say "so", {ok}\nand # more'),),
            "audio": (AudioTrack(path="audio/rain 1.wav", gain_db=-6.5, offset=-3),),
        }
    )
    timeline = edit.change(timeline, ["a1"], duration_frames=12, note="hold: [on] {him}", printed=False)

    write_timeline(LocalFiles(tmp_path), timeline)
    assert read_timeline(LocalFiles(tmp_path)) == timeline


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_note_survives(note: str) -> None:
    timeline = edit.change(cut("a1"), ["a1"], note=note)
    text = emit(timeline)

    assert len([line for line in text.splitlines() if line.startswith("- ")]) == 1
    assert parse_timeline(text.encode("utf-8"), "timeline.yaml") == timeline


def test_one_entry_is_one_line(tmp_path: Path) -> None:
    write_timeline(
        LocalFiles(tmp_path), edit.change(cut("a1", "b2"), ["b2"], duration_frames=12, transition="dissolve")
    )

    lines = (tmp_path / "timeline.yaml").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- {uid: a1, frame_id: FR_S01_001}",
        "- {uid: b2, frame_id: FR_S01_002, duration_frames: 12, transition: dissolve}",
    ]


def test_two_people_who_change_neighbouring_entries_merge_cleanly(repository: Path) -> None:
    base = cut(*NAMES)
    ours = edit.change(base, [NAMES[3]], duration_frames=12)
    theirs = edit.change(base, [NAMES[4]], note="hold on him")

    said = merged(repository, ours, theirs)

    assert "CONFLICT" not in said
    assert read_timeline(LocalFiles(repository)) == edit.change(ours, [NAMES[4]], note="hold on him")


def test_a_move_and_an_edit_elsewhere_merge_cleanly(repository: Path) -> None:
    base = cut(*NAMES)
    ours = edit.move(base, [NAMES[1]], after=NAMES[6])
    theirs = edit.change(base, [NAMES[3]], transition="dissolve", transition_frames=12)

    said = merged(repository, ours, theirs)

    assert "CONFLICT" not in said
    assert read_timeline(LocalFiles(repository)) == edit.transition(ours, [NAMES[3]], "dissolve", 12)


def test_two_people_who_insert_in_different_places_merge_cleanly(repository: Path) -> None:
    base = cut(*NAMES)
    ours = edit.insert(base, NAMES[0], "FR_S01_001", after=NAMES[2])
    theirs = edit.insert(base, NAMES[8], "FR_S01_009", after=NAMES[5])

    said = merged(repository, ours, theirs)

    assert "CONFLICT" not in said
    assert [e.key for e in read_timeline(LocalFiles(repository)).entries] == [
        *NAMES[:3],
        f"{NAMES[0]}#2",
        *NAMES[3:6],
        f"{NAMES[8]}#2",
        *NAMES[6:],
    ]


def test_two_people_who_change_one_entry_get_a_conflict_that_is_named(repository: Path) -> None:
    base = cut(*NAMES)
    said = merged(
        repository,
        edit.change(base, [NAMES[3]], duration_frames=12),
        edit.change(base, [NAMES[3]], duration_frames=24),
    )
    assert "CONFLICT" in said

    with pytest.raises(SbError) as caught:
        read_timeline(LocalFiles(repository))
    assert caught.value.kind is Kind.conflict
    assert {p.code for p in caught.value.problems} == {"merge-conflict"}
    assert caught.value.problems[0].where is not None
    assert caught.value.problems[0].where.line > 1


def test_an_entry_that_two_people_moved_is_never_silently_doubled(repository: Path) -> None:
    base = cut(*NAMES)
    said = merged(
        repository,
        edit.move(base, [NAMES[1]], after=NAMES[4]),
        edit.move(base, [NAMES[1]], after=NAMES[7]),
    )
    assert "CONFLICT" not in said  # git keeps both lines

    with pytest.raises(SbError) as caught:
        read_timeline(LocalFiles(repository))
    (problem,) = caught.value.problems
    assert problem.code == "entry-doubled"
    assert "FR_S01_002 stands 2 times" in problem.message


def test_every_mistake_is_said_at_once(tmp_path: Path) -> None:
    text = (
        "schema: 1\nentries:\n"
        "- {uid: a, frame_id: FR_S01_001, duration_frames: 0}\n"
        "- {uid: b, frame_id: FR_S01_002, duraton_frames: 3}\n"
    )
    (tmp_path / "timeline.yaml").write_text(text, "utf-8")

    with pytest.raises(SbError) as caught:
        read_timeline(LocalFiles(tmp_path))
    assert [p.where.line for p in caught.value.problems if p.where] == [3, 4]
