"""What a route is: a row of the table in `table.py`, which serves requests and describes the interface."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from storyboard_cli.core.ids import ASSET_ID, LOGIN, PROJECT_ID, SCENE_ID
from storyboard_cli.ops.catalogue import CATALOGUE, Operation
from storyboard_cli.people.roles import Right

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]

How = Literal[
    "read",  # an answer that is kept until the project changes; it has an ETag
    "rows",  # the same, of which pages and rows by their fields can be asked for
    "now",  # answers when it is done, in a second or so
    "job",  # answers 202 with a job, which is done in the background
]

Guard = Literal[
    "",  # nothing has to be named
    "cut",  # If-Match: nobody changed the cut since
    "decisions",  # If-Match: nobody decided or cut anything since
    "asset",  # If-Match: nothing happened to the asset since
    "assets",  # If-Match: nothing happened to any asset since
    "tag",  # If-Match: the file has this tag still
]

MEGABYTE = 1 << 20
BODY_LIMIT = 2 * MEGABYTE
UPLOAD_LIMIT = 192 * MEGABYTE  # base64 of pictures; one picture has limits of its own

FRAME_ID = r"FR_S\d{2,5}_\d{3,6}"
PATTERNS: Mapping[str, str] = {
    "project_id": PROJECT_ID,
    "asset_id": ASSET_ID,
    "scene_id": SCENE_ID,
    "frame_id": FRAME_ID,
    "job_id": r"job_[0-9a-f]{8,64}",
    "render_job_id": r"job_[0-9a-f]{8,64}",
    "version": r"\d{1,6}",
    "export_id": r"[1-9]\d{0,14}",
    "script_id": r"[^\0:]{1,400}",
    "place": r"[^\0]{1,600}",
    "alias": r"[^\0]{1,400}",
    "login": LOGIN,
    "token": r"[^\0/:]{1,100}",
    "link": r"[^\0/:]{1,100}",
}
"""What each parameter of a path may be; a path with another one is no path of this service."""
OF_PATH: Mapping[str, tuple[str, str]] = {
    "project_id": ("The project, as its project.yaml names it.", "PRJ_001"),
    "asset_id": ("The asset: its kind, then its name.", "CHAR_001"),
    "scene_id": ("The scene.", "S01"),
    "frame_id": ("The frame: its scene, then its place in it.", "FR_S01_002"),
    "job_id": ("The job, as the answer that began it names it.", "job_5c1f0a9b3d7e4f21"),
    "render_job_id": ("The job that renders.", "job_5c1f0a9b3d7e4f21"),
    "export_id": ("The export: the number that the list of exports gives it.", "48"),
    "script_id": ("The script: its path below scripts/.", "rain.fountain"),
    "place": (
        "The file, as an answer names it, relative to the project.",
        "scenes/S01/frame_002_v1.png",
    ),
    "alias": ("The name.", "THE GIRL"),
    "version": ("The version.", "1"),
    "login": ("The name that they sign in with.", "ann"),
    "token": ("The token's id or, where only one has it, its name.", "ci"),
    "link": ("The link's id or, where only one has it, its name.", "client"),
}
"""What each parameter of a path is, and an example of it."""
ANY_ID = r"[A-Za-z0-9][A-Za-z0-9._@-]{0,199}"

_PARAMETER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Within:
    """A part of what an operation does needs a right of its own: without it `field` of the Ask is yes, and
    the operation refuses that part as `code`.
    """

    right: Right
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Route:
    """One route. `binds` says which field of the Ask a parameter of the path fills: `selectors[]` is a list
    of it alone. `fixed` are fields that the route itself says. What is bound or fixed is not in the body.
    """

    method: Method
    path: str
    operation: str
    right: Right
    how: How = "now"
    binds: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)
    guard: Guard = ""
    limit: int = BODY_LIMIT
    must: tuple[str, ...] = ()
    """Fields that the body has to have because of what the path or the route says."""
    rows: str = ""
    """Of `rows`: the field of the Answer that has them."""
    summary: str = ""
    within: Within | None = None
    """What of it whoever lacks another right does not."""
    for_admins: bool = False
    """Only whoever manages accounts may ask; `right` is then about no project."""

    @property
    def called(self) -> Operation:
        """The operation."""
        return CATALOGUE[self.operation]

    @property
    def tag(self) -> str:
        """The noun under which pages list it."""
        return noun(self.path)

    @property
    def said(self) -> frozenset[str]:
        """Fields of the Ask that the path or the route says."""
        return frozenset((*(name.removesuffix("[]") for name in self.binds.values()), *self.fixed))

    @property
    def has_body(self) -> bool:
        return self.method in ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class Special:
    """A route that is no operation: `at` is module and function under `storyboard_cli.server`.

    `body` and `answer` are `module:Model` there; `media` is what it sends, where that is not JSON,
    with commas where that is one of several.
    """

    method: Method
    path: str
    at: str
    summary: str
    right: Right | None = None
    """What somebody must be allowed to in the project; None: whoever is known, or what `open_to_all` says."""
    is_open: bool = False
    """Nobody has to say who they are."""
    for_admins: bool = False
    needs_session: bool = False
    """Only who is signed in may ask, no token; the function refuses others."""
    for_metrics: bool = False
    """A token that is for the numbers alone opens it."""
    body: str = ""
    answer: str = ""
    media: str = "application/json"
    query: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    limit: int = BODY_LIMIT
    status: int = 200
    is_job: bool = False
    """It is answered with a job."""
    has_tag: bool = False
    """Its answer has an ETag, of JSON; files always have one."""
    is_secret: bool = False
    """Body or answer hold a secret, so that no key makes the service remember them."""

    @property
    def tag(self) -> str:
        """The noun under which pages list it."""
        return noun(self.path)

    @property
    def has_body(self) -> bool:
        return self.method in ("POST", "PUT", "PATCH") and bool(self.body)


AnyRoute = Route | Special


def gives_job(route: AnyRoute) -> bool:
    """Is the request answered with a job?"""
    return route.is_job if isinstance(route, Special) else route.how == "job"


def parameters(path: str) -> list[str]:
    """The names of the parameters of a path."""
    return _PARAMETER.findall(path)


def pattern(path: str) -> re.Pattern[str]:
    """What a path matches: each parameter as `PATTERNS` has it."""
    found = ""
    at = 0
    for each in _PARAMETER.finditer(path):
        found += re.escape(path[at : each.start()])
        found += f"(?P<{each[1]}>{PATTERNS.get(each[1], ANY_ID)})"
        at = each.end()
    return re.compile(f"^{found}{re.escape(path[at:])}\\Z")


def noun(path: str) -> str:
    """What a path is about: the last noun that is no verb and no parameter's."""
    parts = [part for part in path.split("/") if part and part != "v1"]
    if len(parts) > 2 and parts[0] == "projects":
        return parts[2].partition(":")[0]
    return (parts[0] if parts else "service").partition(":")[0]
