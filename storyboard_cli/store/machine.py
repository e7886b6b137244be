"""What this machine has: room on its disk, programs, the kind of its file systems. Nothing is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from storyboard_cli.core.settings import has_display

_FONTS = Path(__file__).parents[1] / "export" / "fonts"


def free_bytes(folder: Path) -> int:
    """Room on the disk that holds `folder`."""
    return shutil.disk_usage(folder).free


def is_writable(folder: Path) -> bool:
    """May this user write into `folder`?"""
    return os.access(folder, os.W_OK)


def filesystem(path: Path) -> str:
    """The type of the filesystem that holds `path`, where the system says so in /proc/mounts; else empty."""
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return "network" if str(path).startswith(("\\\\", "//")) else ""
    best = ("", "")
    for line in mounts:
        parts = line.split(" ")
        point = parts[1].replace("\\040", " ")
        if path.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, parts[2])
    return best[1]


def has_program(name: str) -> bool:
    """Is there a program of that name?"""
    return shutil.which(name) is not None


def bundled_fonts() -> list[str]:
    """The fonts that travel with the package, by name."""
    return sorted(path.stem for path in _FONTS.glob("*.ttf"))


def opener() -> str | None:
    """The command that opens files here, or None on a machine without a desktop."""
    if sys.platform == "win32":
        return "startfile"
    if sys.platform == "darwin":
        return shutil.which("open")
    if not has_display():
        return None
    return next((found for name in ("xdg-open", "gio") if (found := shutil.which(name))), None)


def shown(opener: str, path: Path) -> bool:
    """Open a file or a folder in the program that this machine uses for it; did that work?"""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    words: Iterable[str] = [opener, "open", str(path)] if opener.endswith("gio") else [opener, str(path)]
    try:
        return (
            subprocess.run(
                list(words), check=False, timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ).returncode
            == 0
        )
    except (OSError, subprocess.SubprocessError):
        return False
