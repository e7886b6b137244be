"""Folders that are copied, have another id or are broken: what is served, and who hears of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import monotonic, sleep

import pytest

from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import open_people
from tests.server.attacks.roles import BY
from tests.server.served import PROJECT, Client, served

OTHER = "PRJ_002"
APPROVE = "/frames/FR_S01_001:approve"


@pytest.fixture
def films(rendered_film: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "films"
    shutil.copytree(rendered_film, folder / "film")
    return folder


def member(folder: Path, ann: Client, login: str, role: Role, project: str = PROJECT) -> Client:
    """Somebody with a role in one project."""
    people = open_people(folder / ".sb" / "people.db")
    try:
        if not people.users():  # the first account is an administrator's
            people.add_user("root", "Root", "", password_hash=None, is_admin=True)
        user = people.add_user(login, login.title(), "", password_hash=None, is_admin=False)
        people.add_member(project, login, role)
        _, text = people.add_token("laptop", BY, user_id=user.id)
    finally:
        people.close()
    found = ann.with_token(text)
    found.project = project
    return found


def faults(ann: Client) -> list[str]:
    answer = ann.get("/v1/ready")
    assert answer.status_code == 200, answer.text
    found: list[str] = answer.json()["faults"]
    return found


def rewritten(root: Path, old: str, new: str) -> None:
    file = root / "project.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def ledger(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((root / ".sb").glob("ledger.db*")))


def test_a_copy_does_not_take_the_place_of_the_folder_that_was_served(films: Path) -> None:
    with served(films, many=True) as ann:
        assert ann.get().status_code == 200
        assert faults(ann) == []
    shutil.copytree(films / "film", films / "copy")
    before = ledger(films / "copy")
    with served(films, many=True) as ann:
        assert ann.post(APPROVE).status_code == 200
        (fault,) = faults(ann)
        (row,) = ann.get("/v1/projects").json()["projects"]
    assert "copy" in fault and "film" in fault and PROJECT in fault
    assert row["fault"] is None and row["status"] == "active"
    assert ledger(films / "copy") == before
    assert (films / "film" / "approved").is_dir() and not list((films / "copy").glob("approved/*"))


def test_of_two_folders_of_which_none_is_remembered_none_is_served(films: Path) -> None:
    shutil.copytree(films / "film", films / "copy")
    with served(films, many=True) as ann:
        told = ann.get()
        viewer, owner = (member(films, ann, role.value, role) for role in (Role.viewer, Role.owner))
        others = viewer.get()
        listed = [who.get("/v1/projects").json()["projects"][0]["fault"] for who in (viewer, owner)]
        seen = faults(ann)
        assert owner.get().json()["detail"] == told.json()["detail"]
        shutil.rmtree(films / "copy")
        assert viewer.get().status_code == 200
    assert (told.status_code, told.json()["code"]) == (409, "project-id-twice")
    assert "copy, film" in told.json()["detail"] and str(films) not in told.text
    assert (others.status_code, others.json()["code"]) == (404, "no-project")
    assert "not available" in others.json()["detail"] and "copy" not in others.text
    assert "copy" not in listed[0] and "copy" in listed[1]
    assert seen == [told.json()["detail"]]


def test_a_folder_that_says_anothers_id_shadows_nothing(films: Path) -> None:
    with served(films, many=True) as ann:
        assert ann.post("/v1/projects", {"project_id": OTHER, "name": "Other"}).status_code == 201
        bo = member(films, ann, "bo", Role.owner, OTHER)
        assert bo.get().json()["name"] == "Other"
    (films / OTHER).rename(films / "zoo")
    with served(films, many=True) as ann:
        assert faults(ann) == []
    rewritten(films / "film", PROJECT, OTHER)
    for _ in range(2):
        with served(films, many=True) as ann:
            bo = ann.with_token(bo.token)
            bo.project = OTHER
            assert bo.get().json()["name"] == "Other"
            (row,) = bo.get("/v1/projects").json()["projects"]
            assert (row["name"], row["fault"]) == ("Other", None)
            own = ann.get()
            (fault,) = faults(ann)
        assert (own.status_code, own.json()["code"]) == (409, "project-id-changed")
        assert "rebuild" not in own.text
        assert "film/project.yaml" in fault
        (films / ".sb" / "folders.json").unlink()  # nor where nothing is remembered


def test_no_copy_stands_in_for_a_project_that_is_broken(films: Path) -> None:
    with served(films, many=True) as ann:
        assert ann.get().status_code == 200
    shutil.copytree(films / "film", films / "copy")
    (films / "film" / "project.yaml").write_text("project_id: [\n", "utf-8")
    with served(films, many=True) as ann:
        assert ann.get().status_code != 200
        assert len(faults(ann)) == 2


@pytest.mark.parametrize("is_there", [True, False])
def test_a_project_whose_file_is_broken_or_gone_is_listed_with_its_fault(films: Path, is_there: bool) -> None:
    (films / ".sb").mkdir()
    file = films / "film" / "project.yaml"
    text = file.read_text("utf-8")
    if is_there:
        file.write_text("project_id: [\n", "utf-8")
    else:
        file.unlink()
    with served(films, many=True) as ann:
        viewer = member(films, ann, "bo", Role.viewer)
        stranger = member(films, ann, "eve", Role.viewer, OTHER)
        (row,) = viewer.get("/v1/projects").json()["projects"]
        told = viewer.get()
        assert "project.yaml" in row["fault"] and row["status"] == "unavailable"
        assert told.status_code in (400, 404, 422) and "project.yaml" in told.json()["detail"]
        assert "init" not in told.text and str(films) not in told.text
        assert stranger.get("/v1/projects").json()["projects"] == []
        (fault,) = faults(ann)
        assert fault.startswith("film")
        file.write_text(text, "utf-8")
        assert viewer.get().status_code == 200
        assert faults(ann) == []


MISTAKE = "project_id: PRJ_001\nsize: {width: 0, height: 96}\n"


def seen_within_seconds(ann: Client, status: int) -> None:
    """An editor's change is seen when the watch over the folder tells of it."""
    until = monotonic() + 20
    while any(ann.get(path).status_code != status for path in ("", "/status")):
        assert monotonic() < until
        sleep(0.05)


