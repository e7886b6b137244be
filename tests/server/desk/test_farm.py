"""Renders on a ComfyUI server, as somebody sees them who looks at the queue and at the farm."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep

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


def test_a_queue_says_what_each_job_is_about_how_long_it_takes_and_what_it_cost(farm: Farm) -> None:
    ann = farm.ann
    farm.server.engine.seconds = 0.4
    with hearing(ann.with_token(ann.token).http, f"{BELOW}/events") as heard:
        job_id = farm.render(*FRAMES)
        ended = ann.get(f"/jobs/{job_id}", params={"wait": 60}).json()
        heard.until(lambda h: any(k == "job" and said["state"] == "done" for _, k, said in h.messages))
    told = [said["progress"] for _, kind, said in heard.messages if kind == "progress"]
    assert {one["total"] for one in told if one["title"] == "Rendering"} == {3}
    assert all(one["done"] <= 3 for one in told)
    assert any(one["eta_seconds"] is not None and 0 < one["eta_seconds"] < 30 for one in told)
    assert ended["about"] == FRAMES and ended["state"] == "done"
    [server] = ended["progress"]["servers"]
    assert (server["server"], server["done"]) == (farm.server.url[7:], 3)
    assert (
        0.4 < server["seconds"] <= ended["progress"]["seconds"] and ended["progress"]["eta_seconds"] is None
    )
    [listed] = ann.get("/jobs").json()["jobs"]
    assert listed == ended


def test_a_frame_that_failed_is_told_with_the_servers_own_words(farm: Farm) -> None:
    farm.server.engine.seconds = 0.05
    farm.server.faults.crash = 99
    job_id = farm.render(*FRAMES[:2])
    ended = farm.ann.get(f"/jobs/{job_id}", params={"wait": 60}).json()
    assert ended["state"] == "failed" and ended["failure"] == "partial"
    [listed] = farm.ann.get("/jobs", params={"state": "failed"}).json()["jobs"]
    failed = listed["answer"]["failed"]
    assert [one["frame_id"] for one in failed] == FRAMES[:2]
    assert all("mat1 and mat2" in one["message"] for one in failed)
    jobs = farm.ann.post("/comfy/jobs:list").json()
    shown = farm.ann.post("/comfy/jobs:show", {"job": jobs["jobs"][0]["job_id"]}).json()
    assert shown["error"]["node_type"] == "ImageScale" and shown["error"]["traceback"]


def test_a_farm_says_of_each_server_what_it_does(farm: Farm) -> None:
    farm.server.foreign(3, 5.0)
    [found] = farm.ann.post("/comfy:servers").json()["servers"]
    assert (found["reachable"], found["waiting"], found["running"]) == (True, 3, 1)
    assert (found["version"], found["model"]) == ("0.33.0", "")
    graph = {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl.safetensors"}},
        "2": {"class_type": "EmptyImage", "inputs": {"width": 8, "height": 8, "batch_size": 1, "color": 1}},
    }
    farm.server.restart()
    farm.server.engine.put({"prompt": graph, "prompt_id": "theirs"}, ["2"], 5.0)
    [found] = farm.ann.post("/comfy:servers").json()["servers"]
    assert (found["waiting"], found["running"], found["model"]) == (1, 1, "sdxl.safetensors")
    assert farm.server.engine.interrupt("theirs")
    while "theirs" not in farm.server.engine.history:
        sleep(0.01)
    [found] = farm.ann.post("/comfy:servers").json()["servers"]
    assert (found["waiting"], found["running"], found["model"]) == (0, 0, "sdxl.safetensors")
