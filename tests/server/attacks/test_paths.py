"""Tricks in every id and place of every route: never a fault, and never a file that was not meant."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from storyboard_cli.people.roles import Role
from storyboard_cli.server.routes.route import AnyRoute, parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.attacks.roles import FOREIGN, IN_A_PATH, OWN, House, house
from tests.server.served import Client

SECRET = "what nobody may read"
UP = "../" * 6
TRICKS = (
    "..",
    ".",
    "%2e%2e",
    "%2e%2e%2f%2e%2e%2fsecret.txt",
    "..%2fsecret.txt",
    "..%252f..%252fsecret.txt",
    "%252e%252e%255csecret.txt",
    "..%5c..%5csecret.txt",
    f"{UP}etc/passwd",
    f"scenes/{UP}etc/passwd",
    "%2fetc%2fpasswd",
    "/etc/passwd",
    "//etc/passwd",
    "file:%2f%2f%2fetc%2fpasswd",
    "C:%5csecret.txt",
    "C:secret.txt",
    f"..%2f{FOREIGN}%2fproject.yaml",
    f"..%2f{FOREIGN}%2fscripts%2fsecret.fountain",
    ".sb%2fpeople.db",
    ".sb%2fserver.db",
    "scenes%2f..%2f.sb%2fledger.db",
    ".SB%2fledger.db",
    ".git%2fconfig",
    "link%2fsecret.txt",
    "%00",
    "scenes%2fS01%2fframe_001_v1.png%00.png",
    "%0d%0aSet-Cookie:%20x=1",
    "%0a",
    "S01%0a",
    "%ff%fe",
    "%ed%a0%80",
    "%c0%ae%c0%ae%c0%af",
    "%",
    "%zz",
    "%e2%80%ae",
    "%ef%bc%8e%ef%bc%8e%ef%bc%8fsecret.txt",
    "FR_S%d9%a0%d9%a1_%d9%a0%d9%a0%d9%a1",
    "PRJ_%d9%a0%d9%a0%d9%a1",
    "S%ef%bc%90%ef%bc%91",
    "%d9%a1",
    "a" * 5000,
    "a%20",
    "%20",
    "a.",
    "con",
    "aux.fountain",
    "nul%2fx",
    "a:b",
    "a::$DATA",
    ":approve",
    "x:lock:approve",
    "~",
    "~root",
    "$HOME",
    "{frame_id}",
    "*",
    "**%2f*",
    "%5b%5d",
    "-rf",
    "--help",
    "'%20OR%201=1%20--",
    "%3cscript%3e",
    "%25s%25n",
    "prj_001",
    "0",
    "-1",
    "9" * 200,
)


@pytest.fixture(scope="module")
def there(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("paths")
    with house(rendered_film, folder) as found:
        scripts = folder / FOREIGN / "scripts"
        scripts.mkdir(exist_ok=True)
        for place in (folder / "secret.txt", folder.parent / "secret.txt", scripts / "secret.fountain"):
            place.write_text(SECRET, "utf-8")
        try:
            (folder / OWN / "link").symlink_to(folder, target_is_directory=True)
            (folder / OWN / "scenes" / "S01" / "frame_009_v1.png").symlink_to(folder / "secret.txt")
        except OSError:
            pass  # Windows lets not everybody make one
        yield found
        (folder.parent / "secret.txt").unlink()


def told(line: http.client.HTTPConnection, method: str, target: str, token: str) -> tuple[int, bytes]:
    """The answer to a target that goes out as it is, without what libraries make of it."""
    body = json.dumps({"no_such_field": 1}) if method in ("POST", "PUT", "PATCH") else None
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    try:
        line.request(method, target, body, headers)
        answer = line.getresponse()
    except (ConnectionError, http.client.HTTPException):  # who is refused before its body is read, is left
        line.close()
        line.request(method, target, body, headers)
        answer = line.getresponse()
    return answer.status, answer.read()


@pytest.fixture
def line(there: House) -> Iterator[http.client.HTTPConnection]:
    found = http.client.HTTPConnection(urlsplit(there.ann.address).netloc, timeout=60)
    yield found
    found.close()


def tricked(route: AnyRoute) -> Iterator[str]:
    """The route's path with each trick in the place of each of its parameters."""
    names = parameters(route.path)
    for name in names:
        for trick in TRICKS:
            known = {each: quote(IN_A_PATH[each], safe="/") for each in names}
            yield route.path.format(**known | {name: trick})


