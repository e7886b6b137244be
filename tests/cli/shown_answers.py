"""Answers of verbs that need a server, a merge or a machine of its own, written by hand to be shown."""

from __future__ import annotations

from typing import Any

_ASHA = {
    "login": "asha", "name": "Asha Rao", "email": "asha@example.org", "is_admin": False, "has_password": True,
    "signature": "Asha Rao <asha@example.org>", "created_at": "2026-02-19T09:00:00Z",
}  # fmt: skip
_LINK = {
    "id": "abcdefghijk2", "name": "the client", "project_id": "PRJ_001", "selection": ["S01"],
    "state": "revoked", "created_by": "Asha Rao <asha@example.org>", "created_at": "2026-02-19T09:00:00Z",
    "expires_at": "2026-03-05T09:00:00Z",
}  # fmt: skip

_SERVED = {
    "folder": "/srv/films", "state": "/srv/films/.sb", "has_many": True, "host": "127.0.0.1", "port": 8400,
    "accounts": 0, "address": "http://127.0.0.1:8400", "token": "c0ffee" * 7 + "c",
}  # fmt: skip

BY_HAND: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("user_password", "user.show_password", "user.UserPasswordAnswer", {"user": _ASHA, "open_tokens": 2}),
    (
        "user_sessions_two", "user.show_sessions", "signing_out.SessionListAnswer",
        {
            "login": "asha", "open_tokens": 1,
            "sessions": [
                {
                    "id": "abcdefghijk3", "created_at": "2026-02-19T09:00:00Z",
                    "seen_at": "2026-02-19T11:00:00Z",
                },
                {
                    "id": "abcdefghijk4", "created_at": "2026-02-18T09:00:00Z",
                    "seen_at": "2026-02-18T09:00:00Z",
                },
            ],
        },
    ),
    ("guest_revoke", "guest.show_revoked", "guest.GuestRevokeAnswer", {"guest": _LINK}),
    ("serve", "serve.show", "serve.ServeAnswer", _SERVED),
    ("serve_new", "serve.show", "serve.ServeAnswer", {**_SERVED, "is_new": True}),
    ("serve_one", "serve.show", "serve.ServeAnswer", {**_SERVED, "has_many": False}),
    (
        "serve_named", "serve.show", "serve.ServeAnswer",
        {**_SERVED, "token": "", "accounts": 3, "public_name": "boards.example.org"},
    ),
    ("serve_without_door", "serve.show", "serve.ServeAnswer", {**_SERVED, "token": "", "accounts": 3}),
    (
        "serve_team", "serve.show", "serve.ServeAnswer",
        {**_SERVED, "token": "", "accounts": 3, "host": "0.0.0.0"},
    ),
    # (name, function, answer's model, what it says): what needs a server, a merge or a machine of its own
    (
        "doctor", "doctor.show", "doctor.DoctorAnswer",
        {
            "checks": [
                {"name": "python", "verdict": "ok", "said": "3.12.4 on Linux x86_64"},
                {
                    "name": "fonts", "verdict": "warning",
                    "said": "3 bundled; none found for Chinese, Japanese, Korean",
                    "hint": "sudo apt-get install -y fonts-noto-cjk fonts-noto-core   (for such scripts)",
                },
                {
                    "name": "skia", "verdict": "failed", "said": "libGL.so.1 is not there",
                    "hint": "sudo apt-get install -y libgl1 libegl1",
                },
            ],
        },
    ),
    (
        "comfy_doctor", "comfy.show", "comfy.ComfyAnswer",
        {
            "source": "project.yaml",
            "servers": [
                {
                    "url": "http://render-1.studio.example.org:8188", "reachable": True, "ready": False,
                    "version": "0.33.0", "device": "NVIDIA RTX 4090", "vram_gb": 24.0, "vram_free_gb": 21.5,
                    "waiting": 2, "nodes": 812,
                    "packs": {"ComfyUI_IPAdapter_plus": "2.0.0", "comfyui_controlnet_aux": "1.1.0"},
                    "pipelines": [
                        {
                            "pipeline": "scene-sdxl@1",
                            "complaints": [
                                {
                                    "severity": "error", "code": "model-missing",
                                    "message": "the checkpoint sd_xl_base_1.0.safetensors is not in models/",
                                    "hint": "download it into ComfyUI/models/checkpoints, then run it again",
                                },
                                {
                                    "severity": "warning", "code": "pack-old",
                                    "message": "ComfyUI_IPAdapter_plus is older than what was tested",
                                },
                            ],
                        },
                        {"pipeline": "scene-sd15@1", "complaints": []},
                    ],
                },
                {
                    "url": "http://127.0.0.1:8188", "reachable": False, "ready": False,
                    "error": "connection refused: is ComfyUI running, and does it listen on that port?",
                },
            ],
        },
    ),
    (
        "comfy_servers", "comfy.show_servers", "comfy.ComfyAnswer",
        {
            "source": "SB_COMFY_SERVERS",
            "servers": [
                {
                    "url": "http://127.0.0.1:8188", "reachable": True, "ready": True, "version": "0.33.0",
                    "device": "NVIDIA RTX 4090", "vram_gb": 24.0, "vram_free_gb": 21.5, "nodes": 812,
                },
                {
                    "url": "http://render-2.studio.example.org:8188", "reachable": False, "ready": False,
                    "error": "no answer within 5 s",
                },
            ],
        },
    ),
    (
        "jobs_some", "jobs.show_list", "jobs.JobsListAnswer",
        {
            "jobs": [
                {
                    "job_id": "5f0c1d22a7be", "subject": "FR_S01_001", "state": "running", "attempt": 1,
                    "pipeline": "scene-sdxl@1", "server": "http://render-1.studio.example.org:8188",
                    "updated_at": "2026-02-19T09:00:00Z",
                },
                {
                    "job_id": "77aa1d22a7be", "subject": "FR_S01_002", "state": "dead", "attempt": 3,
                    "pipeline": "scene-sdxl@1", "server": "http://127.0.0.1:8188",
                    "updated_at": "2026-02-19T09:00:00Z",
                    "error": "out of memory: KSampler needs 9.5 GB and 6.1 GB are free on this card",
                },
            ],
            "counts": {"running": 1, "dead": 1},
        },
    ),
    (
        "jobs_show", "jobs.show_one", "jobs.JobsShowAnswer",
        {
            "job": {
                "job_id": "77aa1d22a7be", "subject": "FR_S01_002", "state": "dead", "attempt": 3,
                "pipeline": "scene-sdxl@1", "server": "http://127.0.0.1:8188",
                "updated_at": "2026-02-19T09:00:00Z",
                "error": "out of memory: KSampler needs 9.5 GB and 6.1 GB are free on this card",
            },
            "prompt_id": "0c9f1f8e-6a1f-4a52-9d7e-0f4d34f6ad21",
            "error": {"node": "7", "node_type": "KSampler", "said": "CUDA out of memory"},
            "steps": [
                {"at": "2026-02-19T09:00:00Z", "state": "queued", "attempt": 1},
                {
                    "at": "2026-02-19T09:00:00Z", "state": "submitted", "attempt": 1,
                    "server": "http://127.0.0.1:8188",
                },
                {
                    "at": "2026-02-19T09:00:00Z", "state": "dead", "attempt": 3,
                    "server": "http://127.0.0.1:8188", "error": "CUDA out of memory",
                },
            ],
        },
    ),
    (
        "jobs_retry", "jobs.show_changed", "jobs.JobsChangeAnswer",
        {"done": ["FR_S01_002"], "failed": ["FR_S01_003"], "note": "tried again"},
    ),
    (
        "pipeline_import", "pipeline.show_imported", "pipeline.PipelineImportAnswer",
        {
            "pipeline": "our-look@1", "folder": "workflows/our-look/v1", "is_new": True,
            "slots": {"prompt": "6.text", "negative": "7.text", "seed": "3.seed", "width": "5.width"},
            "checked_on": "http://127.0.0.1:8188",
            "warnings": ["no slot takes the pictures of characters: nothing keeps their faces alike"],
        },
    ),
    (
        "lock_renumber", "lock.show_settled", "renumber.RenumberAnswer",
        {
            "versions": [
                {
                    "asset_id": "CHAR_001", "kept": 2, "moved_to": 3,
                    "lock_hash": "sha256:5f0c1d22a7be5f0c1d22a7be", "note": "the raincoat is yellow now",
                },
            ],
            "same": ["PROP_Lantern@v1"],
            "to_add": ["assets/CHAR_001/v2", "assets/CHAR_001/v3"],
        },
    ),
    (
        "compile_reads_more", "compile._reads_more", "compile.CompileAnswer",
        {
            "scenes": [], "changes": [], "kept": 5, "unresolved": [], "problems": [],
            "reads_more": {"people": 1, "animals": 2, "things": 4, "frames": 5, "reread": 2},
        },
    ),
    (
        "review_walk_end", "review_walk._sum_up", "review.ReviewAnswer",
        {"items": []},
    ),
)  # fmt: skip
