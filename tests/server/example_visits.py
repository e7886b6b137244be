"""Examples of what is no operation: jobs, events, who one is. They are asked of a real server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.routes.route import Special
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client, served

JOB = "job_5c1f0a9b3d7e4f21"
MOMENT = "2026-02-19T09:00:00"
WITHOUT_JSON = ("getMetrics", "getOpenapi", "getDocs", "getDocsScript")
"""Their answers are pages, which an example of a page would only repeat."""


def visited(root: Path) -> dict[str, Any]:
    """By operation id: what was asked, and what came."""
    stopped = _of_stopped_jobs(root)
    with served(root.parent, many=True) as client:
        found = {**_of_the_service(client), **_of_files(client), **_of_jobs(client), **_of_exports(client)}
        found |= _of_oneself(client)
    found |= stopped | {name: {"status": 200} for name in WITHOUT_JSON}
    names = {operation_id(route) for route in ROUTES if isinstance(route, Special)}
    return {name: example for name, example in found.items() if name in names}


def _of_the_service(client: Client) -> dict[str, Any]:
    bo = {"login": "bo", "password": "four words nobody joins"}
    assert client.post("/v1/users", {**bo, "name": "Bo Lee"}).status_code == 201
    link = client.post("/guests", {"name": "client", "selection": ["S01"]}).json()["secret"]
    somebody = client.with_token("")
    return {
        "getMe": _told(client.get("/v1/me")),
        "getHealth": _told(client.get("/v1/health")),
        "getReadiness": _told(client.get("/v1/ready")),
        "listProjects": _told(client.get("/v1/projects")),
        "createProject": _posted(client, "/v1/projects", {"project_id": "PRJ_002", "name": "Snow"}),
        "listEvents": _told(client.get("/events", params={"limit": 2}), query={"limit": 2}),
        **_of_presence(client),
        "signIn": _posted(somebody, "/v1/sessions", bo),
        "comeAsGuest": _posted(somebody, "/v1/sessions:guest", {"secret": link, "name": "Zoe"}),
        "signOut": {"status": 204},
        "enter": {"status": 303},
        "listProviders": _told(client.get("/v1/sign-in/providers")),
        "signInAtProvider": {"query": {"next": "/v1/docs"}, "status": 303},
        "comeBackFromProvider": {"query": {"code": "…", "state": "…"}, "status": 303},
    }


def _of_presence(client: Client) -> dict[str, Any]:
    """A window that looks at a frame and presents it."""
    window = {"client": "board-7f3a"}
    said = {**window, "place": "frame/FR_S01_002", "presenting": True}
    put = _told(client.ask("PUT", "/presence", said)) | {"body": said}
    seen = _told(client.get("/presence", params=window), query=window)
    left = client.ask("DELETE", "/presence", params=window).status_code
    return {
        "putPresence": put,
        "getPresence": seen,
        "deletePresence": {"path": {"project_id": "PRJ_001"}, "query": window, "status": left},
    }


def _of_oneself(client: Client) -> dict[str, Any]:
    """What somebody does who is signed in."""
    asha = {"login": "asha", "password": "four words nobody joins"}
    known = client.post("/v1/users", {**asha, "name": "Asha Rao", "email": "asha@example.org"})
    assert known.status_code == 201, known.text
    mine = client.with_token("")
    mine.post("/v1/sessions", asha)
    changed = {"password": asha["password"], "new_password": "four other words here"}
    assert client.post("/members", {"login": "asha", "role": "viewer"}).status_code == 201
    remark = {"note": "@asha is this the coat that you meant?"}
    assert client.post("/frames/FR_S01_002:comment", remark).status_code == 200
    return {
        "listMentions": _told(mine.get("/mentions", params={"limit": 10}), query={"limit": 10}),
        "createMyToken": _posted(mine, "/v1/tokens", {"name": "laptop", "days": 30}),
        "listMyTokens": _told(mine.get("/v1/tokens")),
        "revokeMyToken": _told(mine.ask("DELETE", "/v1/tokens/laptop"), token="laptop"),
        "changeMyPassword": _posted(mine, "/v1/me:password", changed),
        "getUser": _told(client.get("/v1/users/asha"), login="asha"),
        "listMySessions": _told(mine.get("/v1/sessions")),
        "signOutEverywhere": _posted(mine, "/v1/me:sign-out", {"tokens": True}),
    }


def _of_files(client: Client) -> dict[str, Any]:
    """Bytes that an answer names, which no example shows."""
    frame, asset = {"frame_id": "FR_S01_002"}, {"asset_id": "CHAR_001"}
    place = {"place": "scenes/S01/frame_002_v1.png"}
    asked = {
        "getFramePicture": ("/frames/FR_S01_002/picture", frame, {}),
        "getFrameThumbnail": ("/frames/FR_S01_002/thumbnail", frame, {"width": 320}),
        "getAssetPicture": ("/assets/CHAR_001/picture", asset, {"role": "front"}),
        "getAssetThumbnail": ("/assets/CHAR_001/thumbnail", asset, {"role": "front"}),
        "getFile": (f"/files/{place['place']}", place, {}),
        "getThumbnail": (f"/thumbnails/{place['place']}", place, {}),
    }
    return {
        name: {
            "path": {"project_id": "PRJ_001", **path},
            "query": query,
            "status": client.get(below, params=query).status_code,
        }
        for name, (below, path, query) in asked.items()
    }


def _of_exports(client: Client) -> dict[str, Any]:
    """All files of an export in one, which no example shows."""
    client.job("/exports/shot-list", {"format": "csv"})
    export = client.get("/exports").json()["exports"][0]["export"]
    return {
        "getExportArchive": {
            "path": {"project_id": "PRJ_001", "export_id": export},
            "query": {},
            "status": client.get(f"/exports/{export}/archive").status_code,
        }
    }


def _of_jobs(client: Client) -> dict[str, Any]:
    """A job that rendered one frame, looked at when it has ended."""
    ended = client.job("/renders", {"selectors": ["FR_S01_002"], "force": True})
    mine = f"/jobs/{ended['job_id']}"
    found = {
        "getJob": _told(client.get(mine, params={"wait": 60}), query={"wait": 60}, job_id=JOB),
        "getRenderJob": _told(client.get(f"/renders/{ended['job_id']}"), render_job_id=JOB),
        "listJobs": _told(client.get("/jobs", params={"state": "done"}), query={"state": ["done"]}),
        "getJobPreview": {
            "path": {"project_id": "PRJ_001", "job_id": JOB},
            "query": {"subject": "FR_S01_002"},
            "status": 200,
        },
        "listDeadJobs": _told(client.get("/jobs:dead")),
    }
    again = client.post(f"/scenes/S01/renders/{ended['job_id']}:rerender")
    found["rerenderScene"] = _told(again, scene_id="S01", render_job_id=JOB)
    client.get(f"/jobs/{again.json()['job_id']}", params={"wait": 60})
    return found


def _of_stopped_jobs(root: Path) -> dict[str, Any]:
    """A job that waits behind one that waits itself, as long as somebody else writes in the project."""
    settings = Settings(jobs=1, lock_wait_s=60.0, actor="Ann Rao <ann@example.org>")
    held = Workspace.open(root, settings, Caller("Bo"))
    with served(root, settings=settings) as client:
        with held as other, other.deciding():
            first = client.post("/renders", {"selectors": ["S01"]}).json()["href"]
            waits = client.post("/renders", {"selectors": ["S02"]}).json()["href"]
            cancelled = client.post(f"{waits}:cancel")
            again = client.post(f"{waits}:retry")
        for job in (first, again.json()["href"]):
            client.get(job, params={"wait": 60})
    return {
        "cancelJob": _told(cancelled, job_id=JOB),
        "retryJob": _told(again, job_id=JOB),
    }


def _posted(client: Client, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
    return _told(client.post(path, body)) | {"body": dict(body)}


def _told(answer: httpx.Response, query: Mapping[str, Any] | None = None, **path: str) -> dict[str, Any]:
    found: dict[str, Any] = {"path": {"project_id": "PRJ_001", **path}, "status": answer.status_code}
    if query:
        found["query"] = dict(query)
    media = answer.headers["content-type"].partition(";")[0]
    if media != "application/json":
        found["media"] = media
    return found | {"answer": _without_moments(answer.json())}


def _without_moments(value: Any) -> Any:
    """The same as at one moment, in one time, and by one job: a server has the clock of the machine."""
    if isinstance(value, dict):
        return {name: 0.1 if name == "seconds" else _without_moments(v) for name, v in value.items()}
    if isinstance(value, list):
        return [_without_moments(inner) for inner in value]
    if isinstance(value, str):
        value = re.sub(r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", MOMENT, value)
        value = re.sub(r"\b20\d{6}T\d{12}Z-(\w+)-[0-9a-f]{8}\b", r"20260219T090000000000Z-\1-b9acefdc", value)
        return re.sub(r"\bjob_[0-9a-f]{8,64}\b", JOB, value)
    return value
