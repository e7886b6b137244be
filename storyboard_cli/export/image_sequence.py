"""Stills: every frame under a name made from a pattern, copied byte for byte but for the recipe inside."""

from __future__ import annotations

import os
import shutil
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import model_validator

from storyboard_cli.core.asking import asked, wrong
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import safe_name
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.png import BadPicture, without_recipe
from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.atomic import made_folder
from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.media_options import Link, WithRecipe
from storyboard_cli.export.pdf.pictures import unreadable
from storyboard_cli.export.png_file import has_recipe

Folders = Literal["none", "scene", "shot"]
HELD_PATTERN = "{project}_{scene}_{shot}_v{version:03d}.{number:04d}"
FIELDS = "project title scene shot frame frame_id panel version index number"
_LONGEST = 180


class SequenceOptions(Frozen):
    """How stills are named and laid out: the options of `sb export images`."""

    pattern: Annotated[
        str | None,
        asked(
            "Pattern of the file names; left out: the project's.",
            "--name",
            line=f"Pattern such as {HELD_PATTERN}",
        ),
    ] = None
    folders: Annotated[Folders, asked("A folder for each scene or shot.", "--folders")] = "none"
    held: Annotated[bool, asked("One file for each frame of time, from 1001.", "--held")] = False
    captions: Annotated[bool, asked("Burn names and captions into the pictures.", "--captions")] = False
    psd: Annotated[
        bool,
        asked(
            "Photoshop files (PSD): the picture, and what people drew on it in layers of a group, Notes.",
            "--psd",
        ),
    ] = False
    link: Link = False
    with_recipe: WithRecipe = False

    @model_validator(mode="after")
    def _psd_is_made_anew(self) -> Self:
        """A Photoshop file is no copy: it cannot be linked, and keeps neither recipe nor captions."""
        others = [name for name in ("link", "with_recipe", "captions") if getattr(self, name)]
        if self.psd and others:
            raise wrong(
                "wrong-arguments",
                f"`psd` does not go with {' and '.join(f'`{name}`' for name in others)}",
                "leave one of them out",
                fields=("psd", *others),
            )
        return self


@dataclass(frozen=True, slots=True)
class SequenceFacts:
    """What was written."""

    files: int
    slates: int
    linked: int


def write_sequence(
    board: Board, target: Path, options: SequenceOptions | None = None, report: Reporter | None = None
) -> SequenceFacts:
    """Fill the folder `target`, all of it or nothing."""
    chosen = options or SequenceOptions()
    names = list(file_names(board, chosen))
    slates = linked = 0
    with made_folder(target) as folder, (report or Silent()).task("Writing pictures", len(names)) as task:
        for panel, first, others in _by_panel(names):
            path = folder / first
            make_parents(path)
            how = write_still(board, panel, path, chosen)
            slates += how == "slate"
            linked += how == "linked"
            for name in others:  # the same picture again: a link costs nothing, a copy is the fallback
                make_parents(folder / name)
                link_or_copy(path, folder / name)
            task.advance(1 + len(others), first)
    return SequenceFacts(len(names), slates, linked)


def write_still(
    board: Board, panel: Panel, path: Path, options: SequenceOptions
) -> Literal["copied", "linked", "slate", "drawn"]:
    """One picture to `path`: linked, copied without its recipe, drawn with captions, or a slate."""
    from storyboard_cli.export.slate import slate

    if options.psd:
        path.write_bytes(_layered(board, panel))
        return "slate" if panel.picture is None else "drawn"
    if panel.picture is None:
        path.write_bytes(slate(board, panel, (board.width, board.height)).png())
        return "slate"
    if options.captions:
        path.write_bytes(_captioned(board, panel))
        return "drawn"
    source = panel.picture.path
    if options.link and (options.with_recipe or not has_recipe(source)):
        link_or_copy(source, path)
        return "linked"
    copy_still(source, path, with_recipe=options.with_recipe)
    return "copied"


def copy_still(source: Path, path: Path, *, with_recipe: bool) -> None:
    """The picture's bytes, without its recipe unless that is wanted."""
    try:
        if with_recipe or not has_recipe(source):
            shutil.copyfile(source, path)
        else:
            path.write_bytes(without_recipe(source.read_bytes()))
    except BadPicture as error:
        raise unreadable(source, str(error)) from error
    except FileNotFoundError as error:
        raise unreadable(source, "the file is missing") from error


