"""Who looks at a film now, and where: told to the others at once, and forgotten with whoever goes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from storyboard_cli.core.clock import system_clock
from storyboard_cli.people.roles import Role
from storyboard_cli.people.sqlite_people import open_people
from storyboard_cli.server.live import presence
from tests.server.served import PROJECT, Client

BELOW = f"/v1/projects/{PROJECT}"


class Heard:
    """What a stream told, and when."""

    def __init__(self) -> None:
        self.messages: list[tuple[float, str, Any]] = []
        self.ids: list[int] = []
        self.people: dict[str, dict[str, Any]] = {}
        self.presenter: str | None = None
        self.begins = threading.Event()
        self.ended = threading.Event()
        self._changed = threading.Condition()

    def take(self, lines: Iterator[str]) -> None:
        kind = ""
        for line in lines:
            self.begins.set()
            name, _, said = line.partition(": ")
            if name == "id":
                self.ids.append(int(said))
            elif name == "event":
                kind = said
            elif name == "data":
                self._took(kind, json.loads(said))
                kind = ""

    def _took(self, kind: str, said: Any) -> None:
        with self._changed:
            self.messages.append((time.monotonic(), kind, said))
            if kind == "presence":
                kept = {} if said["whole"] else self.people
                moved = {one["id"]: one for one in said["people"]}
                self.people = {n: one for n, one in {**kept, **moved}.items() if n not in said["gone"]}
                self.presenter = said["presenter"]
            self._changed.notify_all()

    def until(self, is_so: Callable[[Heard], bool], seconds: float = 10.0) -> float:
        """Wait until it is so; gives when."""
        with self._changed:
            assert self._changed.wait_for(lambda: is_so(self), seconds), self.messages[-3:]
            return time.monotonic()

    def at(self, name: str) -> list[str]:
        return sorted(one["place"] for one in self.people.values() if one["name"] == name)


@contextmanager
def hearing(http: httpx.Client, path: str, **headers: str) -> Iterator[Heard]:
    """A stream that is heard until the block ends; the client is used for nothing else."""
    heard = Heard()

    def listen(stream: httpx.Response) -> None:
        try:
            heard.take(stream.iter_lines())
        except httpx.HTTPError:
            pass
        finally:
            heard.ended.set()

    said = {"accept": "text/event-stream", **headers}
    with http.stream("GET", path, headers=said) as stream:
        assert stream.status_code == 200
        listening = threading.Thread(target=listen, args=(stream,))
        listening.start()
        try:
            assert heard.begins.wait(10)
            yield heard
        finally:
            if not heard.ended.is_set():
                stream.extensions["network_stream"].get_extra_info("socket").shutdown(2)
            listening.join(10)


@pytest.fixture
def bo(ann: Client, film_folder: Path) -> Client:
    return member(ann, film_folder, "bo", "Bo Lee", Role.viewer)


def member(ann: Client, film: Path, login: str, name: str, role: Role) -> Client:
    with closing(open_people(film / ".sb" / "people.db")) as people:
        user = people.add_user(login, name, f"{login}@example.org", password_hash=None, is_admin=False)
        people.add_member(PROJECT, login, role)
        session = people.open_session(user.id)
    client = ann.with_token("")
    client.http.headers["cookie"] = f"sb_session={session}"
    return client


def guest(ann: Client, film: Path, *selection: str, link: str = "client", name: str = "Zoë") -> Client:
    with closing(open_people(film / ".sb" / "people.db")) as people:
        ends = system_clock() + timedelta(days=1)
        _, secret = people.add_guest_link(link, "ann", PROJECT, list(selection), ends)
    client = ann.with_token("")
    came = client.http.post("/v1/sessions:guest", json={"secret": secret, "name": name})
    assert came.status_code == 201
    return client


def put(who: Client, place: str, client: str = "window-1", **more: Any) -> dict[str, Any]:
    told = who.ask("PUT", "/presence", {"client": client, "place": place, **more})
    assert told.status_code == 200, told.text
    found: dict[str, Any] = told.json()
    return found


def names(told: dict[str, Any]) -> list[str]:
    return [one["name"] for one in told["people"]]


def test_others_hear_who_comes_moves_and_leaves(ann: Client, bo: Client) -> None:
    put(ann, "board")
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events?client=window-1") as heard:
        heard.until(lambda h: h.at("Ann Rao") == ["board"])
        mine = put(bo, "frame/FR_S01_001")["you"]
        heard.until(lambda h: h.at("Bo Lee") == ["frame/FR_S01_001"])
        put(bo, "frame/FR_S01_002", playhead=1.5, playing=True)
        heard.until(lambda h: h.at("Bo Lee") == ["frame/FR_S01_002"])
        assert heard.people[mine]["playhead"] == 1.5 and heard.people[mine]["playing"] is True
        assert names(bo.get("/presence").json()) == ["Ann Rao", "Bo Lee"]
        assert bo.get("/presence", params={"client": "window-1"}).json()["you"] == mine
        assert bo.ask("DELETE", "/presence", params={"client": "window-1"}).status_code == 204
        heard.until(lambda h: h.at("Bo Lee") == [])
    assert heard.ids == []


def test_presence_is_no_event_and_disturbs_no_number(ann: Client, bo: Client, film_folder: Path) -> None:
    head = ann.get("/events").json()["head"]
    files = {path: path.stat().st_mtime_ns for path in film_folder.rglob("*") if path.suffix == ".yaml"}
    put(bo, "board")
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events?after={head}") as heard:
        assert ann.post("/frames/FR_S01_001:comment", {"note": "lovely"}).status_code == 200
        put(bo, "frame/FR_S01_001")
        assert ann.post("/frames/FR_S01_002:comment", {"note": "lovely"}).status_code == 200
        heard.until(lambda h: len(h.ids) == 2 and h.at("Bo Lee") == ["frame/FR_S01_001"])
    assert heard.ids == [head + 1, head + 2]
    again = ann.with_token(ann.token).http
    with hearing(again, f"{BELOW}/events", **{"last-event-id": str(head + 1)}) as back:
        back.until(lambda h: h.ids == [head + 2] and h.at("Bo Lee") == ["frame/FR_S01_001"])
    assert [kind for _, kind, _ in back.messages if kind == "presence"] == ["presence"]  # only how it is now
    assert ann.get("/events").json()["head"] == head + 2
    assert all(path.stat().st_mtime_ns == files[path] for path in files if "review" not in path.parts)


def test_who_presents_is_followed_at_once_and_relieved_once(ann: Client, bo: Client) -> None:
    with hearing(bo.http, f"{BELOW}/presence") as heard:
        first = put(ann, "frame/FR_S01_001", presenting=True)
        assert first["presenter"] == first["you"]
        for number in (2, 3):
            began = time.monotonic()
            put(ann, f"frame/FR_S01_00{number}", presenting=True, playhead=number, playing=True)
            took = heard.until(lambda h, n=number: h.at("Ann Rao") == [f"frame/FR_S01_00{n}"]) - began
            assert took < 0.3
        relieved_by = put(ann, "board", client="window-2", presenting=True)
        heard.until(lambda h: h.presenter == relieved_by["you"])
        still = put(ann, "frame/FR_S01_001", presenting=True)  # its window has not heard of it yet
        assert still["presenter"] == relieved_by["you"]
        assert not next(one for one in still["people"] if one["id"] == first["you"])["presenting"]
        put(ann, "board", client="window-2")
        heard.until(lambda h: h.presenter is None)
        put(ann, "frame/FR_S01_001")
        assert put(ann, "frame/FR_S01_001", presenting=True)["presenter"] == first["you"]


def test_who_moves_fast_is_told_ten_times_a_second_at_most(ann: Client, bo: Client) -> None:
    with hearing(bo.http, f"{BELOW}/presence") as heard:
        began, moves = time.monotonic(), 0
        while time.monotonic() - began < 1.5:
            moves += 1
            put(ann, "timeline", playhead=moves / 10)
        heard.until(lambda h: [one["playhead"] for one in h.people.values()] == [moves / 10])
    told = [at for at, kind, _ in heard.messages if kind == "presence"][1:]
    assert moves > 30 and len(told) <= (told[-1] - told[0]) / presence.TOLD_S + 3


def test_a_window_is_gone_with_its_stream_unless_it_comes_back(
    ann: Client, bo: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "BACK_S", 0.7)
    put(bo, "board")
    put(bo, "frame/FR_S01_001", client="window-2", presenting=True)
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events") as heard:
        for client in ("window-1", "window-2"):
            with hearing(copy_of(bo), f"{BELOW}/events?client={client}") as own:
                own.until(lambda h: len(h.people) == 2)
        heard.until(lambda h: h.at("Bo Lee") == ["frame/FR_S01_001"])
        with hearing(
            copy_of(bo), f"{BELOW}/events?client=window-2"
        ) as own:  # who presents has its whole life
            own.until(lambda h: h.presenter is not None)
            put(bo, "board")
            put(bo, "frame/FR_S01_001", client="window-2")


def copy_of(who: Client) -> httpx.Client:
    """The same browser, for another stream."""
    again = who.with_token("").http
    again.headers["cookie"] = who.http.headers["cookie"]
    return again


def test_who_says_nothing_more_is_gone(ann: Client, bo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LIFE_S", 0.8)
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events") as heard:
        put(bo, "board", presenting=True)
        heard.until(lambda h: h.at("Bo Lee") == ["board"] and h.presenter is not None)
        heard.until(lambda h: h.people == {} and h.presenter is None)


def test_who_signs_out_or_loses_the_role_is_gone(ann: Client, bo: Client, film_folder: Path) -> None:
    cai = member(ann, film_folder, "cai", "Cai", Role.artist)
    zoe = guest(ann, film_folder, "S01")
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events") as heard:
        for who in (bo, cai, zoe):
            put(who, "frame/FR_S01_001")
        heard.until(lambda h: len(h.people) == 3)
        assert zoe.http.delete("/v1/sessions").status_code == 204
        heard.until(lambda h: h.at("Zoë (guest)") == [])
        assert bo.http.delete("/v1/sessions").status_code == 204
        heard.until(lambda h: h.at("Bo Lee") == [])
        assert ann.ask("DELETE", "/members/cai").status_code == 200
        heard.until(lambda h: h.people == {})


def test_a_guest_hears_of_those_at_frames_of_the_link_and_only_while_they_take_part(
    ann: Client, bo: Client, film_folder: Path
) -> None:
    zoe = guest(ann, film_folder, "S01")
    other = guest(ann, film_folder, "S01", link="rival", name="Rex")
    put(ann, "frame/FR_S01_001", presenting=True)
    put(other, "frame/FR_S01_001")
    nothing = {"people": [], "presenter": None, "you": None}
    assert zoe.get("/presence").json() == nothing
    with hearing(zoe.with_token("").http, f"{BELOW}/presence", cookie=cookie_of(zoe)) as heard:
        heard.until(lambda h: [kind for _, kind, _ in h.messages] == ["presence"])
        assert heard.people == {}
        mine = put(zoe, "frame/FR_S01_002")
        assert names(mine) == ["Ann Rao", "Zoë (guest)"]
        heard.until(lambda h: h.presenter == mine["presenter"] is not None)
        put(bo, "script/rain.fountain")
        put(ann, "frame/FR_S01_003", presenting=True)
        heard.until(lambda h: h.at("Ann Rao") == ["frame/FR_S01_003"])
        put(ann, "frame/FR_S02_001", presenting=True)  # it was not shared
        heard.until(lambda h: h.presenter is None and h.at("Ann Rao") == [])
        put(ann, "present/FR_S01_002", presenting=True)
        heard.until(lambda h: h.at("Ann Rao") == ["present/FR_S01_002"] and h.presenter is not None)
        put(ann, "present/FR_S02_002", presenting=True)
        heard.until(lambda h: h.presenter is None and h.at("Ann Rao") == [])
        put(ann, "timeline", presenting=True, playhead=4.5, playing=True)
    said = json.dumps([said for _, _, said in heard.messages], ensure_ascii=False)
    assert "S02" not in said and "Bo" not in said and "rain" not in said and "Rex" not in said
    assert names(bo.get("/presence").json()) == ["Ann Rao", "Rex (guest)", "Zoë (guest)", "Bo Lee"]


def cookie_of(who: Client) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in who.http.cookies.jar)


def test_a_guest_is_nowhere_else_and_does_not_present(ann: Client, film_folder: Path) -> None:
    zoe = guest(ann, film_folder, "S01")
    window = {"client": "window-1"}
    for place in ("frame/FR_S02_001", "frame/FR_S09_009", "asset/CHAR_001", "frame/"):
        told = zoe.ask("PUT", "/presence", {**window, "place": place})
        assert told.status_code in (404, 422), (place, told.text)
    told = zoe.ask("PUT", "/presence", {**window, "place": "frame/FR_S01_001", "presenting": True})
    assert (told.status_code, told.json()["code"]) == (403, "not-allowed")
    assert ann.get("/presence").json()["people"] == []
    assert zoe.get("/events", headers={"accept": "text/event-stream"}).status_code == 403


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"client": "x"}, "client"),
        ({"client": "a b c d e"}, "client"),
        ({"place": "Board"}, "place"),
        ({"place": "frame/" + "x" * 300}, "place"),
        ({"place": "frame/a\nb"}, "place"),
        ({"playhead": -1}, "playhead"),
        ({"playing": "yes"}, "playing"),
        ({"name": "Somebody Else"}, "name"),
    ],
)
def test_what_nobody_can_be_is_refused(ann: Client, wrong: dict[str, Any], field: str) -> None:
    told = ann.ask("PUT", "/presence", {"client": "window-1", "place": "board", **wrong})
    assert told.status_code == 422 and field in told.text
    assert ann.get("/presence").json()["people"] == []


def test_windows_are_counted(ann: Client, bo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "MOST_OF_ONE", 3)
    monkeypatch.setattr(presence, "MOST", 4)
    for number in range(5):
        put(bo, "board", client=f"window-{number}")
    assert len(bo.get("/presence").json()["people"]) == 3
    put(ann, "board")
    told = ann.ask("PUT", "/presence", {"client": "window-2", "place": "board"})
    assert (told.status_code, told.json()["code"]) == (429, "too-many")
    assert ann.ask("DELETE", "/presence").status_code == 422
    assert ann.get("/presence", params={"client": "?"}).status_code == 422
