"""Where exports go, what is recorded about them, and what every export answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import refuse_wrong_name, with_ending
from storyboard_cli.core.files import safe_name
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.board import Board
from storyboard_cli.export.manifest import FOLDER_NAME, finished, in_order, manifest_path
from storyboard_cli.export.png_file import read_recipe
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.project.edited_scripts import told_of_edits
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import Files, is_there
from storyboard_cli.store.outside import is_folder, is_used, place_for, place_of

FOLDER = "exports"
_DAY = 86400.0  # seconds: what is younger may still be written


Strict = Annotated[bool, asked("Refuse missing pictures and failed checks.", "--strict")]


class ExportAsk(Ask):
    """What every export may be asked."""

    selectors: Annotated[
        list[str],
        asked("What to export: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    out: Annotated[
        Produced | None,
        asked("File or folder; left out: exports/<time>/.", "--out", "-o", read=Produced.local, typed=str),
    ] = None
    dry_run: Annotated[bool, asked("Only say what would be written.", "--dry-run")] = False


class BoardExportAsk(ExportAsk):
    """What every export of the pictures may be asked."""

    strict: Strict = False
    draft: Annotated[bool, asked("Show draft renders, marked DRAFT.", "--draft")] = False


class ExportAnswer(Answer):
    """What every export answers."""

    kind: str = Field(description="The kind of export, as pdf.")
    path: str = Field(description="The file or folder.")
    files: int = Field(1, description="How many files.")
    size: int = Field(0, description="Bytes.")
    frames: int = Field(description="How many frames.")
    duration_frames: int = Field(description="How long the cut is, in frames.")
    duration: str = Field(description="How long the cut is, in words.")
    manifest: str = Field("", description="The list of its files and their hashes.")
    pages: int | None = Field(None, description="How many pages.")
    export: str | None = Field(None, description="Its number, under which `exports` lists its files.")
    notes: list[str] = Field([], description="What to know about it, a sentence each.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    problems: list[Problem] = Field(
        [], description="Scripts edited since they were compiled: what they say now is not in it."
    )


def usual_name(workspace: Workspace, name: str) -> str:
    """The project's name, as a file name, with `name` (`.pdf`, `_board.csv`) after it."""
    title = re.sub("_{2,}", "_", safe_name(workspace.project.name).casefold()).strip("_") or "board"
    return f"{title}{name}"


def target_of(workspace: Workspace, ask: ExportAsk, name: str) -> Path:
    """`--out` with the ending of what is made (a folder gets the usual name inside), else
    `exports/<time>/<project>…`.
    """
    usual, ends = usual_name(workspace, name), ending(name)
    if ask.out is None or ask.out.path is None:
        place = place_for(ask.out, workspace.root / FOLDER / stamp(workspace.clock()) / usual)
        return with_ending(place, ends)
    out = ask.out.path
    files, path = place_of(workspace.files, workspace.root, out)
    if ends and (is_folder(out) or files.entries(path) or str(ask.out).endswith(("/", "\\"))):
        return out / usual
    return with_ending(out, ends)


def exported_files(workspace: Workspace) -> list[Path]:
    """Every file in the project's folder of exports."""
    top = workspace.root / FOLDER
    files, exports = place_of(workspace.files, workspace.root, top)
    return [top / entry.path.removeprefix(f"{exports}/") for entry in files.entries(exports)]


def ending(name: str) -> str:
    """The file ending of a usual name such as `.pdf` or `_board.csv`; empty for a folder."""
    return name[name.rindex(".") :] if "." in name else ""


_SOURCES = ("assets", "scripts", "scenes", "direction", "review", "approved", "workflows", ".sb", ".git")
_SOURCE_FILES = ("project.yaml", "project.yml", "project.json", "timeline.yaml", "aliases.yaml")


def refuse_among_sources(workspace: Workspace, target: Path) -> None:
    """Nothing that a verb makes for people goes where a project keeps its own files."""
    root, place = workspace.root.resolve(), target.resolve()
    if not place.is_relative_to(root) or place == root:
        return
    inner = place.relative_to(root)
    refuse_wrong_name(inner.as_posix())
    first = inner.parts[0]
    if first in _SOURCES or inner.as_posix() in _SOURCE_FILES:
        said = f"{first}/ belongs to" if first in _SOURCES else f"{first} is one of"
        raise SbError(
            Kind.usage,
            "export-into-sources",
            f"{said} the project's own files; exports do not go there",
            hint="leave out `out`, or name a place outside the project",
            fields=("out",),
        )


def _named(workspace: Workspace, target: Path) -> str:
    """A place from the project's folder, or as somebody at this machine named it."""
    return shown_path(workspace, target) if target.is_relative_to(workspace.root) else str(target)