def around(route: AnyRoute) -> Iterator[str]:
    """The route's path with something before, behind and within it."""
    path = route.path.format(**{name: quote(IN_A_PATH[name], safe="/") for name in parameters(route.path)})
    yield from (
        f"{path}{end}" for end in ("/", "//", "/.", "/..", "%20", ".", "%00", "%0a", ";x=1", ":", "::x", "#x")
    )
    yield path.replace("/v1/", "/v1//")
    yield path.replace("/v1/", "//v1/")
    yield path.replace("/v1/", "/v1/./")
    yield path.replace("/v1/", "/v1/x/../")
    yield path.replace("/v1/", "/V1/")
    yield path.upper()
    yield path.replace(":", "%3A").replace("/", "%2F")


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_a_trick_in_a_path_reaches_nothing(
    there: House, line: http.client.HTTPConnection, method: str
) -> None:
    who = there.ann
    head = who.get("/events").json()["head"]
    wrong, count = [], 0
    for route in ROUTES:
        if route.method != method or not parameters(route.path):
            continue
        for target in (*tricked(route), *around(route)):
            status, body = told(line, method, target, who.token)
            count += 1
            # An id that nothing is called by may be asked for; then the refusal says so.
            if not 400 <= status < 500 and not _is_harmless(route, target, status):
                wrong.append((method, target[:200], status, body[:200]))
            if SECRET.encode() in body or b"root:" in body or b"SQLite format" in body:
                wrong.append((method, target[:200], status, b"it was read"))
    assert wrong == []
    assert count > 100
    assert who.get("/events").json()["head"] == head
    assert who.get("/jobs").json()["jobs"] == []


def _is_harmless(route: AnyRoute, target: str, status: int) -> bool:
    """A path that means what the route's own path means is answered as that is."""
    return status in (200, 204) and (target.endswith("#x") or "%3A" in target or "%2F" in target.upper())


def test_a_link_in_the_project_leads_nowhere(there: House, line: http.client.HTTPConnection) -> None:
    for place in ("link/secret.txt", f"link/{FOREIGN}/project.yaml", "scenes/S01/frame_009_v1.png"):
        for below in ("files", "thumbnails"):
            status, body = told(line, "GET", f"/v1/projects/{OWN}/{below}/{place}", there.ann.token)
            assert (status, SECRET.encode() in body) == (404, False), (place, body)


def test_what_is_no_picture_take_or_export_is_not_handed_out(
    there: House, line: http.client.HTTPConnection
) -> None:
    viewer = there.of_role[Role.viewer]
    for path in sorted((there.folder / OWN).rglob("*")):
        place = path.relative_to(there.folder / OWN).as_posix()
        if path.is_file() and not path.is_symlink() and not place.endswith((".png", ".wav", ".mp3")):
            status, body = told(line, "GET", f"/v1/projects/{OWN}/files/{quote(place)}", viewer.token)
            assert status == 404, (place, status, body[:100])
    shutil.copy(there.folder / "secret.txt", there.folder / OWN / ".sb" / "x.png")
    status, _ = told(line, "GET", f"/v1/projects/{OWN}/files/.sb/x.png", viewer.token)
    assert status == 404


@pytest.mark.parametrize(
    "named", ["secrets.yaml", ".sb/notes.yaml", "project.yaml", "../film/secrets.yaml", ".env"]
)
@pytest.mark.parametrize(
    ("route", "field"),
    [("/scripts:stats", "scripts"), ("/scripts:suggest", "scripts"), ("/scripts:compile", "paths")],
)
def test_a_request_reads_no_file_as_a_script_that_is_none(
    ann: Client, film_folder: Path, named: str, route: str, field: str
) -> None:
    for place in ("secrets.yaml", ".sb/notes.yaml", ".env"):
        (film_folder / place).write_text("password: hunter2\nINT. HUNTER2 - DAY\n\nHUNTER2 waits.\n", "utf-8")
    answer = ann.post(route, {field: [named]}, headers={"prefer": "wait=60"})
    assert answer.status_code == 404, answer.text
    assert answer.json()["code"] == "no-script"
    assert "hunter2" not in answer.text.casefold()


def test_a_script_is_named_by_its_id_too(ann: Client) -> None:
    listed = ann.get("/scripts").json()["scripts"][0]
    by_name, by_id = (ann.get(f"/scripts/{listed[field]}") for field in ("name", "script_id"))
    assert (by_id.status_code, by_id.json()) == (200, by_name.json())
