"""`sb export otio | otioz | edl | fcpxml | fcp7xml | aftereffects | blender`: for editors and animators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.after_effects import jsx_text
from storyboard_cli.export.atomic import write_text_file
from storyboard_cli.export.blender import blender_text
from storyboard_cli.export.board import Board
from storyboard_cli.export.cut_media import Media, media_beside, media_in_place, write_media
from storyboard_cli.export.edl import edl_text
from storyboard_cli.export.fcp7xml import fcp7xml_text
from storyboard_cli.export.fcpxml import fcpxml_text
from storyboard_cli.export.media_options import Link, WithRecipe
from storyboard_cli.export.otio import otio_text, write_cut_otioz
from storyboard_cli.export.sound_mix import sound_lengths
from storyboard_cli.presenting import publishing
from storyboard_cli.presenting.project_board import Staged, board_of
from storyboard_cli.presenting.publishing import ExportAnswer, Work, ending, made, usual_name
from storyboard_cli.project.placed import lies_elsewhere
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace

Text = Callable[[Board, Media, dict[str, int]], str]


class ExportCutAsk(publishing.BoardExportAsk):
    media: Annotated[
        bool,
        asked(
            "Pictures and sounds travel beside the cut.",
            "--no-media",
            line="Only the cut; it names the project's own pictures.",
            inverse=True,
        ),
    ] = True
    link: Link = False
    with_recipe: WithRecipe = False


@dataclass(frozen=True, slots=True)
class _Format:
    kind: str
    suffix: str
    text: Text
    staged: bool = False


OTIO = _Format("otio", ".otio", otio_text)
EDL = _Format("edl", ".edl", lambda board, media, _: edl_text(board, media))
FCPXML = _Format("fcpxml", ".fcpxml", fcpxml_text)
FCP7XML = _Format("fcp7xml", ".xml", fcp7xml_text)
AFTER_EFFECTS = _Format("aftereffects", ".jsx", lambda board, media, _: jsx_text(board, media))
BLENDER = _Format("blender", "_blender.py", lambda board, media, _: blender_text(board, media), staged=True)


@signed
def otio(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """OpenTimelineIO, with everything that sb knows in `metadata["sb"]`."""
    return _export(workspace, ask, caller, OTIO)


@signed
def edl(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """A CMX3600 edit decision list."""
    return _export(workspace, ask, caller, EDL)


@signed
def fcpxml(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """FCPXML 1.10 for Final Cut Pro and Resolve."""
    return _export(workspace, ask, caller, FCPXML)


@signed
def fcp7xml(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """Final Cut Pro 7 XML for Premiere, Resolve and Toon Boom."""
    return _export(workspace, ask, caller, FCP7XML)


@signed
def aftereffects(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """A script that builds the cut as a composition in After Effects."""
    return _export(workspace, ask.model_copy(update={"media": True}), caller, AFTER_EFFECTS)


@signed
def blender(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """A script that builds cameras, stand-ins and the cut in Blender."""
    return _export(workspace, ask.model_copy(update={"media": True}), caller, BLENDER)


@signed
def otioz(workspace: Workspace, ask: ExportCutAsk, caller: Caller) -> ExportAnswer:
    """OpenTimelineIO and its media in one file."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        return _notes(write_cut_otioz(board, work.target, with_recipe=ask.with_recipe, report=caller))

    return made(workspace, ask, "otioz", board, ".otioz", write)


def _export(workspace: Workspace, ask: ExportCutAsk, report: Reporter, format_: _Format) -> ExportAnswer:
    """A folder with the cut and its media; the cut alone where --out is a file."""
    staged: Staged = "all" if format_.staged else "moves"
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict, staged=staged)
    is_file = ask.out is not None and str(ask.out).casefold().endswith(ending(format_.suffix))
    alone = not ask.media or is_file
    if alone:
        return made(
            workspace, ask, format_.kind, board, format_.suffix, lambda work: _alone(board, work, format_)
        )

    def write(work: Work) -> list[str]:
        media = media_beside(board, None if _travels(workspace, ask) else work.place)
        slates = write_media(
            board, media, work.target, with_recipe=ask.with_recipe, link=ask.link, report=report
        )
        text = format_.text(board, media, sound_lengths(board))
        write_text_file(work.target / usual_name(workspace, format_.suffix), text)
        return _notes(slates)

    return made(workspace, ask, format_.kind, board, f"_{format_.kind}", write)


def _travels(workspace: Workspace, ask: ExportCutAsk) -> bool:
    """Does the export come to files that no editing program of this machine reads in their place?"""
    return lies_elsewhere(workspace) and (ask.out is None or ask.out.path is None)


def _alone(board: Board, work: Work, format_: _Format) -> list[str]:
    text = format_.text(board, media_in_place(board), sound_lengths(board))
    write_text_file(work.target, text)
    return ["the cut names the pictures where they lie in the project; they do not travel with it"]


def _notes(slates: int) -> list[str]:
    return [f"{slates} missing pictures are grey slates"] if slates else []
