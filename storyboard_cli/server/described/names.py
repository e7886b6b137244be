"""What programs call each route: `approveFrame`, `listScenes`. A client's functions have these names."""

from __future__ import annotations

import re

from storyboard_cli.server.routes.route import AnyRoute

OWN_NAMES = {
    "GET /v1/projects/{project_id}/jobs:dead": "listDeadJobs",
    "GET /v1/projects/{project_id}/scenes/{scene_id}/needs": "getSceneNeeds",
    "GET /v1/projects/{project_id}/review": "listFramesToReview",
    "GET /v1/projects/{project_id}/renders/{render_job_id}": "getRenderJob",
    "POST /v1/projects/{project_id}/renders": "renderProject",
    "POST /v1/projects/{project_id}/scenes/{scene_id}/renders": "renderScene",
    "POST /v1/projects/{project_id}/scenes/{scene_id}/renders/{render_job_id}:rerender": "rerenderScene",
    "POST /v1/projects/{project_id}/frames/{frame_id}/renders": "renderFrame",
    "POST /v1/projects/{project_id}/scripts": "putScript",
    "PUT /v1/projects/{project_id}/scripts/{script_id}": "putScriptByName",
    "POST /v1/projects/{project_id}/pipelines": "importPipeline",
    "POST /v1/projects/{project_id}/sounds": "putSound",
    "POST /v1/projects/{project_id}/references": "putReference",
    "POST /v1/projects/{project_id}/aliases": "addAlias",
    "POST /v1/projects/{project_id}/assets/{asset_id}:version": "startAssetVersion",
    "POST /v1/projects/{project_id}/comfy:doctor": "checkComfyServers",
    "POST /v1/projects/{project_id}/comfy:servers": "listComfyServers",
    "GET /v1/me": "getMe",
    "POST /v1/me:password": "changeMyPassword",
    "POST /v1/me:sign-out": "signOutEverywhere",
    "GET /v1/sessions": "listMySessions",
    "GET /v1/tokens": "listMyTokens",
    "POST /v1/tokens": "createMyToken",
    "DELETE /v1/tokens/{token}": "revokeMyToken",
    "POST /v1/sessions": "signIn",
    "GET /v1/sign-in/providers": "listProviders",
    "GET /v1/sign-in": "signInAtProvider",
    "GET /v1/sign-in/callback": "comeBackFromProvider",
    "POST /v1/sessions:guest": "comeAsGuest",
    "DELETE /v1/sessions": "signOut",
    "POST /v1/users/{login}:password": "setPassword",
    "DELETE /v1/users/{login}/tokens": "revokeUserTokens",
    "DELETE /v1/users/{login}/tokens/{token}": "revokeUserToken",
    "GET /v1/audit": "listChanges",
    "POST /v1/projects/{project_id}/members": "addMember",
    "DELETE /v1/projects/{project_id}/members/{login}": "removeMember",
    "DELETE /v1/projects/{project_id}/tokens/{token}": "revokeToken",
    "GET /v1/projects/{project_id}/guests": "listGuestLinks",
    "POST /v1/projects/{project_id}/guests": "createGuestLink",
    "DELETE /v1/projects/{project_id}/guests/{link}": "revokeGuestLink",
    "GET /v1/ready": "getReadiness",
    "GET /v1/metrics": "getMetrics",
    "GET /v1/docs": "getDocs",
    "GET /v1/docs.js": "getDocsScript",
    "GET /v1/openapi.json": "getOpenapi",
    "GET /": "enter",
}
"""Names that the rule below would make badly."""

_COLON = {
    "timeline:move": "moveInTimeline",
    "timeline:split": "splitInTimeline",
    "timeline:insert": "insertIntoTimeline",
    "timeline:remove": "removeFromTimeline",
    "timeline:duration": "setTimelineDuration",
    "timeline:hold": "holdInTimeline",
    "timeline:trim": "trimInTimeline",
    "timeline:transition": "setTimelineTransition",
    "timeline:note": "noteInTimeline",
    "timeline:print": "setTimelinePrint",
    "timeline:marker": "addTimelineMarker",
    "timeline:unmarker": "removeTimelineMarker",
    "timeline:audio": "addTimelineAudio",
    "timeline:unaudio": "removeTimelineAudio",
    "{frame_id}:comment": "commentOnFrame",
    "frames:comment": "commentOnFrames",
    "{frame_id}:layout": "drawFrameLayout",
    "{project_id}:gc": "deleteOldRenders",
    "{project_id}:impact": "foreseeImpact",
    "scripts:stats": "countScripts",
    "{script_id}:stats": "countScript",
    "scripts:suggest": "suggestAssets",
    "assets:restore": "restoreAssetVersion",
    "assets:diff": "compareAssetVersions",
    "pipelines:show": "showPipeline",
    "models:pull": "pullModel",
    "jobs:show": "showComfyJob",
}
"""The same by the end of a path with a verb."""

_VERBS = {"GET": "get", "POST": "create", "PUT": "put", "PATCH": "patch", "DELETE": "delete"}


def key(route: AnyRoute) -> str:
    """Method and path."""
    return f"{route.method} {route.path}"


def operation_id(route: AnyRoute) -> str:
    """The name: its verb, then the nouns of the path; one thing of many in the singular."""
    own = OWN_NAMES.get(key(route)) or _COLON.get(route.path.rpartition("/")[2])
    if own:
        return own
    path, _, verb = route.path.removeprefix("/v1").partition(":")
    parts = [part for part in path.split("/") if part]
    if len(parts) > 2 and parts[0] == "projects":
        parts = parts[2:]
    nouns: list[str] = []
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if not part.startswith("{"):
            nouns.append(_singular(part) if after.startswith("{") else part)
    many = not parts[-1].startswith("{") and nouns[-1] != _singular(nouns[-1])
    if not verb:
        verb = "list" if many and route.method == "GET" else _VERBS[route.method]
        if nouns[0] == "exports" and len(nouns) > 1:
            verb, nouns = "export", nouns[1:]
        elif many and route.method == "POST":
            nouns[-1] = _singular(nouns[-1])
    return _camel(verb) + "".join(_camel(noun)[:1].upper() + _camel(noun)[1:] for noun in nouns)


def _singular(noun: str) -> str:
    if noun == "status":
        return noun
    if noun.endswith("aliases"):
        return noun[:-2]
    return noun.removesuffix("s")


def _camel(words: str) -> str:
    first, *rest = re.split(r"[-_.]", words)
    return first + "".join(word.capitalize() for word in rest)
