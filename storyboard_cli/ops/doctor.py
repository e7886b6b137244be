"""`sb doctor`: what this machine has, what is missing, and the line that mends it."""

from __future__ import annotations

import importlib.util
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.identity import git_identity
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.settings import Settings
from storyboard_cli.store.files import read_if_usable
from storyboard_cli.store.local import find_root, state_folder
from storyboard_cli.store.machine import bundled_fonts, filesystem, free_bytes, has_program, is_writable
from storyboard_cli.store.outside import folder_at

Verdict = Literal["ok", "warning", "failed"]

_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smbfs",
    "smb2",
    "smb3",
    "afs",
    "sshfs",
    "fuse.sshfs",
    "9p",
    "afpfs",
    "webdav",
}
_LEAST_FREE = 2 << 30  # bytes; a board of 300 frames takes about 400 MB


class DoctorAsk(Ask):
    start: Annotated[
        LocalFolder, asked("The folder in or under a project that is looked at, where there is one.")
    ]


class MachineCheck(Frozen):
    name: str = Field(description="What was looked at.")
    verdict: Verdict = Field(description="ok, warning or failed.")
    said: str = Field(description="What was found.")
    hint: str | Mend | None = Field(None, description="What mends it: a line, or an operation.")


class DoctorAnswer(Answer):
    checks: list[MachineCheck] = Field([], description="The checks, one by one.")
    project: str | None = Field(None, description="The project that was looked at.")


def doctor(settings: Settings, ask: DoctorAsk, caller: Caller) -> DoctorAnswer:
    """Look at Python, libraries, disk, git, fonts and the project's place. Nothing is written."""
    root = _project(ask.start.place)
    checks = [_python(), *_libraries(), _skia(), _sqlite(), *_git(root, settings), _fonts(), _clip()]
    checks += _place(root or ask.start.place.resolve(), settings)
    failure = Kind.blocked if any(c.verdict == "failed" for c in checks) else None
    return DoctorAnswer(checks=checks, project=str(root) if root else None, failure=failure)


def _project(start: Path) -> Path | None:
    try:
        return find_root(start)
    except SbError:
        return None


def _python() -> MachineCheck:
    said = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    return _ok("python", said)


def _libraries() -> Iterator[MachineCheck]:
    """Every library that the package asks for, without importing any of them."""
    wanted = {
        "rich": "rich", "pydantic": "pydantic", "yaml": "pyyaml", "sqlite_utils": "sqlite-utils",
        "requests": "requests", "websocket": "websocket-client", "PIL": "pillow", "reportlab": "reportlab",
        "lancedb": "lancedb", "numpy": "numpy", "filelock": "filelock", "pikepdf": "pikepdf",
    }  # fmt: skip
    missing = [package for module, package in wanted.items() if importlib.util.find_spec(module) is None]
    if missing:
        mend = f"{sys.executable} -m pip install {' '.join(missing)}"
        yield _failed("libraries", f"missing: {', '.join(missing)}", mend)
    else:
        yield _ok("libraries", f"all {len(wanted)} are there")


def _skia() -> MachineCheck:
    """skia-python needs the system's OpenGL library even to draw on the CPU: only importing it tells."""
    done = _asked([sys.executable, "-c", "import skia; print(skia.__version__)"])
    if done is not None and done.returncode == 0:
        return _ok("skia", f"skia-python {done.stdout.strip()}")
    said = (done.stderr.strip().splitlines() or ["it does not start"])[-1] if done else "it does not start"
    if "libGL" in said or "libEGL" in said or "libfontconfig" in said:
        mend = {
            "Linux": "sudo apt-get install -y libgl1 libegl1   (Fedora: dnf install mesa-libGL mesa-libEGL)"
        }.get(platform.system(), "install the system's OpenGL library")
        return _warning("skia", f"{said}; frames are drawn by Pillow, more slowly", mend)
    mend = f'{sys.executable} -m pip install "skia-python>=144,<145"'
    return _warning("skia", f"{said}; frames are drawn by Pillow, more slowly", mend)


def _sqlite() -> MachineCheck:
    from storyboard_cli.ledger.sqlite_file import OLDEST, library_version

    version = library_version()
    if tuple(map(int, version.split("."))) < OLDEST:
        mend = f"use a Python that brings SQLite {OLDEST[0]}.{OLDEST[1]} or newer, such as python.org's"
        return _failed("sqlite", f"{version} is too old", mend)
    return _ok("sqlite", version)


