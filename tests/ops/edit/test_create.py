"""A project that is created with a screenplay is a film that can be drawn, or it is not there at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.create import CreateProjectAnswer, CreateProjectAsk, create_project
from storyboard_cli.ops.script_page import ScriptFramesAsk, script_frames
from storyboard_cli.project.projects import Projects
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

SCRIPT = """\
Title: Rain at Noon

INT. KITCHEN - DAY

MEERA stands at the window.

MEERA
Is it raining?

EXT. STREET - DAY

ARJUN waits under an umbrella.

ARJUN
Meera!
"""
FDX = b"""<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="1"><Content>
<Paragraph Type="Scene Heading"><Text>INT. ROOM - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>She stands at the window.</Text></Paragraph>
</Content></FinalDraft>
"""


def created(folder: Path, settings: Settings | None = None, **ask: Any) -> CreateProjectAnswer:
    projects = Projects(folder, settings or Settings())
    return create_project(projects, CreateProjectAsk.model_validate(ask), calling())


def there(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_screenplay_becomes_a_film_with_specs_and_frames(tmp_path: Path) -> None:
    made = created(tmp_path, text=SCRIPT, script_name="rain.fountain")

    assert (made.project_id, made.folder, there(tmp_path)) == ("PRJ_Rain_At_Noon",) * 2 + (
        ["PRJ_Rain_At_Noon"],
    )
    assert made.film is not None and made.film.script == "scripts/rain.fountain"
    assert (made.film.scenes, made.film.frames) == (2, 2)
    assert {"CHAR_Meera", "CHAR_Arjun", "ENV_Kitchen", "ENV_Street"} <= set(made.film.specs)
    with Workspace.open(tmp_path / made.folder, Settings(), calling()) as film:
        assert film.project.name == "Rain at Noon"
        assert [len(s.live_frames) for s in film.scenes] == [1, 1]
        assert not any("UNRESOLVED" in c.asset for s in film.scenes for f in s.frames for c in f.characters)
        kinds = [event.kind for event in film.log.read()]
        assert "project.created" in kinds and "script.compiled" in kinds
        lines = script_frames(film, ScriptFramesAsk(name="rain.fountain"), calling())
        assert lines.is_compiled and [f.first_line for f in lines.lines.frames] == [5, 12]


def test_what_has_no_title_is_called_as_its_file(tmp_path: Path) -> None:
    text = SCRIPT.partition("\n\n")[2]
    made = created(tmp_path, file=Upload.of("my-night_film.txt", text.encode()))
    assert (made.project_id, made.name) == ("PRJ_My_Night_Film", "My Night Film")
    assert made.film is not None and made.film.script == "scripts/my-night_film.fountain"


def test_an_id_that_is_made_of_a_title_is_a_free_one(tmp_path: Path) -> None:
    ids = [created(tmp_path, text=SCRIPT).project_id for _ in range(3)]
    assert ids == ["PRJ_Rain_At_Noon", "PRJ_Rain_At_Noon_2", "PRJ_Rain_At_Noon_3"]
    assert created(tmp_path, name="Snow").project_id == "PRJ_Snow"


def test_final_draft_is_known_by_what_it_is(tmp_path: Path) -> None:
    made = created(tmp_path, name="Room", file=Upload.of("room.xml", FDX))
    assert made.film is not None and (made.film.script, made.film.frames) == ("scripts/room.fdx", 1)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("film.pdf", b"%PDF-1.7 \x00", "is a PDF"),
        ("film.fountain", b"INT. A - DAY\n\nA\0b\n", "NUL"),
        ("film.fdx", FDX[:-20], "not a Final Draft file"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(SbError) as caught:
        created(tmp_path, project_id="PRJ_New", file=Upload.of(name, data))
    assert said in f"{caught.value.message} {' '.join(p.message for p in caught.value.problems)}"
    assert there(tmp_path) == []


def test_what_goes_wrong_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full while scenes are written."""
    from storyboard_cli.store.local_files import LocalFiles

    put = LocalFiles.put

    def full(self: LocalFiles, path: str, *given: Any, **more: Any) -> str:
        if path.startswith("scenes/"):
            raise OSError(28, "No space left on device")
        return put(self, path, *given, **more)

    monkeypatch.setattr(LocalFiles, "put", full)
    with pytest.raises((SbError, OSError)):
        created(tmp_path, project_id="PRJ_New", text=SCRIPT)
    assert there(tmp_path) == []


def test_an_id_that_is_taken_is_refused_with_a_script_too(tmp_path: Path) -> None:
    created(tmp_path, project_id="PRJ_A")
    with pytest.raises(SbError, match="capitals only"):
        created(tmp_path, project_id="PRJ_a", text=SCRIPT)
    assert there(tmp_path) == ["PRJ_A"]


def test_a_script_without_scenes_is_a_project_without_frames(tmp_path: Path) -> None:
    made = created(tmp_path, project_id="PRJ_Empty", text="Just a thought.\n", script_name="a.fountain")
    assert made.film is not None and made.film.specs == []
    assert (tmp_path / "PRJ_Empty/scripts/a.fountain").is_file()


def test_a_dry_run_says_what_would_be_written(tmp_path: Path) -> None:
    told = created(tmp_path, text=SCRIPT, dry_run=True)
    assert told.dry_run and "scripts/script.fountain" in told.written and told.film is None
    assert there(tmp_path) == []


def test_an_example_is_copied_whole_and_once(tmp_path: Path) -> None:
    made = created(tmp_path, example="college_silence")
    assert (made.project_id, made.example, made.drawn) == ("PRJ_001", "college_silence", 0)
    with Workspace.open(tmp_path / "PRJ_001", Settings(), calling()) as film:
        assert sum(len(s.live_frames) for s in film.scenes) == 27
    with pytest.raises(SbError, match="id of the example") as caught:
        created(tmp_path, example="college_silence")
    assert caught.value.code == "project-exists"


def test_an_example_that_travels_without_pictures_is_there_at_once_and_drawn_later(tmp_path: Path) -> None:
    made = created(tmp_path, example="chase")
    assert (made.project_id, made.undrawn, made.drawn) == ("PRJ_002", True, 0)
    with Workspace.open(tmp_path / "PRJ_002", Settings(), calling()) as film:
        assert sum(len(s.live_frames) for s in film.scenes) == 36
    assert not list(tmp_path.rglob("*.png"))


def test_a_state_that_lies_apart_is_made_of_the_files(tmp_path: Path) -> None:
    """Its place is made of the project's folder, which has another name until it is whole."""
    folder, settings = tmp_path / "films", Settings(state_dir=tmp_path / "state")
    folder.mkdir()
    made = created(folder, settings, text=SCRIPT, script_name="rain.fountain")
    root = folder / made.folder
    assert not (root / ".sb").exists() and not (tmp_path / "state").exists()
    with Workspace.open(root, settings, calling()) as film:
        lines = script_frames(film, ScriptFramesAsk(name="rain.fountain"), calling())
        assert [f.is_new for f in lines.lines.frames] == [False, False]


@pytest.mark.parametrize(
    "ask",
    [
        {},
        {"text": SCRIPT, "example": "chase"},
        {"example": "chase", "name": "Chase"},
        {"project_id": "PRJ_A", "script_name": "a.fountain"},
        {"example": "home_movie"},
    ],
)
def test_what_says_two_things_or_none_is_refused(ask: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CreateProjectAsk.model_validate(ask)
