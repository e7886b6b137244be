"""One event of every kind, as verbs and older sbs recorded them."""

from __future__ import annotations

from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.log import Log

AT = "2026-02-19T09:00:00.000000Z"
WHO = "Asha <asha@example.org>"


def record(log: Log, *events: NewEvent) -> None:
    """Append the events in one go."""
    log.append(events, at=AT, actor=WHO)


def render(frame_id: str = "FR_S03_002", version: int = 1, **more: object) -> NewEvent:
    return NewEvent(
        "render.stored",
        frame_id,
        {
            "uid": f"uid-{frame_id}",
            "scene_id": frame_id.split("_")[1],
            "frame_index": int(frame_id.split("_")[2]),
            "render_version": version,
            "path": f"scenes/S03/frame_002_v{version}.png",
            "sha256": f"sha256:file{version}",
            "pixel_sha256": f"sha256:pixels{version}",
            "width": 1344,
            "height": 768,
            "recipe_hash": f"sha256:recipe{version}",
            "recipe_parts": {"staging": "sha256:aa", "prompt": "sha256:bb"},
            "renderer": "preview-1",
            "code_version": 1,
            "draft": False,
            "job_id": None,
            "facts": {"seconds": 0.25},
        }
        | more,
    )


def lock(version: int = 1, asset_id: str = "CHAR_001", **more: object) -> NewEvent:
    return NewEvent(
        "asset.locked",
        f"{asset_id}@v{version}",
        {
            "asset_id": asset_id,
            "version": version,
            "parent": f"v{version - 1}@sha256:parent" if version > 1 else None,
            "lock_hash": f"sha256:lock{version}",
            "change_note": "first" if version == 1 else "new coat",
            "spec": {
                "asset_type": "character",
                "name": "Aarav",
                "canonical_prompt": "lean young man",
                "tags": ["lead"],
                "taxonomy": {"kind": "student"},
                "metadata": {},
            },
            "seed": 443129,
            "pictures": [
                {
                    "role": "front",
                    "variant": None,
                    "path": "front.png",
                    "sha256": "sha256:f",
                    "width": 8,
                    "height": 8,
                },
                {
                    "role": "front",
                    "variant": "raincoat",
                    "path": "front.raincoat.png",
                    "sha256": "sha256:g",
                    "width": 8,
                    "height": 8,
                },
            ],
        }
        | more,
    )