def _git(root: Path | None, settings: Settings) -> Iterator[MachineCheck]:
    if not has_program("git"):
        yield _warning("git", "it is not installed; versions and reviews are made to live in it",
                       "install git from https://git-scm.com")  # fmt: skip
        return
    version = _line(["git", "--version"]).removeprefix("git version ")
    name, mail = git_identity(root)
    if settings.actor or (name and mail):
        yield _ok("git", f"{version}; decisions are signed {settings.actor or f'{name} <{mail}>'}")
    else:
        mend = 'git config --global user.name "Your Name" && git config --global user.email you@example.org'
        yield _warning("git", f"{version}; it does not know who you are", mend)
    yield from _lfs(root)


def _lfs(root: Path | None) -> Iterator[MachineCheck]:
    attributes = read_if_usable(folder_at(root), ".gitattributes") if root else None
    asked = b"filter=lfs" in (attributes or b"")
    there = _asked(["git", "lfs", "version"])
    if there is not None and there.returncode == 0:
        yield _ok("git-lfs", there.stdout.split()[0] if there.stdout else "installed")
    elif asked:
        mend = "install git-lfs from https://git-lfs.com, then `git lfs install && git lfs pull`"
        yield _failed("git-lfs", "this project keeps pictures in git-lfs, which is not installed", mend)
    else:
        yield _ok("git-lfs", "not installed, and not needed here")


def _fonts() -> MachineCheck:
    """The PDF brings Noto Sans; other scripts need a font of the system."""
    ours = bundled_fonts()
    if not ours:
        mend = f"{sys.executable} -m pip install --force-reinstall storyboard_cli"
        return _failed("fonts", "the bundled fonts are missing", mend)
    names = _line(["fc-list", ":", "family"]) if has_program("fc-list") else ""
    cjk = any(word in names for word in ("CJK", "Hiragino", "YaHei", "Gothic", "Source Han"))
    if platform.system() == "Linux" and not cjk:
        mend = "sudo apt-get install -y fonts-noto-cjk fonts-noto-core   (only for such scripts)"
        return _ok("fonts", f"{len(ours)} bundled; none found for Chinese, Japanese, Korean", mend)
    return _ok("fonts", f"{len(ours)} bundled")


def _clip() -> MachineCheck:
    if importlib.util.find_spec("open_clip") is None:
        said = "OpenCLIP is not installed; checks use basic-v1, which needs nothing"
        return _ok(
            "clip", said, f'{sys.executable} -m pip install "storyboard_cli[clip]"   (only if you want it)'
        )
    try:
        return _ok("clip", f"open_clip_torch {metadata.version('open_clip_torch')}")
    except metadata.PackageNotFoundError:
        return _ok("clip", "installed")


def _place(folder: Path, settings: Settings) -> Iterator[MachineCheck]:
    """Disk space, whether the place can be written, and whether SQLite's WAL is safe there."""
    free = free_bytes(folder)
    said = f"{free / (1 << 30):.1f} GB free at {folder}"
    if free < _LEAST_FREE:
        yield _warning("disk", said, Mend("gc", {}, "free some space: `{}` deletes old renders of a project"))
    else:
        yield _ok("disk", said)
    if not is_writable(folder):
        yield _failed(
            "writing", f"{folder} cannot be written", f"make {folder} writable, or copy the project"
        )
    state = state_folder(folder, settings)
    kind = filesystem(state)
    if kind in _NETWORK:
        mend = "export SB_STATE_DIR=$HOME/.local/state/sb   (or another folder on a local disk)"
        yield _failed("state", f"{state} is on a network disk ({kind}), where the ledger is not safe", mend)
    else:
        yield _ok("state", f"{state}" + (f" ({kind})" if kind else ""))


def _asked(words: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(
            words,
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None


def _line(words: list[str], folder: Path | None = None) -> str:
    done = _asked(words, folder)
    return done.stdout.strip() if done is not None and done.returncode == 0 else ""


def _made(verdict: Verdict) -> Callable[..., MachineCheck]:
    def make(name: str, said: str, mend: Hint | None = None) -> MachineCheck:
        return MachineCheck(name=name, verdict=verdict, said=said, hint=mend)

    return make


_ok, _warning, _failed = _made("ok"), _made("warning"), _made("failed")
