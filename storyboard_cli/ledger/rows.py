"""What a view answers: one named tuple for each kind of row. JSON stays text until somebody reads it."""

from __future__ import annotations

from typing import NamedTuple


class RenderRow(NamedTuple):
    """One version of a frame's picture. Text that the ledger does not know is empty."""

    frame_id: str
    uid: str
    render_version: int
    draft: int
    image_uri: str
    sha256: str
    pixel_sha256: str
    recipe_hash: str
    renderer: str
    code_version: int
    verdict: str  # passed, quarantined, not judged, or empty where nobody looked
    created_at: str
    is_newest: int


class CheckRow(NamedTuple):
    """One verdict of the check."""

    seq: int
    frame_id: str
    render_version: int
    pixel_sha256: str
    verdict: str
    embedder: str
    findings_json: str
    inputs_json: str


class DecisionRow(NamedTuple):
    """One decision of a person about a frame; `decision` is `exception` for a permission to differ."""

    seq: int
    frame_id: str
    uid: str
    decision: str
    note: str
    path: str
    at: str
    actor: str


class VersionRow(NamedTuple):
    """One locked version of an asset."""

    label: str  # CHAR_001@v3
    asset_id: str
    version: int
    lock_hash: str
    is_locked: int  # 0: retired


class SceneRow(NamedTuple):
    """One scene as it was compiled."""

    scene_id: str
    script_id: str
    graph_hash: str
    status: str  # live or omitted


class ScriptRow(NamedTuple):
    """One script as it was compiled."""

    script_id: str
    title: str | None
    path: str | None
    sha256: str | None


class CutRow(NamedTuple):
    """One entry of the cut, with the approval that its frame has."""

    uid: str
    frame_id: str
    order_index: int
    approved_by: str | None
    approved_at: str | None


class JobRow(NamedTuple):
    """The last known state of a job."""

    job_id: str
    subject: str  # what it makes
    state: str
    attempt: int
    pipeline: str
    server: str
    prompt_id: str
    error: str  # JSON, or a message
    request: str  # JSON
    updated_at: str
