"""Where exports go, what is recorded about them, and what every export answers."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from itertools import count
from pathlib import Path
from typing import Annotated, Any

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import safe_name, storage_error, write_atomic
from storyboard_cli.core.hashing import sha256_file
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.board import Board
from storyboard_cli.export.manifest import manifest_path, write_manifest
from storyboard_cli.export.png_file import read_recipe
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.project.workspace import Workspace

FOLDER = "exports"


Strict = Annotated[bool, asked("Refuse missing pictures and failed checks.", "--strict")]
Link = Annotated[bool, asked("Hard links instead of copies, where possible.", "--link")]
WithRecipe = Annotated[bool, asked("Keep the recipe inside the pictures.", "--with-recipe")]


class ExportAsk(Ask):
    """What every export may be asked."""

    selectors: Annotated[
        list[str],
        asked("What to export: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    out: Annotated[str | None, asked("File or folder; left out: exports/<time>/.", "--out", "-o")] = None
    dry_run: Annotated[bool, asked("Only say what would be written.", "--dry-run")] = False


class BoardExportAsk(ExportAsk):
    """What every export of the pictures may be asked."""

    strict: Strict = False
    draft: Annotated[bool, asked("Show draft renders, marked DRAFT.", "--draft")] = False


class ExportAnswer(Answer):
    """What every export answers."""

    kind: str
    path: str
    files: int = 1
    size: int = 0
    frames: int
    duration_frames: int
    duration: str
    manifest: str = ""
    pages: int | None = None
    notes: list[str] = []
    dry_run: bool = False


def usual_name(workspace: Workspace, name: str) -> str:
    """The project's name, as a file name, with `name` (`.pdf`, `_board.csv`) after it."""
    title = re.sub("_{2,}", "_", safe_name(workspace.project.name).casefold()).strip("_") or "board"
    return f"{title}{name}"


def target_of(workspace: Workspace, ask: ExportAsk, name: str) -> Path:
    """`--out` as given (a folder gets the usual name inside), else `exports/<time>/<project>…`."""
    usual = usual_name(workspace, name)
    if ask.out is None:
        return workspace.root / FOLDER / stamp(workspace.clock()) / usual
    out = Path(ask.out).expanduser()
    ends = ending(name)
    if ends and (out.is_dir() or ask.out.endswith(("/", "\\"))):
        return out / usual
    return out if not ends or out.suffix else out.with_name(out.name + ends)


def ending(name: str) -> str:
    """The file ending of a usual name such as `.pdf` or `_board.csv`; empty for a folder."""
    return name[name.rindex(".") :] if "." in name else ""


def refuse_overwriting_sources(workspace: Workspace, target: Path) -> None:
    """An export may replace an export, never what people or `sb` keep in the project."""
    root = workspace.root.resolve()
    place = target.resolve()
    if place == root or (place.is_dir() and root.is_relative_to(place)):
        raise SbError(
            Kind.usage,
            "export-over-project",
            f"{target} holds the project itself; an export there would replace it",
            hint="name another place with --out, or leave it out: exports/ is the usual one",
        )
    if place.is_relative_to(root):
        first = place.relative_to(root).parts[0]
        if first in (
            "assets",
            "scripts",
            "scenes",
            "direction",
            "review",
            "approved",
            "workflows",
            ".sb",
            ".git",
        ):
            raise SbError(
                Kind.usage,
                "export-into-sources",
                f"{first}/ belongs to the project's own files; exports do not go there",
                hint="leave out --out, or name a place outside the project",
            )
    ours = manifest_path(place).exists() or _unfinished(place).exists()
    if place.is_dir() and any(place.iterdir()) and not ours:
        raise SbError(
            Kind.conflict,
            "folder-in-use",
            f"{target} exists and is not an earlier export; nothing was replaced",
            hint="name an empty or new folder with --out",
        )


@contextmanager
def _own_folder(target: Path) -> Iterator[Path]:
    """`target` in a folder that no other export has: `…/<time>/`, or `…/<time>-2/` where another took that.

    Making the folder takes it, in one step, so that two that start in the same second never share one.
    """
    usual = target.parent
    try:
        usual.parent.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            folder = usual if number == 1 else usual.with_name(f"{usual.name}-{number}")
            with suppress(FileExistsError):
                folder.mkdir()
                break
    except OSError as error:
        raise storage_error(usual, error) from error
    try:
        yield folder / target.name
    except BaseException:
        with suppress(OSError):
            folder.rmdir()  # only where nothing was written
        raise


