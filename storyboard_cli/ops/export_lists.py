"""`sb export shot-list | breakdown | bundle`: tables for production, and everything in one zip."""

from __future__ import annotations

from typing import Annotated, Literal

from storyboard_cli.core.asking import asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.export.atomic import write_text_file
from storyboard_cli.export.bundle import write_bundle
from storyboard_cli.export.cut_media import media_beside
from storyboard_cli.export.edl import edl_text
from storyboard_cli.export.media_options import WithRecipe
from storyboard_cli.export.otio import otio_text
from storyboard_cli.export.shot_list import csv_text, json_text, table_csv
from storyboard_cli.export.sound_mix import sound_lengths
from storyboard_cli.export.subtitles import srt_text
from storyboard_cli.presenting import publishing
from storyboard_cli.presenting.breakdown import CASTING_COLUMNS, COLUMNS, breakdown_rows, casting_rows
from storyboard_cli.presenting.project_board import board_of
from storyboard_cli.presenting.publishing import ExportAnswer, Strict, Work, locks_of, made
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class ShotListAsk(publishing.ExportAsk):
    format: Annotated[Literal["csv", "json"], asked("csv or json.", "--format")] = "csv"
    strict: Strict = False


@signed
def shot_list(workspace: Workspace, ask: ShotListAsk, caller: Caller) -> ExportAnswer:
    """Every frame as a row: texts, camera, times, status."""
    board = board_of(workspace, ask.selectors, strict=ask.strict)

    def write(work: Work) -> list[str]:
        write_text_file(work.target, json_text(board) if ask.format == "json" else csv_text(board))
        return []

    return made(workspace, ask, "shot-list", board, f"_shot_list.{ask.format}", write)


class BreakdownAsk(publishing.ExportAsk):
    casting: Annotated[bool, asked("The casting table that Kitsu imports.", "--casting")] = False


@signed
def breakdown(workspace: Workspace, ask: BreakdownAsk, caller: Caller) -> ExportAnswer:
    """What each scene needs: cast, places, props, times."""
    board = board_of(workspace, ask.selectors)
    shown = {p.scene_id for p in board.panels}
    scenes = [s for s in workspace.scenes if s.scene_id in shown]
    rows = casting_rows(workspace, scenes) if ask.casting else breakdown_rows(workspace, scenes)
    columns = CASTING_COLUMNS if ask.casting else COLUMNS

    def write(work: Work) -> list[str]:
        write_text_file(work.target, table_csv(columns, rows))
        return []

    name = "_casting.csv" if ask.casting else "_breakdown.csv"
    return made(workspace, ask, "breakdown", board, name, write)


class BundleAsk(publishing.BoardExportAsk):
    with_recipe: WithRecipe = False


@signed
def bundle(workspace: Workspace, ask: BundleAsk, caller: Caller) -> ExportAnswer:
    """Pictures, sounds, shot list, cut and subtitles in one zip, with a manifest of every hash."""
    board = board_of(workspace, ask.selectors, drafts=ask.draft, strict=ask.strict)

    def write(work: Work) -> list[str]:
        media = media_beside(board, work.place.parent)
        texts = {
            "shot_list.csv": csv_text(board),
            "shot_list.json": json_text(board),
            "cut.otio": otio_text(board, media, sound_lengths(board)),
            "cut.edl": edl_text(board, media),
        }
        if subtitles := srt_text(board):
            texts["dialogue.srt"] = subtitles
        count = write_bundle(
            board, media, work.target, texts, locks_of(board), with_recipe=ask.with_recipe, report=caller
        )
        return [f"{count} files inside, each named with its hash in manifest.json"]

    return made(workspace, ask, "bundle", board, "_bundle.zip", write)
