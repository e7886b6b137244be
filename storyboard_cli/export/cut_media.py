"""The pictures that a cut refers to: copied beside it under stable names, or used where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from storyboard_cli.core.files import safe_name
from storyboard_cli.core.kept_roots import make_folders
from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.board import Board, Panel, Sound
from storyboard_cli.export.image_sequence import SequenceOptions, copy_still, link_or_copy, write_still

FOLDER = "media"


@dataclass(frozen=True, slots=True)
class Media:
    """Where each panel's picture and each sound will lie when the export is done."""

    pictures: dict[tuple[str, int], Path]  # (frame id, version)
    sounds: dict[str, Path]  # by project-relative path
    base: Path | None = None  # folder of the cut file, where the media travel with it

    def of(self, panel: Panel) -> Path:
        """The panel's picture."""
        return self.pictures[(panel.frame_id, panel.version or 0)]

    def sound(self, sound: Sound) -> Path:
        """The sound's file."""
        return self.sounds[sound.key]

    def relative(self, path: Path) -> str:
        """As a URL that a cut beside the media folder uses; a file URL where they do not travel together."""
        if self.base is not None and path.is_relative_to(self.base):
            return quote(PurePosixPath(path.relative_to(self.base)).as_posix())
        return file_url(path)


def media_name(panel: Panel) -> str:
    """`FR_S03_002_v003.png`: unique in the project."""
    suffix = panel.picture.path.suffix.lower() if panel.picture is not None else ".png"
    return f"{safe_name(panel.frame_id)}_v{panel.version or 0:03d}{suffix or '.png'}"


def media_in_place(board: Board) -> Media:
    """Pictures and sounds where they are; frames without a picture name the file that they would have."""
    pictures = {
        (p.frame_id, p.version or 0): p.picture.path.resolve()
        if p.picture
        else Path(media_name(p)).absolute()
        for p in board.panels
    }
    return Media(pictures, {s.key: s.path.resolve() for s in board.sounds})


def media_beside(board: Board, folder: Path | None) -> Media:
    """The paths that media will have in `folder/media` (its final place); relative where none is known."""
    base = Path() if folder is None else folder.resolve()
    place = base / FOLDER
    pictures = {(p.frame_id, p.version or 0): place / media_name(p) for p in board.panels}
    sounds: dict[str, Path] = {}
    for number, sound in enumerate(board.sounds, 1):
        name = safe_name(sound.path.name, limit=100)
        taken = any(path.name.casefold() == name.casefold() for path in sounds.values())
        sounds.setdefault(sound.key, place / (f"{number}_{name}" if taken else name))
    return Media(pictures, sounds, base)


def write_media(
    board: Board,
    media: Media,
    folder: Path,
    *,
    with_recipe: bool,
    link: bool = False,
    report: Reporter | None = None,
) -> int:
    """Write the media of `media_beside` into the folder being filled; returns how many slates."""
    place = folder / FOLDER
    make_folders(place)
    options = SequenceOptions(link=link, with_recipe=with_recipe)
    slates = 0
    done: set[str] = set()
    with (report or Silent()).task("Copying pictures", len(board.panels)) as task:
        for panel in board.panels:
            name = media.of(panel).name
            if name not in done:
                done.add(name)
                slates += write_still(board, panel, place / name, options) == "slate"
            task.advance(1, panel.frame_id)
    for key, path in media.sounds.items():
        source = next(s.path for s in board.sounds if s.key == key)
        if link:
            link_or_copy(source, place / path.name)
        else:
            copy_still(source, place / path.name, with_recipe=True)
    return slates


def file_url(path: Path) -> str:
    """`file:///…` with every special character quoted; a relative URL of a relative path."""
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