@pytest.mark.parametrize("text", ["project_id: [\n", MISTAKE], ids=["no yaml", "a mistake"])
@pytest.mark.parametrize("when", ["before", "while"])
def test_the_one_project_that_is_broken_says_where_and_is_mended_while_it_is_served(
    film_folder: Path, text: str, when: str
) -> None:
    file = film_folder / "project.yaml"
    sound = file.read_text("utf-8")
    if when == "before":
        file.write_text(text, "utf-8")
    with served(film_folder) as ann:
        if when == "while":
            assert ann.get("/timeline").status_code == 200
            file.write_text(text, "utf-8")
            seen_within_seconds(ann, 422)
        answers = [ann.get(), ann.get("/status"), ann.post(APPROVE), ann.post(":lint")]
        for answer in answers:
            assert answer.status_code == 422, answer.text
            assert {p["where"]["path"] for p in answer.json()["problems"]} == {"project.yaml"}
            assert all(p["where"]["line"] and p["where"]["column"] for p in answer.json()["problems"])
            assert str(film_folder) not in answer.text
        stranger = member(film_folder, ann, "eve", Role.viewer, OTHER)
        assert stranger.get("/v1/projects").json()["projects"] == []
        stranger.project = PROJECT
        assert stranger.get().status_code == 404 and "yaml" not in stranger.get().text
        (row,) = ann.get("/v1/projects").json()["projects"]
        assert (row["project_id"], row["status"]) == (PROJECT, "unavailable")
        assert "project.yaml" in row["fault"]
        assert [fault.startswith("film: ") for fault in faults(ann)] == [True]
        file.write_text(sound, "utf-8")
        seen_within_seconds(ann, 200)
        assert [ann.get(path).status_code for path in ("", "/status", "/timeline")] == [200, 200, 200]
        assert ann.post(APPROVE).status_code == 200
        assert faults(ann) == []
