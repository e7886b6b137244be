"""Assets: specs, takes, locks, versions."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import UPLOAD_LIMIT, AnyRoute, Route, Within

_P = "/v1/projects/{project_id}/assets"
_ONE = f"{_P}/{{asset_id}}"
_ASSET = {"asset_id": "asset"}
_ASSETS = {"asset_id": "assets[]"}

ROUTES: tuple[AnyRoute, ...] = (
    Route("GET", _P, "asset.list", Right.read, "read"),
    Route("GET", _ONE, "asset.show", Right.read, "read", _ASSET),
    Route("POST", _P, "new", Right.make),
    Route("POST", f"{_P}:generate", "generate", Right.make, "job"),
    Route("POST", f"{_P}:lock", "lock", Right.decide, "job", guard="assets"),
    Route("POST", f"{_P}:search", "search", Right.read, limit=UPLOAD_LIMIT, fixed={"frames": False}),
    Route("POST", f"{_P}:renumber", "renumber", Right.decide),
    Route("POST", f"{_P}:restore", "restore", Right.make),
    Route("POST", f"{_P}:diff", "diff", Right.read),
    Route("PUT", f"{_ONE}/spec", "spec.put", Right.make, binds=_ASSET, guard="tag"),
    Route("PATCH", f"{_ONE}/spec", "spec.patch", Right.make, binds=_ASSET, guard="tag"),
    Route("GET", f"{_ONE}/appearances", "asset.appearances", Right.read, "read", _ASSET),
    Route("GET", f"{_ONE}/versions", "versions", Right.read, "read", _ASSETS),
    Route("POST", f"{_ONE}:generate", "generate", Right.make, "job", _ASSETS, fixed={"all": False}),
    Route("POST", f"{_ONE}:import", "import", Right.make, binds=_ASSET, limit=UPLOAD_LIMIT),
    Route("POST", f"{_ONE}:lock", "lock", Right.decide, "job", _ASSETS, {"all": False}, guard="asset"),
    Route("POST", f"{_ONE}:unlock", "unlock", Right.decide, binds=_ASSET, guard="asset"),
    Route("POST", f"{_ONE}:version", "asset.version", Right.make, binds=_ASSET, guard="asset"),
    Route("POST", f"{_ONE}:rename", "rename", Right.decide, binds=_ASSET),
    Route(
        "DELETE",
        _ONE,
        "delete",
        Right.make,
        binds=_ASSET,
        guard="asset",
        within=Within(Right.decide, "never_locked", "was-locked"),
    ),
)
