"""The commands about people: where accounts lie, how a password comes, and what a shell gets."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main
from storyboard_cli.people.passwords import is_right
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people
from tests.server.served import own_process

GOOD = "four words nobody joins"
PROJECT = "schema: 1\nproject_id: {}\nname: Film\nstyle_anchor_prompt: ink\n"


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    for name in ("PRJ_001", "PRJ_002"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "project.yaml").write_text(PROJECT.format(name), "utf-8")
    return tmp_path


def kept(folder: Path) -> SqlitePeople:
    return open_people(folder / ".sb" / "people.db")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_project_has_its_own_accounts_and_a_folder_of_projects_too(projects: Path) -> None:
    assert main(["-C", str(projects / "PRJ_001"), "user", "add", "ann", "--no-password"]) == 0
    assert main(["-C", str(projects), "user", "add", "bo", "--no-password"]) == 0

    for folder, login in ((projects / "PRJ_001", "ann"), (projects, "bo")):
        people = kept(folder)
        assert [user.login for user in people.users()] == [login]
        people.close()
    assert not (projects / "PRJ_002" / ".sb").exists()


def test_an_empty_folder_becomes_one_of_projects_and_another_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x", "utf-8")

    assert main(["-C", str(tmp_path / "empty"), "user", "list"]) == 0
    assert main(["-C", str(tmp_path / "empty"), "user", "list"]) == 0, "what sb made there is no stranger"
    assert main(["-C", str(tmp_path / "full"), "user", "list"]) == 3
    assert not (tmp_path / "full" / ".sb").exists()
    assert main(["-C", str(tmp_path / "nowhere"), "user", "list"]) == 3


def test_where_a_state_folder_is_named_accounts_lie_there(
    projects: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("SB_STATE_DIR", str(state))

    assert main(["-C", str(projects / "PRJ_001"), "user", "add", "ann", "--no-password"]) == 0
    assert [path.name for path in state.glob("PRJ_001-*/people.db")] == ["people.db"]
    assert not (projects / "PRJ_001" / ".sb").exists()


def test_a_password_comes_from_standard_input(projects: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, f"{GOOD}\n")
    assert main(["-C", str(projects), "user", "add", "ann", "--password-stdin"]) == 0

    people = kept(projects)
    user = people.user("ann")
    people.close()
    assert user is not None and is_right(GOOD, user.password_hash)


def test_a_typed_password_is_typed_twice(
    projects: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    typed = iter([GOOD, "a slip of a finger", GOOD, GOOD])
    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))

    assert main(["-C", str(projects), "user", "add", "ann"]) == 0
    assert "two different ones" in said(capsys)
    typed = iter(["one", "two"] * 3)
    assert main(["-C", str(projects), "user", "add", "bo"]) == 2
    people = kept(projects)
    assert [user.login for user in people.users()] == ["ann"]
    people.close()


@pytest.mark.parametrize("json_too", [False, True])
def test_no_password_is_shown_or_taken_from_the_line(
    projects: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], json_too: bool
) -> None:
    type_in(monkeypatch, "hunter2\n")
    words = ["--json"] if json_too else []
    assert main(["-C", str(projects), *words, "user", "add", "ann", "--password-stdin"]) == 2
    shown = capsys.readouterr()
    assert "hunter2" not in shown.out + shown.err

    assert main(["-C", str(projects), "user", "add", "ann", "--password", "hunter2"]) == 2
    type_in(monkeypatch, "")
    assert main(["-C", str(projects), "user", "add", "ann", "--password-stdin"]) == 2
    assert "standard input has no password" in said(capsys)


def test_a_shell_gets_the_token_alone(projects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["-C", str(projects / "PRJ_001"), "token", "add", "ci", "--role", "machine", "--days", "30"])
        == 0
    )

    shown = capsys.readouterr()
    people = kept(projects / "PRJ_001")
    found = people.principal_of_token(shown.out.removesuffix("\n"))
    people.close()
    assert found is not None and dict(found.roles) == {"PRJ_001": "machine"}
    assert "it is not shown again" in shown.err and shown.out.strip() not in shown.err


def test_json_holds_the_token_with_what_it_opens(projects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(projects), "--json", "token", "add"]) == 0

    data = json.loads(capsys.readouterr().out)["data"]
    people = kept(projects)
    found = people.principal_of_token(data["secret"])
    people.close()
    assert found is not None and found.is_admin and found.signature == "Test Person <test@example.org>"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["token", "add", "ci", "--role", "machine"], 2, "name it with --project-id: PRJ_001, PRJ_002"),
        (["member", "list", "--project-id", "PRJ_01"], 3, "did you mean PRJ_001?"),
        (["token", "add", "ci", "--project-id", "PRJ_001"], 2, "give --role: machine or viewer"),
        (["token", "add", "ci", "--days", "0"], 2, "days"),
    ],
)
def test_what_a_folder_of_projects_must_be_told(
    projects: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str
) -> None:
    assert main(["-C", str(projects), *words]) == code
    assert told in said(capsys)


def test_a_damaged_file_of_accounts_is_told_plainly(
    projects: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (projects / ".sb").mkdir()
    (projects / ".sb" / "people.db").write_bytes(b"no database at all, but long enough to be read" * 100)

    assert main(["-C", str(projects), "user", "list"]) == 1
    assert "people.db cannot be read" in said(capsys)


def film_of_two_scenes(folder: Path) -> None:
    (folder / "scripts").mkdir()
    (folder / "scripts" / "film.fountain").write_text(
        "INT. KITCHEN - DAY\n\nAnn sits.\n\nINT. HALL - NIGHT\n\nAnn runs.\n", "utf-8"
    )
    assert main(["-C", str(folder), "compile"]) == 0


@pytest.mark.parametrize("where", ["PRJ_001", "."])
@pytest.mark.parametrize("words", [["s01"], ["S01", "kitchen"], ["FR_S01_9"], ["Q*"]])
def test_a_link_to_what_can_never_be_there_is_refused_with_what_is(
    projects: Path, capsys: pytest.CaptureFixture[str], where: str, words: list[str]
) -> None:
    film_of_two_scenes(projects / "PRJ_001")
    line = ["-C", str(projects / where), "guest", "add", "client", "--project-id", "PRJ_001"]

    assert main([*line, *words]) == 3
    told = said(capsys)
    assert repr(words[-1]) in told and ("did you mean" in told or "scenes go from S01 to S02" in told)
    assert main([*line, "S01", "S02/1", "FR_S0*"]) == 0
    people = kept(projects / where)
    assert [link.selection for link in people.guest_links("PRJ_001")] == [("S01", "S02/1", "FR_S0*")]
    people.close()


def test_a_link_into_a_film_without_scenes_shows_what_is_to_come(
    projects: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["-C", str(projects / "PRJ_002"), "guest", "add", "client"]

    assert main([*line, "Kitchen"]) == 3
    assert "no frame can ever be selected by 'Kitchen'" in said(capsys)
    assert main([*line, "S01"]) == 0
    assert "nothing is selected by S01 yet" in said(capsys)
    assert main(line) == 0, "the whole board, whatever will be on it"


def test_a_guest_is_told_where_they_come_in(projects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = projects / "PRJ_001"
    assert main(["-C", str(film), "guest", "add", "client"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("/studio/g#sbguest_") and len(told.out.split()) == 1
    assert "write the address of yours before it" in told.err
    with own_process(film, at_once=True) as running:
        assert main(["-C", str(film), "guest", "add", "client"]) == 0
        link = capsys.readouterr().out.strip()
        assert link.startswith(f"{running.client.address}/studio/g#sbguest_")
        came = running.client.http.post("/v1/sessions:guest", json={"secret": link, "name": "Zoë"})
        assert came.status_code == 201, came.text
        with pytest.raises(AssertionError, match="is served by process"), own_process(film, at_once=True):
            pass
    assert main(["-C", str(film), "user", "add", "ann", "--no-password"]) == 0
    capsys.readouterr()
    with own_process(film, "--name", "boards.example.org", at_once=True):
        assert main(["-C", str(film), "guest", "add", "client"]) == 0
        assert capsys.readouterr().out.startswith("https://boards.example.org/studio/g#sbguest_")


def test_hints_keep_the_folder_and_the_project(
    projects: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(projects.parent)
    here = projects.name
    main(["-C", here, "user", "list"])
    assert f"sb -C {here} user add LOGIN" in capsys.readouterr().out
    main(["-C", here, "user", "add", "ann", "--no-password"])
    main(["-C", here, "user", "add", "bo", "--no-password"])
    assert f"sb -C {here} member add bo --role … --project-id …" in capsys.readouterr().out
    for words, line in (
        (["member", "list"], "member add LOGIN --role … --project-id PRJ_001"),
        (["guest", "list"], "guest add NAME S03 --project-id PRJ_001"),
        (["guest", "revoke", "nobody"], "guest list --project-id PRJ_001"),
    ):
        main(["-C", here, *words, "--project-id", "PRJ_001"])
        shown = capsys.readouterr()
        assert f"sb -C {here} {line}" in shown.out + shown.err
    main(["-C", here, "user", "disable", "nobody"])
    assert f"`sb -C {here} user list`" in said(capsys)
    monkeypatch.chdir(projects / "PRJ_001")
    main(["user", "disable", "nobody"])
    assert "`sb user list`" in said(capsys), "nothing of the last command stays"


def test_a_folder_that_is_not_there_is_told_with_what_makes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["-C", "films", "user", "add", "ann", "--no-password"]) == 3
    text = said(capsys)
    assert (
        "there is no folder films" in text
        and "`sb init films`" in text
        and "sb serve --projects films" in text
    )


@pytest.mark.parametrize(("role", "what"), [("machine", "a program"), ("guest", "has a link")])
def test_a_role_that_is_no_persons_is_told_with_what_it_is(
    projects: Path, capsys: pytest.CaptureFixture[str], role: str, what: str
) -> None:
    film = str(projects / "PRJ_001")
    main(["-C", film, "user", "add", "ann", "--no-password"])
    assert main(["-C", film, "member", "add", "ann", "--role", role]) == 2
    assert what in said(capsys)
    assert main(["-C", film, "member", "add", "ann", "--role", "king"]) == 2
    assert "owner, supervisor, artist, viewer" in said(capsys)


def test_members_show_who_is_let_out(projects: Path, capsys: pytest.CaptureFixture[str]) -> None:
    film = str(projects / "PRJ_001")
    for login in ("ann", "bo"):
        main(["-C", film, "user", "add", login, "--no-password"])
        main(["-C", film, "member", "add", login, "--role", "artist"])
    main(["-C", film, "user", "disable", "bo"])
    capsys.readouterr()
    main(["-C", film, "member", "list"])
    rows = capsys.readouterr().out
    assert "artist, disabled" in rows and rows.count("disabled") == 1