@contextmanager
def _whole(target: Path) -> Iterator[None]:
    """A folder counts as an export once it has its manifest: until then a note beside it says whose it is."""
    if target.suffix:
        yield  # a file appears in one step
        return
    is_new = not target.exists()
    note = _unfinished(target)
    write_atomic(note, b"sb is writing the folder beside this file\n")
    try:
        yield
    except BaseException:
        if is_new:
            shutil.rmtree(target, ignore_errors=True)
            note.unlink(missing_ok=True)
        raise
    note.unlink(missing_ok=True)


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.unfinished")


def made(
    workspace: Workspace,
    ask: ExportAsk,
    kind: str,
    board: Board,
    name: str,
    write: Callable[[Path], list[str]],
    *,
    pages: Callable[[], int | None] = lambda: None,
    beside: Sequence[Path] = (),
) -> ExportAnswer:
    """Write through `write`, which returns notes, then the manifest and the event; answers what was made.

    `name` is what comes after the project's name where the person named no file. `beside` is looked at
    after writing: files that came to be next to the target.
    """
    from storyboard_cli.export.timecode import spoken

    target = target_of(workspace, ask, name)
    done = ExportAnswer(
        kind=kind,
        path=shown_path(workspace, target),
        frames=len(board.panels),
        duration_frames=board.duration,
        duration=spoken(board.duration, board.fps),
        dry_run=ask.dry_run,
    )
    if ask.dry_run:
        return done
    refuse_overwriting_sources(workspace, target)
    sweep_leftovers(workspace.root / FOLDER)
    with _own_folder(target) if ask.out is None else nullcontext(target) as target, _whole(target):
        notes = write(target)
        manifest = write_manifest(target, kind, board, locks_of(board), beside)
    files = json.loads(manifest.read_text("utf-8"))["files"]
    made = ExportMade(
        format=kind,
        path=shown_path(workspace, target),
        sha256=sha256_file(target if target.is_file() else manifest),
        frames=len(board.panels),
    )
    notes = [*notes, *board_notes(board), *_recorded(workspace, made)]
    return done.model_copy(
        update={
            "path": made.path,
            "files": len(files),
            "size": sum(f["size"] for f in files),
            "manifest": shown_path(workspace, manifest),
            "notes": notes,
            "pages": pages(),
        }
    )


def _recorded(workspace: Workspace, made: ExportMade) -> list[str]:
    """Record the export; one that left a project nobody may write to is there all the same, and says so."""
    try:
        workspace.record(made)
    except SbError as error:
        if error.code not in ("read-only", "disk-full"):
            raise
        return [f"the export is there, but the project's ledger could not note it: {error.message}"]
    return []


def sweep_leftovers(folder: Path, older_s: float = 86400) -> None:
    """Remove what an export that was killed left behind a day ago or longer."""
    limit = time.time() - older_s
    for path in [*folder.glob("*/.*.part*"), *folder.glob("*/.*.old")]:
        with suppress(OSError):
            if path.stat().st_mtime < limit:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                path.parent.rmdir()  # only where nothing else was in it
    for path in folder.glob("*Z*/"):
        with suppress(OSError):
            if path.stat().st_mtime < limit:
                path.rmdir()


def locks_of(board: Board) -> dict[str, dict[str, str]]:
    """Which locked versions each shown picture was made from, as the picture itself says."""
    found: dict[str, dict[str, str]] = {}
    for panel in board.panels:
        if panel.picture is not None and panel.frame_id not in found:
            carried: dict[str, Any] = read_recipe(panel.picture.path) or {}
            uses = (carried.get("recipe") or {}).get("assets") or []
            found[panel.frame_id] = {
                f"{u['asset_id']}@v{u['version']}": u["lock_hash"] for u in uses if u.get("lock_hash")
            }
    return found


def board_notes(board: Board) -> list[str]:
    """What a reader should know before sending the export on."""
    notes: list[str] = []
    for mark, words in (
        ("missing", "have no picture yet"),
        ("quarantined", "failed the check and are marked"),
        ("outdated", "are approved, but an input changed since"),
    ):
        number = sum(p.mark == mark for p in board.panels)
        if number:
            notes.append(f"{number} of {len(board.panels)} frames {words}")
    return notes


def shown_path(workspace: Workspace, path: Path) -> str:
    """Relative to the project where it lies inside, else absolute."""
    try:
        return path.resolve().relative_to(workspace.root.resolve()).as_posix()
    except ValueError:
        return str(path)


def warn_about(report: Reporter, unknown: tuple[str, ...]) -> None:
    """Say which characters no font has."""
    if unknown:
        shown = " ".join(unknown[:12])
        report.warn(
            f"no installed font has {shown}; they are spelled out in brackets",
            "install the Noto fonts (Debian: fonts-noto-core fonts-noto-cjk) or name a folder in SB_FONTS",
        )
