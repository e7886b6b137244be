"""`sb compile` on a project: what is written, what is only said, and what survives edits and merges."""

from __future__ import annotations

import json
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project import scripts
from storyboard_cli.store.local_files import LocalFiles
from storyboard_cli.timeline.review import Decision
from tests.callers import calling

Film = Any


def approve(film: Film, frame_id: str) -> None:
    from storyboard_cli.store.reviews import write_decision

    with film.open() as workspace:
        frame = next(f for s in workspace.scenes for f in s.frames if f.frame_id == frame_id)
        said = Decision.model_validate(
            {"schema": 1, "decision": "approve", "frame_id": frame_id, "uid": frame.uid,
             "at": "2026-02-19T09:00:00Z",
             "by": "T", "recipe_hash": "sha256:a", "pixel_sha256": "sha256:b", "render_version": 1}
        )  # fmt: skip
        write_decision(film.files, said)


def fates(done: Any) -> list[tuple[str, str]]:
    return [(c.fate, c.frame_id) for c in done.changes]


def test_the_first_compile_writes_scenes_a_source_map_and_an_event(film: Film) -> None:
    done = film.compile()
    assert done.written == ["S01", "S02"]
    assert [(s.scene_id, s.frames, s.environment) for s in done.scenes] == [
        ("S01", 2, "ENV_Kitchen"), ("S02", 1, "ENV_Street"),
    ]  # fmt: skip
    with film.open() as workspace:
        places = scripts.read_source_map(workspace)
        frame = workspace.scenes[0].frames[1]
        assert str(places[frame.uid]) == "scripts/pilot.fountain:5:1"
        (event,) = workspace.log.read(kinds=["script.compiled"])
        assert (event.subject, event.body["path"], len(event.body["scenes"])) == (
            "pilot",
            "scripts/pilot.fountain",
            2,
        )


def test_the_cut_with_its_new_frames_is_recorded_with_the_compile(film: Film) -> None:
    film.compile()
    with film.open(Caller("Bo")) as workspace:
        (cut,) = workspace.log.read(kinds=["timeline.changed"])
        frames = [f.frame_id for s in workspace.scenes for f in s.frames]
        assert [entry["frame_id"] for entry in cut.body["entries"]] == frames
        assert reconcile(workspace, workspace.caller).recorded == ()  # nothing for whoever comes next
    film.compile()
    film.rewrite("Rain falls on", "Snow falls on")  # the same frames
    film.compile()
    film.rewrite("Snow falls on", "INT. CELLAR - NIGHT\n\nASHA waits.\n\nEXT. STREET - DAY\n\nSnow falls on")
    film.compile()
    with film.open() as workspace:
        cuts = list(workspace.log.read(kinds=["timeline.changed"]))
        frames = [f.frame_id for s in workspace.scenes for f in s.frames if not f.omitted]
        assert [e["frame_id"] for e in cuts[-1].body["entries"]] == frames
        assert len(cuts) == 2
        assert {cut.actor for cut in cuts} == {workspace.actor}


def test_a_cut_that_cannot_be_read_does_not_keep_a_script_from_being_compiled(film: Film) -> None:
    film.write("timeline.yaml", "schema: [")
    assert film.compile().written == ["S01", "S02"]


def test_compiling_unchanged_text_changes_no_byte_and_no_event(film: Film) -> None:
    film.compile()
    before = film.scenes()
    tags = {path: film.tag(path) for path in before}
    done = film.compile()
    assert (done.written, done.kept, done.changes) == ([], 3, [])
    assert film.scenes() == before
    assert {path: film.tag(path) for path in before} == tags
    with film.open() as workspace:
        assert len(list(workspace.log.read(kinds=["script.compiled"]))) == 1


def test_an_edit_is_told_in_frames_and_touches_only_its_scene(film: Film) -> None:
    film.compile()
    before = film.scenes()
    film.rewrite("Rain falls on", "Snow falls on")
    done = film.compile(dry_run=True)
    assert fates(done) == [("changed", "FR_S02_001")]
    assert done.changes[0].fields == ["action"]
    assert film.scenes() == before
    assert film.compile().written == ["S02"]
    assert film.scenes()["scenes/S01/scene.yaml"] == before["scenes/S01/scene.yaml"]


