"""Pictures of jobs under way: read where somebody looks, of the job that they are of, never too large."""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.reporter import Glimpse
from storyboard_cli.core.settings import Settings
from storyboard_cli.render.comfy import websocket
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.journal import MemoryJournal
from storyboard_cli.render.comfy.renderer import ComfyRenderer
from storyboard_cli.render.comfy.websocket import read_preview
from storyboard_cli.server.desk import glimpses
from tests.callers import calling
from tests.doubles.comfy_engine import picture
from tests.doubles.comfy_server import ComfyServer
from tests.render.comfy.worlds import QUICK, jobs, project, write_flat_pipeline

PATIENCE_S = 4.0  # below what a job may take
PICTURE = picture(64, 40, b"\x40\x80\xc0")


@pytest.fixture
def server() -> Iterator[ComfyServer]:
    with ComfyServer(seconds=0.2) as found:
        found.engine.preview = PICTURE
        yield found


def rendered(root: Path, server: ComfyServer, caller: Caller) -> list[str]:
    write_flat_pipeline(root)
    spec = project(comfyui={"servers": [server.url]})
    made_by = ComfyRenderer(
        root, spec, Settings(), MemoryJournal(), timing=QUICK, credentials=Credentials(), here=True
    )
    outcomes = list(made_by.render(jobs(3), caller))
    assert all(outcome.picture for outcome in outcomes)
    return [outcome.job.subject for outcome in outcomes]


def stay_until_seen(server: ComfyServer, seen: list[Glimpse]) -> None:
    """Each job goes on only after its first picture was seen: how fast this machine is decides nothing."""
    show, shown = server.engine._show, set()

    def patient(picture: bytes, prompt_id: str, node_id: str, client_id: str) -> None:
        before, until = len(seen), time.monotonic() + PATIENCE_S
        show(picture, prompt_id, node_id, client_id)
        while prompt_id not in shown and len(seen) == before and time.monotonic() < until:
            time.sleep(0.01)
        shown.add(prompt_id)

    server.engine._show = patient


@pytest.mark.parametrize("is_old", [False, True])
def test_who_looks_sees_what_each_job_is_at(tmp_path: Path, server: ComfyServer, is_old: bool) -> None:
    server.faults.old_previews = is_old
    seen: list[Glimpse] = []
    stay_until_seen(server, seen)
    subjects = rendered(tmp_path, server, Caller("Ann", glimpsed=seen.append))
    assert {glimpse.subject for glimpse in seen} == set(subjects)
    assert {(glimpse.data, glimpse.server) for glimpse in seen} == {(PICTURE, server.url[7:])}
    assert all(
        entry["prompt"][3]["preview_method"] == "latent2rgb" for entry in server.engine.history.values()
    )


def test_where_nobody_looks_no_server_is_asked_for_any(tmp_path: Path, server: ComfyServer) -> None:
    rendered(tmp_path, server, calling("Ann"))
    assert {entry["prompt"][3]["preview_method"] for entry in server.engine.history.values()} == {"none"}


def test_many_pictures_are_told_four_times_a_second_at_most(tmp_path: Path, server: ComfyServer) -> None:
    show = server.engine._show
    server.engine._show = lambda *said: [show(*said) for _ in range(200)] and None
    seen: list[Glimpse] = []
    rendered(tmp_path, server, Caller("Ann", glimpsed=seen.append))
    assert 0 < len(seen) <= 3 * 4


def with_metadata(metadata: Any, image: bytes = PICTURE) -> bytes:
    said = metadata if isinstance(metadata, bytes) else json.dumps(metadata).encode()
    return struct.pack(">II", 4, len(said)) + said + image


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\1",
        struct.pack(">II", 1, 2) + b"<svg onload=alert(1)>",
        struct.pack(">II", 3, 2) + PICTURE,
        struct.pack(">II", 4, 1 << 31) + PICTURE,
        with_metadata(b"{"),
        with_metadata([]),
        with_metadata({"prompt_id": 7}),
        with_metadata({"prompt_id": "p"}, b"GIF89a"),
        struct.pack(">II", 1, 2) + PICTURE + bytes(websocket.PREVIEW_LIMIT),
    ],
)
def test_what_is_no_preview_is_dropped(data: bytes) -> None:
    assert read_preview(data) is None


def test_a_preview_says_whose_it_is() -> None:
    found = read_preview(with_metadata({"prompt_id": "p", "image_type": "image/png"}))
    assert found == {"type": "preview", "data": {"image": PICTURE, "prompt_id": "p"}}


@pytest.mark.parametrize(
    "data", [PICTURE[:60], b"\xff\xd8\xff" + bytes(100), picture(5000, 4, b"\0\0\0"), b"", b"GIF89a"]
)
def test_a_picture_that_cannot_be_opened_is_shown_to_nobody(data: bytes) -> None:
    assert glimpses.shown(Glimpse("FR_S01_001", data)) is None


def test_a_picture_is_shown_small_and_drawn_again() -> None:
    found = glimpses.shown(Glimpse("FR_S01_001", picture(2000, 1000, b"\xff\0\0", {"prompt": "secret"})))
    assert found is not None and found.data.startswith(b"RIFF") and b"secret" not in found.data
    assert len(found.data) < 20_000


def test_the_newest_pictures_of_few_subjects_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = glimpses.Glimpses()
    assert kept.put("job_1", Glimpse("a", b"1")) == ["a"]
    assert kept.put("job_1", Glimpse("b", b"2")) == []  # listeners heard just now
    monkeypatch.setattr(glimpses, "TOLD_S", 0.0)
    assert kept.put("job_1", Glimpse("a", b"3")) == ["a", "b"]
    newest = kept.newest("job_1")
    assert newest is not None and newest.data == b"3"
    other = kept.newest("job_1", "b")
    assert other is not None and other.data == b"2"
    for number in range(glimpses.MOST):
        kept.put("job_1", Glimpse(f"c{number}", b""))
    assert kept.newest("job_1", "a") is None and kept.newest("job_2") is None
    kept.forget("job_1")
    assert kept.newest("job_1") is None
