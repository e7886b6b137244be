"""A render on a ComfyUI server, as somebody sees it who looks at the queue."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PIL import Image

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.doubles.comfy_engine import picture
from tests.doubles.comfy_server import ComfyServer
from tests.ops.projects import read_folder
from tests.render.comfy.worlds import write_flat_pipeline
from tests.server.live.test_presence import BELOW, hearing
from tests.server.served import Client, served

SEEDS = "schema: 1\nscene_id: S01\nframes:\n" + "".join(
    f"  FR_S01_00{n}: {{seed: {{seed: {n}, reason: a small one}}}}\n" for n in (1, 2, 3)
)
FRAMES = ["FR_S01_001", "FR_S01_002", "FR_S01_003"]


@dataclass
class Farm:
    """A film that renders on one server."""

    ann: Client
    server: ComfyServer

    def render(self, *frames: str) -> str:
        told = self.ann.post("/renders", {"selectors": list(frames), "force": True, "renderer": "comfyui"})
        assert told.status_code == 202, told.text
        job_id: str = told.json()["job_id"]
        return job_id


@pytest.fixture
def farm(rendered_film: Path, tmp_path: Path) -> Iterator[Farm]:
    film = Path(shutil.copytree(rendered_film, tmp_path / "film"))
    write_flat_pipeline(tmp_path / "flat")
    for path, data in read_folder(tmp_path / "flat").items():
        (film / path).parent.mkdir(parents=True, exist_ok=True)
        (film / path).write_bytes(data)
    with (film / "project.yaml").open("a", encoding="utf-8") as spec:
        spec.write("pipelines: {scene: flat@1}\n")
    (film / "direction").mkdir(exist_ok=True)
    (film / "direction" / "S01.yaml").write_text(SEEDS, "utf-8")
    with Workspace.open(film, Settings(jobs=1), calling("Ann Rao <ann@example.org>")) as workspace:
        operation = CATALOGUE["compile"]
        operation.function(workspace, operation.ask(), calling("Ann Rao <ann@example.org>"))
    with ComfyServer(seconds=1.5) as server:
        settings = Settings(jobs=1, lock_wait_s=2.0, actor="Ann Rao <ann@example.org>", servers=(server.url,))
        with served(film, settings=settings) as ann:
            yield Farm(ann, server)


def test_a_picture_under_way_is_told_and_sent_while_the_job_runs(farm: Farm) -> None:
    farm.server.engine.preview = picture(64, 40, b"\x20\xc0\x40")
    ann, http = farm.ann, farm.ann.with_token(farm.ann.token).http
    with hearing(http, f"{BELOW}/events") as heard:
        job_id = farm.render(FRAMES[0])
        heard.until(lambda h: any(kind == "preview" for _, kind, _ in h.messages), 60)
        told = [said for _, kind, said in heard.messages if kind == "preview"]
        sent = ann.get(f"/jobs/{job_id}/preview", params={"subject": FRAMES[0]})
        assert ann.get(f"/jobs/{job_id}/preview").content == sent.content
        assert ann.get(f"/jobs/{job_id}/preview", params={"subject": FRAMES[1]}).status_code == 404
        ended = ann.get(f"/jobs/{job_id}", params={"wait": 60}).json()
    assert told[0] == {"job_id": job_id, "subjects": [FRAMES[0]]}
    assert (sent.status_code, sent.headers["content-type"]) == (200, "image/webp")
    assert sent.headers["cache-control"] == "no-store"
    with Image.open(io.BytesIO(sent.content)) as image:
        assert image.size == (64, 40)
    assert ended["state"] == "done", ended
    after = ann.get(f"/jobs/{job_id}/preview")
    assert (after.status_code, after.json()["code"]) == (404, "no-preview")
    assert httpx.get(f"{ann.address}{BELOW}/jobs/{job_id}/preview", trust_env=False).status_code == 401


def test_a_server_that_sends_rubbish_for_pictures_shows_nothing(farm: Farm) -> None:
    farm.server.engine.preview = b"\x89PNG\r\n\x1a\n" + bytes(1000)
    job_id = farm.render(FRAMES[0])
    ended = farm.ann.get(f"/jobs/{job_id}", params={"wait": 60}).json()
    assert ended["state"] == "done", ended
    assert farm.ann.get(f"/jobs/{job_id}/preview").status_code == 404
