"""What the examples ask: one row for each operation of the interface, by its id."""

from __future__ import annotations

import io
import json
import subprocess
import wave
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from storyboard_cli.core.settings import Settings
from storyboard_cli.ledger.events.jobs import JobChanged
from storyboard_cli.project.commit import commit
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.conftest import Ticking
from tests.render.comfy.test_importing import workflow

Answering: TypeAlias = Callable[[str, Mapping[str, Any]], Any]
"""Asks an operation of the film of an example."""


@dataclass(frozen=True)
class Asked:
    """A request: what its path says besides the project, its query, its body, and what was done before."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    before: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    if_match: str = ""
    then: Callable[[Path, Answering], Asked] | None = None
    """What is asked once that was done, where it is only known then."""
    with_comfy: bool = False
    """The machine names a ComfyUI server, which answers."""


_VARIANTS = ("render", {"selectors": ["FR_S01_002"], "variants": 2})


def _frame(name: str = "FR_S01_002", **body: Any) -> Asked:
    return Asked({"frame_id": name}, body=body)


def _asset(name: str = "CHAR_001", *before: tuple[str, Mapping[str, Any]], **body: Any) -> Asked:
    return Asked({"asset_id": name}, body=body, before=before)


def _scene(*before: tuple[str, Mapping[str, Any]], **body: Any) -> Asked:
    return Asked({"scene_id": "S01"}, body=body, before=before)


def _script(**body: Any) -> Asked:
    return Asked({"script_id": "rain.fountain"}, body=body)


def _of(*before: tuple[str, Mapping[str, Any]], **body: Any) -> Asked:
    return Asked(body=body, before=before)


def _upload(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "data": b64encode(data).decode("ascii")}


def silence(seconds: float) -> bytes:
    """A sound in which nothing is heard."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(16000 * seconds)))
    return out.getvalue()


DIRECTION = "schema: 1\nscene_id: S01\nframes:\n  FR_S01_002:\n    lighting: low key\n"
SPEC = """\
schema: 1
asset_id: CHAR_001
asset_type: character
name: Asha
canonical_prompt: young woman, green raincoat
aliases: [ASHA]
views: [front]
"""
SCENE = "INT. ROOM - MORNING\n\nASHA opens the window.\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082".replace(" ", "")
)


def _in_git(root: Path, ask: Answering) -> Asked:
    """The film under git, where nothing is in conflict."""
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    return Asked()


def _with_a_job(root: Path, ask: Answering) -> Asked:
    """A film of which a ComfyUI server drew a frame."""
    steps = (
        JobChanged(job_id="5c1f0a9b3d7e4f21", makes="FR_S01_002", frame_id="FR_S01_002", attempt=1),
        JobChanged(job_id="5c1f0a9b3d7e4f21", state="done", attempt=1, server="http://gpu:8188"),
    )
    with Workspace.open(root, Settings(), calling("Asha Rao <asha@example.org>", clock=Ticking())) as film:
        for step in steps:
            commit(film, (), [step])
    return Asked(body={"job": "5c1f0a9b"})


def _newest_export(root: Path, ask: Answering) -> Asked:
    return Asked({"export_id": ask("exports.list", {}).exports[0].export})


def _edited_cut(root: Path, ask: Answering) -> Asked:
    """The cut as an editor sends it back: the last picture comes first."""
    [place] = (root / "exports").rglob("*.edl")
    return Asked(body={"file": _upload("cut.edl", place.read_bytes())})


def _before_a_move(root: Path, ask: Answering) -> Asked:
    """What undoes a change of the cut, as that change's answer says it."""
    moved = ask("timeline.move", {"selectors": ["FR_S02_001"], "before": "FR_S01_001"})
    return Asked(body={"to": moved.undo_to})