def test_touched_approvals_are_said_and_kept(film: Film) -> None:
    film.compile()
    approve(film, "FR_S01_001")
    approve(film, "FR_S01_002")
    film.rewrite("counts the buses", "counts the red buses")
    film.rewrite("The kettle begins to scream. She does not move.\n\n", "")
    done = film.compile()
    assert [(c.frame_id, c.fate, c.approval) for c in done.changes if c.approval] == [
        ("FR_S01_001", "changed", "outdated"), ("FR_S01_002", "omitted", "kept apart"),
    ]  # fmt: skip
    assert done.approvals_touched == 2
    assert len(film.listing("review")) == 2


def test_check_fails_when_scenes_are_out_of_date_and_writes_nothing(film: Film) -> None:
    assert film.compile(check=True).failure is Kind.conflict
    assert film.scenes() == {}
    film.compile()
    assert film.compile(check=True).failure is None


def test_what_fails_a_check_is_a_finding_of_its_own(film: Film) -> None:
    film.compile()
    assert film.compile(check=True).problems == []
    film.rewrite("counts the buses", "counts the red buses")

    (found,) = film.compile(check=True).problems

    assert (found.code, found.is_error) == ("scenes-out-of-date", True)
    assert str(found.where) == "scenes/S01/scene.yaml"
    assert "S01" in found.message and "S02" not in found.message
    assert film.compile(dry_run=True).problems == []


def test_strict_fails_on_unresolved_names(film: Film) -> None:
    assert film.compile(strict=True).failure is None
    film.rewrite("AARAV", "RAVI")
    done = film.compile(strict=True)
    assert done.failure is Kind.usage
    assert [(u.kind, u.name, u.uses, u.at) for u in done.unresolved] == [
        ("character", "RAVI", 1, ["scripts/pilot.fountain:7:1"])
    ]
    assert [p.code for p in done.problems if p.is_error] == ["unresolved-character"]
    assert not any(p.is_error for p in film.compile(dry_run=True).problems)
    assert film.compile().failure is None


def test_a_fresh_clone_without_state_keeps_identity(film: Film) -> None:
    film.compile()
    before = film.scenes()
    film.lose_state()
    assert film.compile().written == []
    assert film.scenes() == before


def test_names_are_resolved_when_an_alias_is_added_and_frames_stay(film: Film) -> None:
    film.rewrite("AARAV", "RAVI")
    film.compile()
    film.write("aliases.yaml", "schema: 1\naliases:\n  Ravi: CHAR_Aarav\n")
    done = film.compile()
    assert done.unresolved == []
    assert fates(done) == [("changed", "FR_S01_002")]


def test_two_scripts_of_one_name_are_refused(film: Film) -> None:
    film.write("scripts/old/pilot.yaml", "schema: 1\nscenes: []\n")
    with pytest.raises(SbError, match="have one name"):
        film.compile()


def test_all_broken_scripts_are_told_and_nothing_is_written(film: Film) -> None:
    film.write("scripts/two.fdx", "no xml")
    film.write("scripts/three.fountain", b"\xe9")
    with pytest.raises(SbError) as told:
        film.compile()
    assert [p.code for p in told.value.problems] == ["not-utf8", "fdx-not-xml"]
    assert film.scenes() == {}


