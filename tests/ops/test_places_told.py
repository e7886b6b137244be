"""A face on this machine says where things lie on it, though the answers do not know that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import pytest

from storyboard_cli.checking.answer import CheckAsk
from storyboard_cli.cli.main import main
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE, in_state, located
from storyboard_cli.ops.check import check
from storyboard_cli.ops.generate import GenerateAsk, generate
from storyboard_cli.ops.import_ import ImportAsk, ImportPicture, import_
from storyboard_cli.presenting.publishing import refuse_overwriting_sources
from storyboard_cli.project.workspace import Workspace
from tests.callers import brought, calling
from tests.ops.projects import Project


class Inner(Frozen):
    folder: Annotated[str, PLACE] = ""
    name: str = ".sb/name"


class Outer(Frozen):
    inner: list[Inner] = []
    written: Annotated[list[str], PLACE] = []
    aside: Annotated[str | None, PLACE] = None
    one: Inner | None = None


def test_places_are_counted_from_the_two_folders_and_nothing_else_is_touched() -> None:
    root, state = Path("/film"), Path("/state/film-1")
    told = Outer(
        inner=[Inner(folder=in_state("takes/t1")), Inner()],
        written=["exports/a.html", "/else/b"],
        one=Inner(),
    )
    found = located(told, root, state)
    assert [i.folder for i in found.inner] == [str(state / "takes/t1"), ""]
    assert found.inner[0].name == ".sb/name" and found.aside is None
    assert found.written == [str(root / "exports/a.html"), str(Path("/else/b"))]
    assert told.written[0] == "exports/a.html"


def test_a_take_names_its_folder_and_its_pictures(film: Workspace, tmp_path: Path, project: Project) -> None:
    [made] = generate(film, GenerateAsk(assets=["CHAR_001"], seed=3, force=True), calling()).assets
    assert made.folder == f".sb/takes/CHAR_001/{made.take}"
    assert made.pictures and all((project.state / made.folder[4:] / name).is_file() for name in made.pictures)

    file = tmp_path / "front.png"
    file.write_bytes((project.state / made.folder[4:] / made.pictures[0]).read_bytes())
    ask = ImportAsk(asset="CHAR_001", pictures=[ImportPicture(role="front", picture=brought(file))])
    brought_in = import_(film, ask, calling())
    [picture] = brought_in.pictures
    assert (project.state / brought_in.folder[4:] / picture.path).is_file()


def test_a_refusal_names_no_folder_before_the_project(film: Workspace, project: Project) -> None:
    project.write("exports/taken/x.txt", "mine")
    project.write("exports/board.pdf", "mine")
    asked = CheckAsk.model_validate({"report": {"name": "taken"}})
    refused = []
    for verb in (
        lambda: check(film, asked, calling()),
        lambda: refuse_overwriting_sources(film, film.root / "exports/board.pdf"),
        lambda: refuse_overwriting_sources(film, film.root / "exports/taken"),
    ):
        with pytest.raises(SbError) as error:
            verb()
        refused.append(error.value.code)
        assert str(film.root) not in json.dumps(error.value.plain())
    assert refused == ["report-is-folder", "file-in-use", "folder-in-use"]


@pytest.mark.folder("a line of a shell opens the project that lies in a folder")
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_line_says_where_a_take_lies(
    elsewhere: bool,
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if elsewhere:
        monkeypatch.setenv("SB_STATE_DIR", str(tmp_path / "states"))

    def told(*words: str) -> Any:
        assert main(["-C", str(project.root), "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)["data"]

    [made] = told("generate", "CHAR_001", "--seed", "3", "--force")["assets"]
    assert Path(made["folder"]).is_absolute() and (Path(made["folder"]) / made["pictures"][0]).is_file()
    assert Path(made["folder"]).is_relative_to(tmp_path / "states") == elsewhere
    assert told("status")["root"] == str(project.root)
