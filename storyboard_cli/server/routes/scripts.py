"""Scripts, scenes, directions and names."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import UPLOAD_LIMIT, AnyRoute, Route

_P = "/v1/projects/{project_id}"
_SCRIPT = f"{_P}/scripts/{{script_id}}"
_SCENE = f"{_P}/scenes/{{scene_id}}"
_NAMED = {"script_id": "name"}
_OF_SCENE = {"scene_id": "scene"}

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", f"{_P}/scripts", "script.list", Right.read, "read"),
    Route("POST", f"{_P}/scripts", "script.put", Right.make, limit=UPLOAD_LIMIT),
    Route("POST", f"{_P}/scripts:compile", "compile", Right.make, "job"),
    Route("POST", f"{_P}/scripts:stats", "script.stats", Right.read),
    Route("POST", f"{_P}/scripts:suggest", "script.suggest", Right.read),
    Route("POST", f"{_SCRIPT}:compile", "compile", Right.make, "job", {"script_id": "paths[]"}),
    Route("POST", f"{_SCRIPT}:stats", "script.stats", Right.read, binds={"script_id": "scripts[]"}),
    Route("GET", f"{_SCRIPT}/frames", "script.frames", Right.read, "read", _NAMED),
    Route("POST", f"{_SCRIPT}:preview", "script.preview", Right.read, binds=_NAMED, limit=UPLOAD_LIMIT),
    Route("GET", _SCRIPT, "script.show", Right.read, "read", _NAMED),
    Route("PUT", _SCRIPT, "script.put", Right.make, binds=_NAMED, guard="tag", limit=UPLOAD_LIMIT),
    Route("DELETE", _SCRIPT, "script.delete", Right.make, binds=_NAMED, guard="tag"),
    Route("GET", f"{_P}/scenes", "scene.list", Right.read, "read"),
    Route("GET", _SCENE, "scene.show", Right.read, "read", _OF_SCENE),
    Route("POST", f"{_SCENE}:validate", "scene.validate", Right.read, binds=_OF_SCENE),
    Route("GET", f"{_SCENE}/needs", "deps", Right.read, "read", {"scene_id": "selectors[]"}),
    Route("PUT", f"{_SCENE}/direction", "direction.put", Right.make, binds=_OF_SCENE, guard="tag"),
    Route(
        "PATCH",
        f"{_SCENE}/direction",
        "direction.patch",
        Right.make,
        binds=_OF_SCENE,
        guard="tag",
    ),
    Route(
        "DELETE",
        f"{_SCENE}/direction",
        "direction.delete",
        Right.make,
        binds=_OF_SCENE,
        guard="tag",
    ),
    Route("GET", f"{_P}/aliases", "alias.list", Right.read, "read"),
    Route("POST", f"{_P}/aliases", "alias.add", Right.make),
    Route("DELETE", f"{_P}/aliases/{{alias}}", "alias.remove", Right.make, binds={"alias": "name"}),
    Route("POST", f"{_P}/sounds", "sound.put", Right.make, limit=UPLOAD_LIMIT),
    Route("DELETE", f"{_P}/sounds/{{place}}", "sound.delete", Right.make, binds={"place": "name"}),
    Route("POST", f"{_P}/references", "reference.put", Right.make, limit=UPLOAD_LIMIT),
)