def refuse_overwriting_sources(workspace: Workspace, target: Path) -> None:
    """An export may replace an export, never what people or `sb` keep in the project."""
    root = workspace.root.resolve()
    place = target.resolve()
    if root.is_relative_to(place):
        raise SbError(
            Kind.usage,
            "export-over-project",
            f"{_named(workspace, target)} holds the project itself; an export there would replace it",
            hint="name another place with `out`, or leave it out: exports/ is the usual one",
            fields=("out",),
        )
    refuse_among_sources(workspace, target)
    files, name = place_of(workspace.files, workspace.root, target)
    if is_there(files, name) and not is_there(files, _beside(name, manifest_path(place).name)):
        raise SbError(
            Kind.conflict,
            "file-in-use",
            f"{_named(workspace, target)} exists and is not an earlier export; nothing was replaced",
            hint="name a new file with `out`, or remove that one first",
            fields=("out",),
        )
    of_ours = (f"{name}/{FOLDER_NAME}", _beside(name, _unfinished(place.name)))
    if (is_used(place) or files.entries(name)) and not any(is_there(files, path) for path in of_ours):
        raise SbError(
            Kind.conflict,
            "folder-in-use",
            f"{_named(workspace, target)} exists and is not an earlier export; nothing was replaced",
            hint="name an empty or new folder with `out`",
            fields=("out",),
        )


@dataclass(frozen=True, slots=True)
class Work:
    """Where a writer makes an export now, and where that will lie once it is whole."""

    target: Path
    place: Path


@contextmanager
def _published(workspace: Workspace, ask: ExportAsk, target: Path) -> Iterator[Work]:
    """The work on `target`; all that the writer made comes to its place when the block ends, else nothing."""
    top = workspace.root / FOLDER
    files, exports = place_of(workspace.files, workspace.root, top)
    files.clean(exports, _DAY)
    if ask.out is None or ask.out.path is None:
        usual = target.relative_to(top).as_posix()
        with (
            _own_folder(files, exports, usual) as path,
            _whole(files, f"{exports}/{path}", top / path) as work,
        ):
            yield work
    else:
        files, path = place_of(workspace.files, workspace.root, target)
        followed = target.resolve()  # through a link, the file that it leads to
        with _whole(files, path, target if target.name == followed.name else followed) as work:
            yield work


@contextmanager
def _own_folder(files: Files, exports: str, usual: str) -> Iterator[str]:
    """`usual` in a folder that no other export has: `<time>/…`, or `<time>-2/…` where another took that."""
    folder, _, name = usual.partition("/")
    numbered = (folder if number == 1 else f"{folder}-{number}" for number in count(1))
    mine = next(candidate for candidate in numbered if files.claim(f"{exports}/{candidate}"))
    try:
        yield f"{mine}/{name}"
    except BaseException:
        files.release(f"{exports}/{mine}")
        raise


@contextmanager
def _whole(files: Files, path: str, place: Path) -> Iterator[Work]:
    """The work on `path`, in a folder of its own until it is finished."""
    with files.scratch(path) as folder:
        work = Work(folder / place.name, place)
        yield work
        for made in in_order(work.target):
            files.adopt(made, _beside(path, made.name))
    files.remove(_beside(path, _unfinished(place.name)))  # an older sb was killed in that folder


def _beside(path: str, name: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/{name}" if folder else name


def _unfinished(name: str) -> str:
    """The note that lay beside a folder that was being written, before folders came whole to their place."""
    return f".{name}.unfinished"


def made(
    workspace: Workspace,
    ask: ExportAsk,
    kind: str,
    board: Board,
    name: str,
    write: Callable[[Work], list[str]],
    *,
    pages: Callable[[], int | None] = lambda: None,
) -> ExportAnswer:
    """Write through `write`, which returns notes, then the manifest and the event; answers what was made.

    `name` is what comes after the project's name where the person named no file. Files that the writer makes
    beside its target belong to the export.
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
        problems=told_of_edits(workspace),
    )
    if ask.dry_run:
        return done
    for place in _places_named(ask, target):
        refuse_overwriting_sources(workspace, place)
    with _published(workspace, ask, target) as work:
        notes = write(work)
        facts = finished(work.target, kind, board, locks_of(board))
    made = ExportMade(
        format=kind,
        path=shown_path(workspace, work.place),
        sha256=facts.sha256,
        frames=len(board.panels),
    )
    number, told = _recorded(workspace, made)
    return done.model_copy(
        update={
            "path": made.path,
            "files": facts.files,
            "size": facts.size,
            "manifest": shown_path(workspace, work.place.parent / facts.manifest),
            "export": number,
            "notes": [*notes, *board_notes(board), *told],
            "pages": pages(),
        }
    )


def _places_named(ask: ExportAsk, target: Path) -> list[Path]:
    """The place that is written; before it the file that somebody named, where that has another ending."""
    named = ask.out.path if ask.out is not None else None
    meant = named is not None and bool(named.suffix) and target == with_ending(named, target.suffix)
    return [named, target] if named is not None and meant and named != target else [target]


def _recorded(workspace: Workspace, made: ExportMade) -> tuple[str | None, list[str]]:
    """Record the export, and say its number; one that left a project nobody may write to is there all the
    same, and says so.

    It is recorded without a turn to write: an export decides nothing, and archived projects have some too.
    """
    try:
        return str(workspace.record(made)[-1].seq), []
    except SbError as error:
        if error.code not in ("read-only", "disk-full"):
            raise
        return None, [f"the export is there, but the project's ledger could not note it: {error.message}"]


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