def link_or_copy(source: Path, path: Path) -> None:
    """A hard link, or a copy where the disk has none."""
    try:
        os.link(source, path)
    except OSError:
        shutil.copyfile(source, path)


def file_names(board: Board, options: SequenceOptions) -> Iterator[tuple[Panel, str]]:
    """Every file in order, relative to the folder, unique on every file system."""
    pattern = options.pattern or (HELD_PATTERN if options.held else board.naming)
    used: set[str] = set()
    for index, panel in enumerate(board.panels, 1):
        times = range(panel.duration) if options.held else range(1)
        for offset in times:
            name = named(board, panel, pattern, index, board.start_frame + panel.start + offset)
            folder = _folder(panel, options.folders)
            yield panel, _unique(f"{folder}{name}", _suffix(panel, options), used)


def named(board: Board, panel: Panel, pattern: str, index: int, number: int) -> str:
    """The pattern with this panel's values, safe on every system."""
    parsed = parse_frame_name(panel.frame_id)
    values: dict[str, Any] = {
        "project": board.project_id,
        "title": safe_name(board.title),
        "scene": panel.scene_id,
        "shot": safe_name(panel.shot),
        "frame": f"{parsed[1]:03d}" if parsed else safe_name(panel.frame_id),
        "frame_id": panel.frame_id,
        "panel": safe_name(panel.label.replace("/", "_")),
        "version": panel.version or 0,
        "index": index,
        "number": number,
    }
    try:
        made = string.Formatter().vformat(pattern, (), values)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError) as error:
        raise SbError(
            Kind.usage,
            "naming-pattern",
            f"the naming pattern {pattern!r} cannot be used: {error}",
            hint=f"fields are {', '.join(FIELDS.split())}; a width is written {{version:03d}}",
        ) from error
    return safe_name(made, fallback=panel.frame_id, limit=_LONGEST)


def _folder(panel: Panel, folders: Folders) -> str:
    if folders == "none":
        return ""
    return f"{panel.scene_id}/" if folders == "scene" else f"{panel.scene_id}/{safe_name(panel.shot)}/"


def _suffix(panel: Panel, options: SequenceOptions) -> str:
    if options.psd:
        return ".psd"
    if panel.picture is None or options.captions:
        return ".png"
    return panel.picture.path.suffix.lower() or ".png"


def _unique(stem: str, suffix: str, used: set[str]) -> str:
    """`stem`, or `stem_2` … where the name was given before (upper and lower case count as one)."""
    name, number = f"{stem}{suffix}", 1
    while name.casefold() in used:
        number += 1
        name = f"{stem}_{number}{suffix}"
    used.add(name.casefold())
    return name


def _by_panel(names: list[tuple[Panel, str]]) -> Iterator[tuple[Panel, str, list[str]]]:
    at = 0
    while at < len(names):
        end = at + 1
        while end < len(names) and names[end][0] is names[at][0]:
            end += 1
        yield names[at][0], names[at][1], [name for _, name in names[at + 1 : end]]
        at = end


def _layered(board: Board, panel: Panel) -> bytes:
    import numpy as np

    from storyboard_cli.export.drawn_layers import NOTES, note_layers
    from storyboard_cli.export.psd import psd
    from storyboard_cli.export.raster import load
    from storyboard_cli.export.slate import slate

    if panel.picture is None:
        return psd(slate(board, panel, (board.width, board.height)).rgb(), [], NOTES)
    image = load(panel.picture.path)
    return psd(np.asarray(image.convert("RGB")), note_layers(panel, image.size), NOTES)


def _captioned(board: Board, panel: Panel) -> bytes:
    from storyboard_cli.export.raster import Raster, load
    from storyboard_cli.export.slate import burn_in, caption_spans

    assert panel.picture is not None
    image = load(panel.picture.path)
    raster = Raster(image.width, image.height)
    raster.picture(image, (0, 0, image.width, image.height))
    version = f"v{panel.version}" if panel.version is not None else ""
    burn_in(raster, panel.frame_id, f"{panel.label}  {version}", caption_spans(panel))
    return raster.png()
