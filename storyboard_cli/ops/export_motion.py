"""`sb export animatic | storyboarder`: the cut as a film, and as boards to draw on."""

from __future__ import annotations

from typing import Annotated, Literal

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.files import safe_name
from storyboard_cli.export.animatic import AnimaticOptions, write_animatic, write_preview
from storyboard_cli.export.atomic import write_text_file
from storyboard_cli.export.storyboarder import write_storyboarder
from storyboard_cli.export.subtitles import srt_text
from storyboard_cli.presenting import publishing
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.presenting.publishing import ExportAnswer, Work, made
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class AnimaticAsk(AnimaticOptions, publishing.BoardExportAsk):
    """The options of the film, and of every export of pictures."""

    format: Annotated[
        Literal["mp4", "gif", "webp"], asked("mp4, or gif and webp as a preview.", "--format")
    ] = "mp4"


@signed
def animatic(workspace: Workspace, ask: AnimaticAsk, caller: Caller) -> ExportAnswer:
    """The cut as a film: holds, dissolves, camera moves, sound and subtitles."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        if ask.format != "mp4":
            count = write_preview(
                board, work.target, height=ask.height or 270, moves=ask.moves, report=caller
            )
            return [f"{count} pictures; sound and subtitles are only in the MP4"]
        write_animatic(board, work.target, ask, caller)
        text = srt_text(board)
        if text:
            write_text_file(work.target.with_suffix(".srt"), text)
        return (
            ["subtitles are in the film as a track, and beside it as .srt"] if text and ask.subtitles else []
        )

    return made(workspace, ask, "animatic", board, f"_animatic.{ask.format}", write)


class StoryboarderAsk(publishing.BoardExportAsk):
    pass


@signed
def storyboarder(workspace: Workspace, ask: StoryboarderAsk, caller: Caller) -> ExportAnswer:
    """A Storyboarder project with every frame as its reference layer."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        return write_storyboarder(board, work.target, safe_name(workspace.project.name), caller)

    return made(workspace, ask, "storyboarder", board, "_storyboarder", write)
