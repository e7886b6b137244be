"""What an upload costs the service while it is taken in, and that it is given back."""

from __future__ import annotations

import json
import os
import struct
import sys
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.server.served import OwnProcess, own_process

MB = 1 << 20
SIZE = 64 * MB
BACK_MB = 60
"""So much more than before the service may hold afterwards: libraries that it loaded meanwhile."""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")


@pytest.fixture
def server(film_folder: Path) -> Iterator[OwnProcess]:
    with own_process(film_folder) as found:
        for below in ("/assets/CHAR_001", "/timeline", "/frames", "/status", "/scenes", "/assets"):
            found.client.get(below)  # what it loads and keeps for these is no part of an upload
        found.client.post("/assets/CHAR_001:import", {})
        found.client.post("/sounds", {})
        yield found


def held_mb(server: OwnProcess, field: str = "VmRSS") -> int:
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith(field))


def sound() -> bytes:
    """A sound that is `SIZE` long."""
    form = struct.pack("<IHHIIHH", 16, 1, 2, 44100, 4 * 44100, 4, 16)
    return (
        b"RIFF" + struct.pack("<I", 36 + SIZE) + b"WAVEfmt " + form + b"data" + struct.pack("<I", SIZE)
    ) + os.urandom(SIZE)


@pytest.mark.parametrize(
    ("below", "body", "status"),
    [
        ("/sounds", '{"file": {"name": "rain.wav", "data": "%s"}}', 201),
        (
            "/assets/CHAR_001:import",
            '{"pictures": [{"role": "front", "picture": {"name": "front.png", "data": "%s"}}]}',
            422,
        ),
    ],
    ids=["taken in", "refused"],
)
def test_a_large_body_exists_less_than_three_times_and_then_not_any_more(
    server: OwnProcess, below: str, body: str, status: int
) -> None:
    sent = (body % b64encode(sound()).decode()).encode()
    before = held_mb(server)
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")  # the highest counts from now on
    answer = server.client.http.post(
        server.client.path(below), content=sent, headers={"content-type": "application/json"}
    )
    assert answer.status_code == status, answer.text[:200]
    assert json.loads(answer.content)
    server.client.get("/assets/CHAR_001")
    assert held_mb(server, "VmHWM") - before < 3 * len(sent) / MB
    assert held_mb(server) - before < BACK_MB


def test_a_picture_that_is_imported_exists_less_than_three_times_with_its_pixels(server: OwnProcess) -> None:
    file = BytesIO()
    Image.frombytes("RGB", (4000, 4000), os.urandom(3 * 4000 * 4000)).save(file, "PNG", compress_level=1)
    client, sent = server.client, file.getvalue()

    def imported(data: bytes) -> None:
        answer = client.http.post(
            client.path("/assets/CHAR_001:import"),
            files={"file": ("front.png", data)},
            data={"role": "front"},
        )
        assert answer.status_code == 200, answer.text[:200]

    small = BytesIO()
    Image.new("RGB", (64, 64)).save(small, "PNG")
    imported(small.getvalue())  # what it loads for that is no part of a picture
    before = held_mb(server)
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")
    imported(sent)
    assert held_mb(server, "VmHWM") - before < 3 * len(sent) / MB
