"""Machine facts from the environment (`SB_…`): where state lives, servers. Never what decides a picture."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What this machine adds to a project."""

    state_dir: Path | None = None  # SB_STATE_DIR: ledger and caches, where the project lies on a network disk
    servers: tuple[str, ...] = ()  # SB_COMFY_SERVERS: comma-separated URLs
    actor: str | None = None  # SB_ACTOR: who decides, whatever git says
    login: str | None = None  # USER or USERNAME: who decides, where neither SB_ACTOR nor git says it
    jobs: int = 0  # SB_JOBS: processes for local planning and drawing; 0 = all cores
    lock_wait_s: float = 10.0  # SB_LOCK_WAIT: how long a command waits for another sb
    models_dir: Path | None = None  # SB_MODELS_DIR: where embedding models live
    threads: int = 0  # SB_THREADS: cores for embedding models; 0 = as the model's library chooses


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the `SB_…` variables; a malformed number falls back to the default."""
    env = os.environ if environment is None else environment
    return Settings(
        state_dir=_path(env.get("SB_STATE_DIR")),
        servers=tuple(s.strip() for s in env.get("SB_COMFY_SERVERS", "").split(",") if s.strip()),
        actor=env.get("SB_ACTOR") or None,
        login=env.get("USER") or env.get("USERNAME") or None,
        jobs=int(_number(env.get("SB_JOBS"), 0)),
        lock_wait_s=_number(env.get("SB_LOCK_WAIT"), 10.0),
        models_dir=_path(env.get("SB_MODELS_DIR")),
        threads=int(_number(env.get("SB_THREADS"), 0)),
    )


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _number(text: str | None, default: float) -> float:
    try:
        return max(0.0, float(text)) if text else default
    except ValueError:
        return default
