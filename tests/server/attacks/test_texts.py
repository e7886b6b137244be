"""Script tags, escapes of terminals, letters that turn lines round, and long texts in every field of text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from storyboard_cli.people.sqlite_people import open_people
from tests.server.attacks.raw import asked, signed
from tests.server.attacks.roles import BY, OWN, SHARED, later
from tests.server.served import Client, own_process

TAG = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ESCAPES = "\x1b]0;pwned\x07\x1b[31mred\x1b[2J\x9b1m"
TURNED = "\u202egnp.exe\u2066\u200f\u2028"
LONG = "x" * 10_000
EVIL = {"tag": TAG, "escapes": ESCAPES, "turned": TURNED, "long": LONG, "quotes": "\"'`${7*7}{{7*7}}\\"}
FORBIDDEN = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066")
SHOWS = (
    ["log"],
    ["review", "--all"],
    ["status"],
    ["timeline"],
    ["plan"],
    ["script", "list"],
    ["alias", "list"],
    ["history", SHARED],
)


def asks(text: str) -> list[tuple[str, dict[str, object]]]:
    """Requests that bring a text into every kind of field."""
    return [
        (f"/frames/{SHARED}:comment", {"note": text}),
        (f"/frames/{SHARED}:retake", {"note": text}),
        (f"/frames/{SHARED}:approve", {"note": text}),
        (f"/frames/{SHARED}:allow", {"rule": "wardrobe", "reason": text}),
        ("/timeline:note", {"selectors": [SHARED], "text": text}),
        ("/timeline:note", {"selectors": [SHARED], "note": text}),
        ("/timeline:marker", {"at": SHARED, "name": text}),
        ("/timeline:marker", {"selector": SHARED, "text": text}),
        ("/scripts", {"name": f"{text[:60]}.fountain", "text": "INT. ROOM - DAY\n\nHe waits.\n"}),
        ("/scripts", {"name": "evil.fountain", "text": f"Title: {text}\n\nINT. ROOM - DAY\n\n{text}\n"}),
        ("/aliases", {"name": text[:80], "asset": "CHAR_001"}),
        ("/members", {"login": text[:80], "role": "viewer"}),
        ("/tokens", {"name": text, "role": "machine"}),
        ("/guests", {"name": text, "selection": [SHARED]}),
        ("/v1/users", {"login": text[:40], "name": text, "password": "four words nobody joins"}),
        ("/v1/users", {"login": "eve", "name": text, "password": "four words nobody joins"}),
        ("/v1/sessions", {"login": text, "password": text}),
        (":search", {"words": text}),
        (":search", {"query": text}),
        (f"/frames/{SHARED}:explain", {"rule": text}),
    ]


@pytest.fixture(params=EVIL, ids=str)
def evil(request: pytest.FixtureRequest) -> str:
    return EVIL[request.param]


def shown(folder: Path, *words: str) -> str:
    """What a command shows in a terminal that nobody looks at."""
    line = [sys.executable, "-m", "storyboard_cli", "-C", str(folder), *words]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", timeout=120, check=False)
    return done.stdout + done.stderr


def test_a_text_is_only_a_text(ann: Client, film_folder: Path, evil: str) -> None:
    cut = {"if-match": "*"}
    told = [(path, ann.post(path, body, headers=cut)) for path, body in asks(evil)]
    assert [
        (path, answer.status_code, answer.text[:200]) for path, answer in told if answer.status_code >= 500
    ] == []
    assert [path for path, answer in told if answer.status_code in (200, 201)], "none of it was taken"
    for path, answer in told:
        assert answer.headers["content-type"].startswith(("application/json", "application/problem+json")), (
            path
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.text)
        assert not set(FORBIDDEN[:2]) & set(answer.text), "JSON writes them as letters"

    for path in (
        "/timeline",
        "/frames",
        "/events",
        "/review",
        "/scripts",
        "/aliases",
        "/tokens",
        "/guests",
        "",
    ):
        answer = ann.get(path)
        assert answer.status_code == 200, (path, answer.text[:300])
        assert answer.headers["content-type"] == "application/json"
        json.loads(answer.text)
    for page in ("/v1/docs", "/", "/v1/openapi.json"):
        assert TAG not in ann.http.get(page, follow_redirects=True).text
    for words in SHOWS:
        text = shown(film_folder, *words)
        assert [sign for sign in FORBIDDEN if sign in text] == [], (words, text[:500])


@pytest.mark.parametrize(
    "name", [TAG, ESCAPES + "Zoe", "Zoe" + TURNED, LONG], ids=["tag", "escapes", "turned", "long"]
)
def test_a_guests_name_is_harmless_wherever_it_is_shown(ann: Client, film_folder: Path, name: str) -> None:
    people = open_people(film_folder / ".sb" / "people.db")
    _, secret = people.add_guest_link("client", BY, OWN, (SHARED,), later(days=1))
    people.close()
    browser = ann.with_token("").http
    came = browser.post("/v1/sessions:guest", json={"secret": secret, "name": name})
    assert came.status_code in (201, 422), came.text
    if came.status_code != 201:
        browser.headers["cookie"] = f"sb_guest={secret}|{quote(name[:400])}"
    told = browser.post(f"/v1/projects/{OWN}/frames/{SHARED}:comment", json={"note": "from a guest"})
    assert told.status_code == 200, told.text
    event = ann.get("/events").json()["events"][-1]
    assert event["actor"].endswith(" (guest, client)")
    assert len(event["actor"]) < 200
    assert not [sign for sign in (*FORBIDDEN, "<", ">") if sign in event["actor"]], event["actor"]
    for words in (["log"], ["review", "--all"]):
        assert not [sign for sign in FORBIDDEN if sign in shown(film_folder, *words)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_nobody_writes_lines_into_the_log(film_folder: Path, form: str) -> None:
    with own_process(film_folder, "--log", form, at_once=True) as running:
        ann = running.client
        for target in (
            "/v1/x%0a00:00:00%20request%20forged",
            "/v1/%1b%5b31mred",
            f"/v1/{quote(TURNED)}",
            f"/v1/projects/{quote(ESCAPES)}/timeline",
        ):
            assert asked(ann, f"GET {target}", signed(ann)).status == 404
        asked(ann, "GET /v1/me", "User-Agent: \x1b[31m", "X-Forwarded-For: \x1b[31m")
        running.process.terminate()
        running.process.wait(30)
        log = running.log()
    assert not [sign for sign in FORBIDDEN if sign in log]
    assert not [line for line in log.splitlines() if line.startswith("00:00:00 request forged")]
    if form == "json":
        assert all(json.loads(line)["event"] for line in log.splitlines() if line)