def test_no_script_and_a_script_outside_are_answered(
    film: Film, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "x.fountain"
    other.write_text("INT. X - DAY\n", "utf-8")
    with pytest.raises(SbError, match="there is no script"):
        film.compile(paths=[str(other)])
    film.remove("scripts/pilot.fountain")
    with pytest.raises(SbError, match="no script in scripts/"):
        film.compile()


def test_a_renamed_script_keeps_its_scenes(film: Film) -> None:
    film.compile()
    uids = [f.uid for s in film.open().scenes for f in s.frames]
    film.move("scripts/pilot.fountain", "scripts/episode_1.fountain")
    film.compile()
    assert [f.uid for s in film.open().scenes for f in s.frames] == uids


def test_map_has_a_form(film: Film) -> None:
    film.compile()
    with pytest.raises(SbError, match="must be OLD=NEW"):
        film.compile(map=["FR_S01_001"])


def test_scene_files_are_read_back_as_they_were_written(film: Film) -> None:
    film.rewrite(
        "Rain falls on the empty street.", "A sign: \"Nö: 12:30 # yes\" — {x} \u2028\x85 [y] 日本語 'q' \\n"
    )
    film.compile()
    assert film.compile().written == []


def test_a_thousand_frames_are_read_from_the_cache(film: Film) -> None:
    from storyboard_cli.store.scenes import read_scenes

    film.compile()
    cache = film.state / "cache"
    first = read_scenes(film.files, LocalFiles(cache))
    kept = (
        json.loads((cache / "scenes.json").read_text())["files"] if (cache / "scenes.json").exists() else {}
    )
    assert read_scenes(film.files, LocalFiles(cache)) == first
    assert all("S0" in name for name in kept)


def test_what_was_just_compiled_is_not_read_again(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    from storyboard_cli.core import yaml_text
    from storyboard_cli.store.scenes import read_scene, read_scenes

    film.compile()
    cache = film.state / "cache"
    from_files = [read_scene(film.files, path.split("/")[1]) for path in film.scenes()]
    texts: list[str] = []
    usual = yaml_text.load
    monkeypatch.setattr(yaml_text, "load", lambda text: texts.append(text) or usual(text))
    assert read_scenes(film.files, LocalFiles(cache)) == from_files
    assert texts == []


@pytest.mark.folder("two branches of git")
class TestMerges:
    def started(self, film: Film) -> None:
        film.write(".gitignore", ".sb/\n")
        film.compile()
        film.git("init", "-q")
        film.git("add", "-A")
        film.git("commit", "-qm", "start")

    def branch(self, film: Film, name: str, old: str, new: str) -> None:
        film.git("checkout", "-qb", name, "main")
        film.rewrite(old, new)
        film.compile()
        film.git("commit", "-qam", name)

    def test_two_branches_that_each_add_a_frame_merge_into_a_double_name_that_mend_parts(
        self, film: Film
    ) -> None:
        self.started(film)
        self.branch(film, "one", "Meera stands", "A dog barks.\n\nMeera stands")
        self.branch(film, "two", "You are late again.", "You are late again.\n\nA plate breaks.")
        film.git("merge", "one")
        conflicted = "<<<<<<<" in film.scenes()["scenes/S01/scene.yaml"].decode()
        if not conflicted:
            with pytest.raises(SbError, match="stands twice in scenes/"):
                film.compile()
        done = film.compile(mend=True)
        assert done.mended
        names = {f.frame_id: f.action for s in film.open().scenes for f in s.live_frames}
        assert len(names) == 5
        assert {"A dog barks.", "A plate breaks."} <= set(names.values())
        assert film.compile().written == []

    def test_the_approved_one_keeps_its_name(self, film: Film) -> None:
        self.started(film)
        self.branch(film, "one", "Meera stands", "A dog barks.\n\nMeera stands")
        self.branch(film, "two", "You are late again.", "You are late again.\n\nA plate breaks.")
        approve(film, "FR_S01_003")
        film.git("add", "-A")
        film.git("commit", "-qm", "approved")
        film.git("merge", "one")
        film.compile(mend=True)
        names = {f.frame_id: f.action for s in film.open().scenes for f in s.live_frames}
        assert names["FR_S01_003"] == "A plate breaks."
        assert names["FR_S01_004"] == "A dog barks."

    def test_a_conflict_in_a_scene_file_is_said_with_the_command(self, film: Film) -> None:
        film.compile()
        path = "scenes/S01/scene.yaml"
        film.write(path, "<<<<<<< HEAD\n" + film.text(path))
        with pytest.raises(SbError, match="git merge conflict") as told:
            film.compile()
        assert worded(told.value.hint or "") == "run `sb compile --mend`: it keeps the frames of both sides"


def test_a_broken_scene_file_says_how_to_get_it_back(film: Film) -> None:
    film.compile()
    film.write("scenes/S01/scene.yaml", "schema: 1\nscene_id: S01\n")
    with pytest.raises(SbError, match=r"scenes/S01/scene.yaml cannot be read") as told:
        film.compile()
    assert "git checkout -- scenes/S01/scene.yaml" in worded(told.value.hint or "")


@pytest.mark.folder("a file system that is full")
def test_a_read_only_project_is_answered(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from storyboard_cli.core import files

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(SbError, match="disk is full"):
        film.compile()
    assert film.scenes() == {}
    assert not list(film.root.rglob("*.part"))


def test_the_report_is_silent_and_the_answer_is_json(film: Film) -> None:
    from storyboard_cli.ops import compile as compile_op

    with film.open() as workspace:
        done = compile_op.compile(workspace, compile_op.CompileAsk(), calling())
    assert json.loads(json.dumps(done.plain()))["scenes"][0]["scene_id"] == "S01"