_RETAKEN = ("retake", {"selectors": ["FR_S01_002"], "note": "closer"})
_PEOPLE = (
    ("user.add", {"login": "asha", "name": "Asha Rao", "email": "asha@example.org"}),
    ("user.add", {"login": "bo", "name": "Bo Lee"}),
    ("member.add", {"project_id": "PRJ_001", "login": "bo", "role": "artist"}),
)
_LAPTOP = ("token.add", {"name": "laptop", "login": "bo"})
_TOKEN = (("token.add", {"project_id": "PRJ_001", "name": "ci", "role": "machine"}),)
_LINK = (("guest.add", {"project_id": "PRJ_001", "name": "client", "selection": ["S01"]}),)
_NEW = ("new", {"asset_type": "prop", "name": "Umbrella"})
_ALIAS = {"name": "THE GIRL", "target": "CHAR_001"}
_DIRECTED = ("direction.put", {"scene": "S01", "text": DIRECTION})
_MARKED = ("timeline.marker", {"name": "Act two", "at": "FR_S02_001"})
_PDF = ("export.shot_list", {"format": "csv"})

TIMELINE = {
    "getTimeline": Asked(query={}),
    "getAnimatic": Asked(),
    "reorderTimeline": _of(order=["FR_S01_002", "FR_S01_001", "FR_S01_003", "FR_S02_001"]),
    "moveInTimeline": _of(selectors=["FR_S02_001"], before="FR_S01_001"),
    "insertIntoTimeline": _of(selectors=["FR_S01_001"], after="FR_S02_001"),
    "splitInTimeline": _of(selectors=["FR_S01_002"], at="12"),
    "removeFromTimeline": _of(selectors=["FR_S01_003"]),
    "setTimelineDuration": _of(selectors=["FR_S01_002"], length="2.5s"),
    "holdInTimeline": _of(selectors=["FR_S01_002"], length="12"),
    "trimInTimeline": _of(selectors=["FR_S01_002"], length="12"),
    "setTimelineTransition": _of(selectors=["FR_S02_001"], kind="dissolve", length="12"),
    "noteInTimeline": _of(selectors=["FR_S01_002"], note="wait for the thunder"),
    "setTimelinePrint": _of(selectors=["FR_S01_003"], printed=False),
    "addTimelineMarker": _of(name="Act two", at="FR_S02_001", color="blue"),
    "removeTimelineMarker": _of(_MARKED, name="Act two"),
    "addTimelineAudio": _of(path="audio/rain.wav", at="FR_S01_001"),
    "removeTimelineAudio": _of(("timeline.audio", {"path": "audio/rain.wav"}), path="audio/rain.wav"),
    "resetTimeline": _of(_MARKED),
    "rollbackTimeline": Asked(then=_before_a_move),
}
FRAMES = {
    "listFrames": Asked(),
    "getFrame": _frame(),
    "listFramesToReview": Asked(),
    "getBoard": Asked(),
    "approveFrame": _frame(note="lovely"),
    "retakeFrame": _frame(note="closer, and she looks at the door"),
    "rejectFrame": _frame(note="another room"),
    "commentOnFrame": _frame(
        note="is this the same coat?",
        drawing=[
            {"kind": "arrow", "color": "red", "width": 0.006, "points": [[0.12, 0.3], [0.41, 0.52]]},
            {"kind": "box", "color": "#ffd60a", "width": 0.004, "points": [[0.4, 0.35], [0.62, 0.9]]},
        ],
    ),
    "allowFrame": _frame(rule="count", reason="the twin stands behind her"),
    "explainFrame": _frame(),
    "compareFrame": _frame("FR_S01_001"),
    "drawFrameLayout": _frame(kinds=["line", "depth"]),
    "checkFrame": _frame(),
    "listFrameCandidates": Asked({"frame_id": "FR_S01_002"}, before=(_VARIANTS,)),
    "pickFrame": Asked({"frame_id": "FR_S01_002"}, body={"candidate": 2}, before=(_VARIANTS,)),
    "listFrameRenders": _frame(),
    "renderFrame": _frame(force=True),
    "getFrameCheck": _frame(),
    "getFrameRecipe": _frame(),
    "approveFrames": _of(selectors=["S01"], note="the whole scene"),
    "retakeFrames": _of(selectors=["FR_S01_002", "FR_S01_003"], note="closer"),
    "rejectFrames": _of(selectors=["FR_S02_001"], note="no bed in this room"),
    "commentOnFrames": _of(selectors=["S02"], note="slower"),
    "renderProject": _of(),
    "renderScene": _scene(superseded=True),
    "checkScene": _scene(),
}
PROJECTS = {
    "getProject": Asked(),
    "patchProject": _of(changes={"name": "Rain, a film"}),
    "getStatus": Asked(),
    "validateProject": _of(),
    "planProject": _of(selectors=["S01"]),
    "foreseeImpact": _of(assets=["CHAR_001"]),
    "lintProject": _of(),
    "auditProject": _of(),
    "logProject": _of(limit=3, newest_first=True, bodies=False),
    "searchProject": _of(words=["window"]),
    "buildProject": _of(pdf=True),
    "checkProject": _of(),
    "verifyProject": _of(),
    "rebuildProject": _of(),
    "deleteOldRenders": _of(keep=1, dry_run=True),
    "measureProject": _of(),
    "conformProject": Asked(before=(("export.edl", {}),), then=_edited_cut),
    "rollbackProject": _of(_RETAKEN, to="10"),
}
ASSETS = {
    "listAssets": Asked(),
    "getAsset": _asset(),
    "createAsset": _of(asset_type="prop", name="Umbrella", prompt="black umbrella, wooden handle"),
    "generateAssets": _of(all=True),
    "lockAssets": _of(all=True),
    "searchAssets": _of(words=["coat"]),
    "renumberAssets": Asked(then=_in_git),
    "restoreAssetVersion": Asked(body={"version": "CHAR_001@v1"}),
    "compareAssetVersions": _of(old="CHAR_001@v1"),
    "putAssetSpec": _asset(text=SPEC),
    "patchAssetSpec": _asset(changes={"canonical_prompt": "young woman, green raincoat"}),
    "listAssetAppearances": _asset(),
    "listAssetVersions": _asset(),
    "generateAsset": _asset(seed=11),
    "importAsset": _asset(pictures=[{"role": "front", "picture": _upload("front.png", PNG)}]),
    "lockAsset": _asset(note="the green coat", force=True),
    "unlockAsset": _asset(reason="the coat was wrong"),
    "startAssetVersion": _asset(),
    "renameAsset": _asset("PROP_Umbrella", _NEW, to="PROP_Parasol"),
    "deleteAsset": _asset("PROP_Umbrella", _NEW),
}
SCRIPTS = {
    "listScripts": Asked(),
    "putScript": _of(name="morning.fountain", text=SCENE),
    "compileScripts": _of(),
    "countScripts": _of(),
    "suggestAssets": _of(),
    "compileScript": _script(dry_run=True),
    "countScript": _script(),
    "getScript": _script(),
    "listScriptFrames": _script(),
    "previewScript": _script(text="Title: Rain\n\n" + SCENE),
    "putScriptByName": _script(text="Title: Rain\n\n" + SCENE),
    "deleteScript": _script(),
    "listAliases": Asked(),
    "addAlias": _of(**_ALIAS),
    "deleteAlias": Asked({"alias": "THE GIRL"}, before=(("alias.add", _ALIAS),)),
    "putSound": _of(file=_upload("thunder.wav", silence(0.02))),
    "deleteSound": Asked({"place": "rain.wav"}),
    "putReference": _of(file=_upload("coat.png", PNG)),
}
SCENES = {
    "listScenes": Asked(),
    "getScene": _scene(),
    "validateScene": _scene(),
    "getSceneNeeds": _scene(),
    "putSceneDirection": _scene(text=DIRECTION),
    "patchSceneDirection": _scene(
        _DIRECTED,
        changes={"frames": {"FR_S01_002": {"lighting": "high key"}}},
    ),
    "deleteSceneDirection": _scene(_DIRECTED),
}
_CUT = {"selectors": ["S01"]}
EXPORTS = {
    "listExports": _of(_PDF),
    "exportPdf": _of(layout="2x3", paper="a4", watermark="for Ann"),
    "exportImageSequence": _of(**_CUT),
    "exportContactSheet": _of(columns=4),
    "exportShotList": _of(format="csv"),
    "exportBreakdown": _of(),
    "exportBundle": _of(),
    "exportOtio": _of(),
    "exportOtioz": _of(),
    "exportEdl": _of(),
    "exportFcpxml": _of(),
    "exportFcp7xml": _of(),
    "exportStoryboarder": _of(),
    "exportAnimatic": _of(height=720),
    "exportAftereffects": _of(),
    "exportBlender": _of(),
    "getExport": Asked(before=(_PDF,), then=_newest_export),
}
MACHINE = {
    "listPipelines": Asked(),
    "showPipeline": _of(pipeline="scene-sdxl@v1"),
    "diffPipelines": _of(before="scene-sdxl@v1", after="scene-sd15@v1"),
    "verifyPipelines": _of(),
    "importPipeline": _of(file=_upload("my_look_api.json", json.dumps(workflow()).encode())),
    "listModels": Asked(),
    "verifyModels": _of(),
    "pullModel": _of(repository="laion/CLIP-ViT-B-32-laion2B-s34B-b79K", dry_run=True),
    "checkComfyServers": _of(),
    "listComfyServers": Asked(with_comfy=True),
    "listComfyJobs": _of(),
    "showComfyJob": Asked(body={"job": "5c1f0a9b"}, then=_with_a_job),
    "retryComfyJobs": _of(),
    "cancelComfyJobs": _of(),
    "collectComfyJobs": _of(),
}
ASKS: Mapping[str, Asked] = {
    **TIMELINE, **FRAMES, **PROJECTS, **ASSETS, **SCRIPTS, **SCENES, **EXPORTS, **MACHINE,
    "listUsers": Asked(before=_PEOPLE),
    "createUser": Asked(body={"login": "bo", "name": "Bo Lee", "password": "four words nobody joins"}),
    "changeUser": Asked({"login": "bo"}, body={"email": "bo@example.org"}, before=_PEOPLE),
    "setPassword": Asked({"login": "bo"}, body={"password": "four other words here"}, before=_PEOPLE),
    "disableUser": Asked({"login": "bo"}, before=_PEOPLE),
    "signOutUser": Asked({"login": "bo"}, body={"tokens": True}, before=(*_PEOPLE, _LAPTOP)),
    "signOutUsers": Asked(before=_PEOPLE),
    "listUserSessions": Asked({"login": "bo"}, before=(*_PEOPLE, _LAPTOP)),
    "listUserTokens": Asked({"login": "bo"}, before=(*_PEOPLE, _LAPTOP)),
    "revokeUserTokens": Asked({"login": "bo"}, before=(*_PEOPLE, _LAPTOP)),
    "revokeUserToken": Asked({"login": "bo", "token": "laptop"}, before=(*_PEOPLE, _LAPTOP)),
    "listChanges": Asked(query={"limit": 2}, before=_PEOPLE),
    "listMembers": Asked(before=_PEOPLE),
    "addMember": Asked(body={"login": "asha", "role": "owner"}, before=_PEOPLE),
    "changeMember": Asked({"login": "bo"}, body={"role": "supervisor"}, before=_PEOPLE),
    "removeMember": Asked({"login": "bo"}, before=_PEOPLE),
    "listTokens": Asked(before=_TOKEN),
    "createToken": Asked(body={"name": "ci", "role": "machine", "days": 30}),
    "revokeToken": Asked({"token": "ci"}, before=_TOKEN),
    "listGuestLinks": Asked(before=_LINK),
    "createGuestLink": Asked(body={"name": "client", "selection": ["S01"], "days": 7}),
    "revokeGuestLink": Asked({"link": "client"}, before=_LINK),
}  # fmt: skip
