"""Files come into a project, and go, through faces without its folder: checked, and never over a change."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest
from PIL import Image
from pydantic import ValidationError

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.ops import approve, edit, timeline
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.ops.reference import PutReferenceAsk, put_reference
from storyboard_cli.ops.sound import DeleteSoundAsk, PutSoundAsk, delete_sound, put_sound
from storyboard_cli.project.edited_files import copy_of_removed, held, remove_if_tag
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project


def sound(seconds: float = 1.0) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(8000 * seconds) * 2))
    return out.getvalue()


def picture(width: int = 12, height: int = 8, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 40, 40)).save(out, form)
    return out.getvalue()


def sent(name: str, data: bytes) -> Upload:
    return Upload(name=name).model_copy(update={"data": data})


# --- scripts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_script_comes_as_the_file_that_it_is(film: Workspace, project: Project, encoding: str) -> None:
    data = "INT. CAFÉ - DAY\n\nASHA sits.\n".encode(encoding)
    ask = edit.PutScriptAsk(name="cafe.fountain", file=sent("other.fountain", data))
    answer = edit.put_script(film, ask, calling())
    assert (answer.created, answer.scenes, answer.tag) == (True, 1, sha256_bytes(data))
    assert project.read("scripts/cafe.fountain") == data
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    film.forget()
    assert "cafe" in {s.script_id for s in film.scenes}


def test_a_script_of_final_draft_comes_as_a_file(film: Workspace) -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><FinalDraft DocumentType="Script"><Content>'
        '<Paragraph Type="Scene Heading"><Text>INT. CAFÉ - DAY</Text></Paragraph>'
        '<Paragraph Type="Action"><Text>ASHA sits.</Text></Paragraph></Content></FinalDraft>'
    )
    ask = edit.PutScriptAsk(name="cafe.fdx", file=sent("cafe.fdx", text.encode("latin-1")))
    assert edit.put_script(film, ask, calling()).scenes == 1


def test_bytes_that_no_compile_reads_are_refused_with_their_place(film: Workspace, project: Project) -> None:
    data = "INT. CAFÉ - DAY\n\nASHA sits.\n".encode("latin-1")
    with pytest.raises(SbError) as caught:
        edit.put_script(film, edit.PutScriptAsk(name="a.fountain", file=sent("a", data)), calling())
    assert [p.code for p in caught.value.problems] == ["not-utf8"]
    assert not project.exists("scripts/a.fountain")
    for wrong in ({}, {"text": "x", "file": {"name": "a", "data": ""}}):
        with pytest.raises(ValidationError, match="one of them"):
            edit.PutScriptAsk.model_validate({"name": "a.fountain", **wrong})


def test_a_deleted_script_says_what_becomes_of_its_scenes_and_leaves_a_copy(
    film: Workspace, project: Project
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    data = project.read("scripts/rain.fountain")
    dry = edit.delete_script(film, edit.DeleteScriptAsk(name="rain.fountain", dry_run=True), calling())
    assert (dry.scenes, dry.approved, dry.copy_at) == (["S01", "S02"], 1, "")
    assert project.exists("scripts/rain.fountain")
    with pytest.raises(SbError) as caught:
        edit.delete_script(film, edit.DeleteScriptAsk(name="rain.fountain", if_tag="sha256:0"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.conflict, "file-moved")

    ask = edit.DeleteScriptAsk(name="rain.fountain", if_tag=sha256_bytes(data))
    done = edit.delete_script(film, ask, calling())

    assert (done.path, done.scenes) == ("scripts/rain.fountain", ["S01", "S02"])
    assert not project.exists("scripts/rain.fountain")
    assert done.copy_at.startswith(".sb/deleted/")
    assert (project.state / done.copy_at.removeprefix(".sb/")).read_bytes() == data
    edit.put_script(film, edit.PutScriptAsk(name="b.fountain", text="INT. HALL - DAY\n\nRain.\n"), calling())
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    film.forget()
    assert {s.scene_id for s in film.scenes if s.omitted} == {"S01", "S02"}
    with pytest.raises(SbError) as caught:
        edit.delete_script(film, ask, calling())
    assert (caught.value.kind, caught.value.code) == (Kind.missing, "no-script")


def test_a_script_that_the_project_names_stays(film: Workspace, project: Project) -> None:
    project.append("project.yaml", "scripts: [rain.fountain]\n")
    film.forget()
    with pytest.raises(SbError) as caught:
        edit.delete_script(film, edit.DeleteScriptAsk(name="rain.fountain"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.blocked, "in-use")
    assert project.exists("scripts/rain.fountain")


def test_what_an_editor_saves_before_the_removal_is_not_lost(film: Workspace, project: Project) -> None:
    path = "scripts/rain.fountain"
    was = held(film, path)
    project.append(path, "\nShe waits.\n")
    copy = copy_of_removed(film, path)
    with film.writing(), pytest.raises(SbError, match="changed by somebody else"):
        remove_if_tag(film, was, None, False, copy)
    assert project.text(path).endswith("She waits.\n")
    assert not (project.state / copy).exists()


# --- directions ---------------------------------------------------------------------------------------------


def test_a_direction_goes_also_where_it_cannot_be_read(film: Workspace, project: Project) -> None:
    broken = "schema: 1\nscene_id: S01\nframez: {}\n"
    project.write("direction/S01.yaml", broken)
    film.forget()
    done = edit.delete_direction(film, edit.DeleteDirectionAsk(scene="S01"), calling())
    assert done.path == "direction/S01.yaml" and not project.exists("direction/S01.yaml")
    assert (project.state / done.copy_at.removeprefix(".sb/")).read_text("utf-8") == broken
    with pytest.raises(SbError) as caught:
        edit.delete_direction(film, edit.DeleteDirectionAsk(scene="S01"), calling())
    assert caught.value.kind is Kind.missing


def test_copies_of_one_second_lie_beside_each_other(film: Workspace, project: Project) -> None:
    places = []
    for mood in ("dark", "light"):
        project.write("direction/S01.yaml", f"schema: 1\nscene_id: S01\n# {mood}\n")
        film.forget()
        ask = edit.DeleteDirectionAsk(scene="S01")
        places.append(edit.delete_direction(film, ask, calling(clock=film.clock)).copy_at)
    kept = [(project.state / p.removeprefix(".sb/")).read_text("utf-8") for p in places]
    assert len(set(places)) == 2 and "dark" in kept[0] and "light" in kept[1]


# --- sounds -------------------------------------------------------------------------------------------------


def test_a_sound_is_put_laid_under_the_cut_and_taken_out_again(film: Workspace, project: Project) -> None:
    made = put_sound(film, PutSoundAsk(file=sent("rain.wav", sound(1.5))), calling())
    assert (made.path, made.seconds, made.created) == ("audio/rain.wav", 1.5, True)
    assert project.read("audio/rain.wav") == sound(1.5)
    timeline.audio(film, timeline.TimelineAudioAsk(path=made.path), calling())
    with pytest.raises(SbError) as caught:
        delete_sound(film, DeleteSoundAsk(name="rain.wav"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.blocked, "in-use")
    timeline.unaudio(film, timeline.TimelineUnaudioAsk(path=made.path), calling())
    done = delete_sound(film, DeleteSoundAsk(name="rain.wav", if_tag=made.tag), calling())
    assert done.copy_at and not project.exists("audio/rain.wav")
    with pytest.raises(SbError) as caught:
        delete_sound(film, DeleteSoundAsk(name="rain.wav"), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.missing, "no-sound")


def test_a_sound_is_not_put_over_somebody_elses(film: Workspace, project: Project) -> None:
    first = put_sound(film, PutSoundAsk(file=sent("rain.wav", sound(1)), if_tag="new"), calling())
    for tag in ("new", "sha256:0"):
        with pytest.raises(SbError) as caught:
            put_sound(film, PutSoundAsk(file=sent("rain.wav", sound(2)), if_tag=tag), calling())
        assert (caught.value.kind, caught.value.code) == (Kind.conflict, "file-moved")
    assert project.read("audio/rain.wav") == sound(1)
    with pytest.raises(SbError, match="one file on Windows"):
        put_sound(film, PutSoundAsk(file=sent("Rain.wav", sound(2))), calling())
    ask = PutSoundAsk(file=sent("rain.wav", sound(2)), if_tag=first.tag, dry_run=True)
    assert put_sound(film, ask, calling()).changed and project.read("audio/rain.wav") == sound(1)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rain.wav", b"no sound at all", "not-a-sound"),
        ("rain.wav", b"", "not-a-sound"),
        ("rain.wav", sound()[:20], "not-a-sound"),
        ("rain.exe", sound(), "not-a-sound-name"),
        ("../rain.wav", sound(), "path-outside-project"),
        (".rain.wav", sound(), "not-a-sound-name"),
        ("con.wav", sound(), "file-name"),
    ],
)
def test_what_is_no_sound_or_no_name_is_refused(
    film: Workspace, project: Project, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(SbError) as caught:
        put_sound(film, PutSoundAsk(name=name, file=sent("x.wav", data)), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.usage, code)
    assert not project.listing("audio")


# --- reference pictures -------------------------------------------------------------------------------------


def test_a_picture_is_put_for_specs_to_start_from(film: Workspace, project: Project) -> None:
    made = put_reference(film, PutReferenceAsk(file=sent("coat.jpg", picture(form="JPEG"))), calling())
    assert (made.path, made.width, made.height) == ("references/coat.jpg", 12, 8)
    assert project.read(made.path) == picture(form="JPEG")
    changes = {"references": [{"path": made.path}]}
    edit.patch_spec(film, edit.PatchSpecAsk(asset="CHAR_001", changes=changes), calling())
    inner = put_reference(
        film, PutReferenceAsk(name="asha/hat.png", file=sent("h.png", picture())), calling()
    )
    assert inner.path == "references/asha/hat.png"


def animation() -> bytes:
    out = io.BytesIO()
    one, two = Image.new("RGB", (4, 4)), Image.new("RGB", (4, 4), (255, 255, 255))
    one.save(out, "WEBP", save_all=True, append_images=[two])
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", b"<svg onload=alert(1)>", "unreadable-picture"),
        ("a.png", picture()[:40], "unreadable-picture"),
        ("a.png", picture(16_385, 1), "picture-too-large"),
        ("a.webp", animation(), "picture-animated"),
        ("a.html", picture(), "not-a-picture-name"),
        ("../../a.png", picture(), "path-outside-project"),
    ],
)
def test_what_is_no_picture_is_refused(
    film: Workspace, project: Project, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(SbError) as caught:
        put_reference(film, PutReferenceAsk(name=name, file=sent("x.png", data)), calling())
    assert (caught.value.kind, caught.value.code) == (Kind.usage, code)
    assert not project.listing("references")


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(
    film: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storyboard_cli.ops import reference, sound

    monkeypatch.setattr(reference, "MAX_BYTES", 10)
    monkeypatch.setattr(sound, "MAX_BYTES", 10)
    with pytest.raises(SbError) as caught:
        put_reference(film, PutReferenceAsk(file=sent("a.png", picture())), calling())
    assert caught.value.code == "file-too-large"
    with pytest.raises(SbError) as caught:
        put_sound(film, PutSoundAsk(file=sent("a.wav", b"RIFF0000WAVE0000")), calling())
    assert caught.value.code == "file-too-large"
    with pytest.raises(SbError) as caught:
        put_sound(film, PutSoundAsk(file=Upload.local(str(tmp_path / "none.wav"))), calling())
    assert caught.value.kind is Kind.missing


def test_nothing_comes_into_an_archived_project(film: Workspace, project: Project) -> None:
    project.append("project.yaml", "status: archived\n")
    film.forget()
    for verb in (
        lambda: put_sound(film, PutSoundAsk(file=sent("a.wav", sound())), calling()),
        lambda: put_reference(film, PutReferenceAsk(file=sent("a.png", picture())), calling()),
        lambda: edit.delete_script(film, edit.DeleteScriptAsk(name="rain.fountain"), calling()),
    ):
        with pytest.raises(SbError, match="archived"):
            verb()
