"""The one door to the environment: what this machine adds to a project, never what decides a picture."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    comfy_token: str = field(default="", repr=False)  # SB_COMFY_TOKEN
    comfy_user: str = field(default="", repr=False)  # SB_COMFY_USER, where there is no token
    comfy_password: str = field(default="", repr=False)  # SB_COMFY_PASSWORD
    oidc_issuer: str = ""  # SB_OIDC_ISSUER: who says who somebody is, for people who sign in at `sb serve`
    oidc_client_id: str = ""  # SB_OIDC_CLIENT_ID: as what that provider knows this server
    oidc_client_secret: str = field(default="", repr=False)  # SB_OIDC_CLIENT_SECRET
    oidc_name: str = ""  # SB_OIDC_NAME: what the button says


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
        comfy_token=env.get("SB_COMFY_TOKEN", "").strip(),
        comfy_user=env.get("SB_COMFY_USER", ""),
        comfy_password=env.get("SB_COMFY_PASSWORD", ""),
        oidc_issuer=env.get("SB_OIDC_ISSUER", "").strip(),
        oidc_client_id=env.get("SB_OIDC_CLIENT_ID", "").strip(),
        oidc_client_secret=env.get("SB_OIDC_CLIENT_SECRET", "").strip(),
        oidc_name=env.get("SB_OIDC_NAME", "").strip(),
    )


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _number(text: str | None, default: float) -> float:
    try:
        return max(0.0, float(text)) if text else default
    except ValueError:
        return default


# --- facts that libraries and the operating system look for in the environment --------------------------


def device_named() -> str | None:
    """`SB_DEVICE`: where embedding models compute, such as `cpu` or `cuda:1`."""
    return os.environ.get("SB_DEVICE") or None


def fonts_named() -> list[Path]:
    """`SB_FONTS`: more folders of fonts."""
    return [Path(p).expanduser() for p in os.environ.get("SB_FONTS", "").split(os.pathsep) if p]


def windows_fonts() -> list[Path]:
    """Where Windows keeps its fonts: everybody's, then the user's."""
    local = Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Microsoft/Windows/Fonts"
    return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local]


def certificates() -> str | None:
    """The file of certificates to trust, where this machine names one of its own."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or None


def has_display() -> bool:
    """Is there a desktop to open windows on? Asked on Linux only."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


_HUB = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def keep_from_hub() -> None:
    """No library of models reaches for a hub from now on, unless the user said so."""
    for name in _HUB:
        os.environ.setdefault(name, "1")


@contextmanager
def hub_allowed() -> Iterator[None]:
    """Within the block, libraries of models may download."""
    before = {name: os.environ.pop(name, None) for name in _HUB}
    try:
        yield
    finally:
        os.environ.update({name: value for name, value in before.items() if value is not None})