def one_of_each() -> list[NewEvent]:
    """A short film's life, with every kind of event that has rows."""
    project = {
        "name": "College Silence",
        "visual_style": "anime cinematic realism",
        "base_model": "SDXL",
        "default_sampler": "DPM++",
        "style_anchor_prompt": "soft contrast",
        "status": "active",
        "created_at": "2026-02-19T09:00:00Z",
        "style_anchors": {"palette": ["#112233"], "image": None},
    }
    compiled = {
        "title": "College Silence",
        "path": "scripts/pilot.fountain",
        "sha256": "sha256:script",
        "compiler_version": 1,
        "scenes": [
            {
                "scene_id": "S03",
                "scene_index": 3,
                "graph_hash": "sha256:graph",
                "mood": "tense",
                "lighting": "morning diffuse",
                "camera": "wide shot",
                "action": "walks silently",
                "refs": [
                    {"asset_id": "CHAR_001", "role": "character", "required_version": None},
                    {"asset_id": "UNRESOLVED_ENV_Roof", "role": "environment", "required_version": 2},
                ],
            }
        ],
    }
    job = {
        "scene_id": "S03",
        "frame_id": "FR_S03_002",
        "frame_index": 2,
        "subject": "FR_S03_002",
        "attempt": 1,
    }
    return [
        NewEvent("project.created", "PRJ_001", project),
        NewEvent("project.changed", "PRJ_001", project | {"visual_style": "ink"}),
        NewEvent("script.compiled", "pilot", compiled),
        NewEvent("asset.taken", "CHAR_001", {"take": "t1", "generator": "preview-1", "pictures": []}),
        lock(1),
        lock(2),
        NewEvent("asset.unlocked", "CHAR_001@v2", {"asset_id": "CHAR_001", "version": 2, "reason": "wrong"}),
        NewEvent("asset.restored", "CHAR_001", {"from_version": 1}),
        lock(1, "PROP_Umbrella"),
        NewEvent("asset.renamed", "PROP_Umbrella", {"from": "PROP_Umbrella", "to": "PROP_Brolly"}),
        lock(1, "PROP_Hat"),
        NewEvent("asset.deleted", "PROP_Hat", {}),
        NewEvent("job.changed", "job-1", job | {"state": "submitted", "pipeline_version": "scene-sdxl@1"}),
        NewEvent("job.changed", "job-1", job | {"state": "done"}),
        render(version=1),
        render(version=2),
        render(version=1, draft=True),
        NewEvent(
            "check.judged",
            "FR_S03_002",
            {
                "uid": "uid-FR_S03_002",
                "render_version": 2,
                "pixel_sha256": "sha256:pixels2",
                "verdict": "quarantined",
                "embedder": "basic-v1",
                "findings": [{"rule": "drift.identity", "text": "coat differs"}],
                "inputs": {"alpha": 0.01},
            },
        ),
        NewEvent(
            "candidate.stored",
            "FR_S03_002",
            {
                "uid": "uid-FR_S03_002",
                "candidate": 3,
                "seed": 77,
                "path": ".sb/candidates/S03/frame_002_c3_0a1b2c3d.png",
                "sha256": "sha256:filec3",
                "pixel_sha256": "sha256:pixelsc3",
                "width": 1344,
                "height": 768,
                "recipe_hash": "sha256:recipec3",
                "renderer": "preview-1",
                "code_version": 1,
                "job_id": "0a1b2c3d",
                "facts": {"seconds": 0.25},
            },
        ),
        NewEvent(
            "candidate.judged",
            "FR_S03_002",
            {
                "uid": "uid-FR_S03_002",
                "candidate": 3,
                "job_id": "0a1b2c3d",
                "verdict": "passed",
                "likeness": 0.91,
                "embedder": "basic-v1",
                "findings": [],
            },
        ),
        NewEvent(
            "candidate.picked",
            "FR_S03_002",
            {
                "uid": "uid-FR_S03_002",
                "candidate": 3,
                "render_version": 3,
                "job_id": "0a1b2c3d",
                "of": [1, 2, 3],
                "best": False,
            },
        ),
        NewEvent(
            "candidate.removed",
            "FR_S03_002",
            {"uid": "uid-FR_S03_002", "candidate": 1, "path": "x.png", "reason": "picked"},
        ),
        NewEvent(
            "exception.granted",
            "FR_S03_002",
            {
                "uid": "uid-FR_S03_002",
                "rule": "drift.identity",
                "scope": "frame",
                "reason": "wet coat",
                "until": None,
                "path": "review/FR_S03_002/x.yaml",
            },
        ),
        NewEvent("timeline.changed", "PRJ_001", {"entries": _entries()}),
        NewEvent("review.decided", "FR_S03_002", _decision("approve")),
        NewEvent("timeline.rolled_back", "PRJ_001", {"to": 3}),
        NewEvent(
            "export.made", "pdf", {"path": "exports/x/boards.pdf", "sha256": "sha256:pdf", "frames": 20}
        ),
        NewEvent(
            "render.removed", "FR_S03_002", {"render_version": 1, "draft": False, "reason": "retention"}
        ),
        NewEvent("ledger.rebuilt", "PRJ_001", {"events": 3}),
    ]


def _entries() -> list[dict[str, object]]:
    first = {"uid": "uid-FR_S03_001", "frame_id": "FR_S03_001", "duration_frames": 48}
    second = {"uid": "uid-FR_S03_002", "frame_id": "FR_S03_002", "duration_frames": 24, "note": "hold"}
    return [first, second, first]  # the first frame stands in the cut twice


def _decision(decision: str) -> dict[str, object]:
    return {
        "uid": "uid-FR_S03_002",
        "decision": decision,
        "render_version": 2,
        "recipe_hash": "sha256:recipe2",
        "pixel_sha256": "sha256:pixels2",
        "note": "",
        "path": "review/FR_S03_002/y.yaml",
    }
