"""`sb export pdf | images | contact-sheet`: what people look at and print."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import closest
from storyboard_cli.export.contact_sheet import write_contact_sheets
from storyboard_cli.export.image_sequence import SequenceOptions, write_sequence
from storyboard_cli.export.pdf import PdfFacts, PdfOptions, write_pdf
from storyboard_cli.presenting import publishing
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.presenting.publishing import ExportAnswer, Work, made, warn_about
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class PdfAsk(PdfOptions, publishing.BoardExportAsk):
    """The options of the pages, and of every export of pictures."""

    cover_frame: Annotated[
        str, asked("The frame on the cover; left out: one with people in it.", "--cover", after="cover")
    ] = ""


@signed
def pdf(workspace: Workspace, ask: PdfAsk, caller: Caller) -> ExportAnswer:
    """The board as a PDF in one of the layouts."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)
    board = replace(board, cover=_cover_frame(workspace, ask.cover_frame))
    name = ".pdf" if ask.layout == "2x3" else f"_{ask.layout}.pdf"
    facts: list[PdfFacts] = []

    def write(work: Work) -> list[str]:
        facts.append(write_pdf(board, work.target, ask, caller))
        warn_about(caller, facts[0].unknown_characters)
        cut = facts[0].cut_captions
        return [f"{cut} long captions are cut on their page and stand in full at the end"] if cut else []

    return made(workspace, ask, "pdf", board, name, write, pages=lambda: facts[0].pages if facts else None)


def _cover_frame(workspace: Workspace, asked: str) -> str:
    """The frame that the cover shall show, "" for any; raises where there is no such frame."""
    frame = asked or workspace.project.cover
    known = [f.frame_id for scene in workspace.scenes for f in scene.live_frames]
    if not frame or frame in known:
        return frame
    near = closest(frame, known)
    guess = f"did you mean {near[0]}? " if near else f"a frame is written {known[0]}; " if known else ""
    place = "`cover_frame`" if asked else "`cover:` in project.yaml"
    raise SbError(
        Kind.usage,
        "no-cover-frame",
        f"the cover names {frame}, and there is no such frame",
        hint=f"{guess}change {place}, or leave it out",
        fields=("cover_frame",) if asked else (),
    )


class ImagesAsk(SequenceOptions, publishing.BoardExportAsk):
    """The options of the stills, and of every export of pictures."""


@signed
def images(workspace: Workspace, ask: ImagesAsk, caller: Caller) -> ExportAnswer:
    """Every picture under a name made from the project's pattern."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        facts = write_sequence(board, work.target, ask, caller)
        notes = [f"{facts.slates} missing pictures are grey slates"] if facts.slates else []
        if ask.link and facts.linked < len(board.panels) - facts.slates:
            notes.append(
                "pictures that carry a recipe were copied without it; with the recipe they are linked too"
            )
        return notes

    return made(workspace, ask, "images", board, "_images", write)


class ContactSheetAsk(publishing.BoardExportAsk):
    columns: Annotated[int, asked("Pictures in a row.", "--columns"), Field(ge=1, le=20)] = 5
    width: Annotated[int, asked("Pixels.", "--width"), Field(ge=200, le=16000)] = 2400


@signed
def contact_sheet(workspace: Workspace, ask: ContactSheetAsk, caller: Caller) -> ExportAnswer:
    """All frames small on one PNG."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        paths = write_contact_sheets(board, work.target, columns=ask.columns, width=ask.width, report=caller)
        return [f"{len(paths)} sheets: {paths[0].name} to {paths[-1].name}"] if len(paths) > 1 else []

    return made(workspace, ask, "contact-sheet", board, "_contact.png", write)
