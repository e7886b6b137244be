"""The one door to git's and the machine's knowledge of who works here."""

from __future__ import annotations

import subprocess
from pathlib import Path

from storyboard_cli.core.settings import Settings


def actor_of(settings: Settings, folder: Path) -> str:
    """Who decides: `SB_ACTOR`, else git's identity in `folder`, else the login name."""
    if settings.actor:
        return settings.actor
    name, mail = git_identity(folder)
    if name or mail:
        return f"{name} <{mail}>" if name and mail else name or mail
    return settings.login or "unknown"


def git_identity(folder: Path | None) -> tuple[str, str]:
    """Name and address as git would sign a commit in `folder`; empty where it knows none."""
    return _git_config(folder, "user.name"), _git_config(folder, "user.email")


def _git_config(folder: Path | None, key: str) -> str:
    try:
        found = subprocess.run(
            ["git", "config", "--get", key],
            cwd=folder,
            capture_output=True,
            timeout=5,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip()
