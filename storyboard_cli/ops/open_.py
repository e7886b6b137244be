"""`sb open`: shows what was made, in the program that this machine uses for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.presenting.publishing import FOLDER, exported_files
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.placed import lies_elsewhere, on_this_machine
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import machine
from storyboard_cli.store.outside import newest

KINDS: dict[str, tuple[str, ...]] = {
    "pdf": (".pdf",),
    "animatic": (".mp4", ".gif", ".webp"),
    "contact-sheet": ("_contact.png", "_contact_01.png"),
    "shot-list": (".csv",),
    "exports": (),
}


class OpenAsk(Ask):
    what: Annotated[
        str, asked("pdf, animatic, contact-sheet, shot-list, exports; or S03, FR_S03_002.", argument="what")
    ] = "pdf"
    show: Annotated[
        bool,
        asked(
            "Open it with this machine's own program; else only say where it is.",
            "--path",
            line="Only print where it is.",
            inverse=True,
        ),
    ] = True


class OpenAnswer(Answer):
    paths: list[str] = Field(description="What was found, newest first.")
    opened: bool = Field(description="It was opened.")
    opener: str = Field("", description="The program that was asked to.")
    frames: list[FrameView] = Field([], description="Frames that were asked for, with the picture shown.")


@signed
def open_(workspace: Workspace, ask: OpenAsk, caller: Caller) -> OpenAnswer:
    """Find the newest export of that kind, or the pictures of a scene or frame, and open them."""
    frames = [] if ask.what in KINDS else _frames(workspace, ask.what)
    found = _pictures(workspace, ask.what, frames) if frames else [_newest_export(workspace, ask.what)]
    shown = [f.picture or "" for f in frames] or [str(path) for path in found]
    opener = machine.opener() if ask.show and caller.is_here else None  # no window opens for who is far away
    if opener is None:
        return OpenAnswer(paths=shown, opened=False, frames=frames)
    if len(found) > 4:  # a scene: its folder, not twenty windows
        found = [found[0].parent]
    opened = all(machine.shown(opener, path) for path in found)
    return OpenAnswer(paths=shown, opened=opened, opener=opener, frames=frames)


def _newest_export(workspace: Workspace, kind: str) -> Path:
    found = _exported(workspace, kind)
    if found is None:
        writes = "pdf" if kind == "exports" else kind.replace("-", "_")
        raise SbError(
            Kind.missing,
            "nothing-exported",
            f"there is no {kind} yet",
            hint=Mend(f"export.{writes}", {}, "make one with `{}`"),
        )
    return found


def _exported(workspace: Workspace, kind: str) -> Path | None:
    """The newest export of that kind on this machine, or the folder of all."""
    if kind == "exports" and (folder := on_this_machine(workspace, FOLDER)) is not None:
        return folder
    recorded = [
        Path(made.path or "")
        for _, made in facts_of(workspace.log.read(kinds=[ExportMade.kind], subject=kind), ExportMade)
    ]
    known = [*exported_files(workspace), *(workspace.root / path for path in recorded)]
    wanted = [path for path in known if path.name.endswith(KINDS[kind])]
    if not lies_elsewhere(workspace):
        return newest(wanted)
    for path in reversed(wanted):  # the last that was recorded: such files have no times
        inner = path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else None
        found = newest([path]) if inner is None else on_this_machine(workspace, inner)
        if found is not None:
            return found
    return None


def _frames(workspace: Workspace, selector: str) -> list[FrameView]:
    """The frames that have a picture, each with the one that an export shows."""
    frames = [_as_shown(s) for s in frame_states(workspace, [selector]) if s.shown.path is not None]
    if not frames:
        raise _no_picture(selector)
    return frames


def _as_shown(state: FrameState) -> FrameView:
    shown = state.shown
    render = next((r for r in state.renders if r.version == shown.version), None)
    view = view_fields(state, render) | {"render_version": shown.version, "picture": shown.path}
    return FrameView(**view)


def _pictures(workspace: Workspace, selector: str, frames: Sequence[FrameView]) -> list[Path]:
    """The frames' pictures on this machine."""
    places = (on_this_machine(workspace, f.picture or "") for f in frames)
    paths = [place for place in places if place is not None]
    if not paths:
        raise _no_picture(selector)
    return paths


def _no_picture(selector: str) -> SbError:
    return SbError(
        Kind.missing,
        "no-picture",
        f"{selector} has no picture yet",
        hint=Mend("render", {"selectors": [selector]}, "run `{}`"),
    )
