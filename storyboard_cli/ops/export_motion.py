"""`sb export animatic | storyboarder`: the cut as a film, and as boards to draw on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

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
from storyboard_cli.project.workspace import Workspace


class AnimaticAsk(publishing.BoardExportAsk):
    format: Annotated[
        Literal["mp4", "gif", "webp"], asked("mp4, or gif and webp as a preview.", "--format")
    ] = "mp4"
    height: Annotated[int | None, asked("Lines: 720 (a preview: 270).", "--height")] = None
    names: Annotated[bool, asked("Burn in frame name and timecode.", "--names")] = False
    moves: Annotated[
        bool, asked("The camera moves.", "--no-moves", line="The camera stands still.", inverse=True)
    ] = True
    sound: Annotated[
        bool, asked("With the sounds of the cut.", "--no-sound", line="Silent.", inverse=True)
    ] = True
    subtitles: Annotated[
        bool, asked("With a subtitle track.", "--no-subtitles", line="No subtitle track.", inverse=True)
    ] = True
    quality: Annotated[int, asked("0 to 51; smaller is better.", "--quality"), Field(ge=0, le=51)] = 20


def animatic(workspace: Workspace, ask: AnimaticAsk, caller: Caller) -> ExportAnswer:
    """The cut as a film: holds, dissolves, camera moves, sound and subtitles."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        if ask.format != "mp4":
            count = write_preview(
                board, work.target, height=ask.height or 270, moves=ask.moves, report=caller
            )
            return [f"{count} pictures; sound and subtitles are only in the MP4"]
        options = AnimaticOptions(
            height=ask.height or 720,
            names=ask.names,
            moves=ask.moves,
            sound=ask.sound,
            subtitles=ask.subtitles,
            quality=ask.quality,
        )
        write_animatic(board, work.target, options, caller)
        text = srt_text(board)
        if text:
            write_text_file(work.target.with_suffix(".srt"), text)
        return (
            ["subtitles are in the film as a track, and beside it as .srt"] if text and ask.subtitles else []
        )

    return made(workspace, ask, "animatic", board, f"_animatic.{ask.format}", write)


class StoryboarderAsk(publishing.BoardExportAsk):
    pass


def storyboarder(workspace: Workspace, ask: StoryboarderAsk, caller: Caller) -> ExportAnswer:
    """A Storyboarder project with every frame as its reference layer."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        return write_storyboarder(board, work.target, safe_name(workspace.project.name), caller)

    return made(workspace, ask, "storyboarder", board, "_storyboarder", write)
