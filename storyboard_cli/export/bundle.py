"""Everything in one zip: pictures, shot list, cut files, scenes, and a manifest that names every hash."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from storyboard_cli.core.files import written
from storyboard_cli.core.png import BadPicture, without_recipe
from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.board import Board
from storyboard_cli.export.bundle_proof import MANIFEST
from storyboard_cli.export.cut_media import FOLDER, Media, media_name
from storyboard_cli.export.image_sequence import SequenceOptions
from storyboard_cli.export.manifest import Locks, frame_facts
from storyboard_cli.export.pdf.pictures import unreadable
from storyboard_cli.export.png_file import has_recipe
from storyboard_cli.export.slate import slate

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_bundle(
    board: Board,
    media: Media,
    target: Path,
    texts: dict[str, str],
    locks: Locks,
    *,
    with_recipe: bool = False,
    report: Reporter | None = None,
) -> int:
    """Write the zip; `texts` are files to go beside the pictures. Equal boards give equal bytes."""
    files: list[dict[str, Any]] = []
    with written(target) as handle, zipfile.ZipFile(handle, "w", allowZip64=True) as archive:
        for name, text in sorted(texts.items()):
            _add(archive, files, name, text.encode("utf-8"), zipfile.ZIP_DEFLATED)
        names: set[str] = set()
        with (report or Silent()).task("Packing pictures", len(board.panels)) as task:
            for panel in board.panels:
                name = f"{FOLDER}/{media_name(panel)}"
                if name not in names:
                    names.add(name)
                    options = SequenceOptions(with_recipe=with_recipe)
                    _add(archive, files, name, _picture(board, panel, options), zipfile.ZIP_STORED)
                task.advance(1, panel.frame_id)
        for key, path in sorted(media.sounds.items()):
            source = next(s.path for s in board.sounds if s.key == key)
            _add(archive, files, f"{FOLDER}/{path.name}", _bytes(source), zipfile.ZIP_STORED)
        said = {
            "schema": 1,
            "kind": "bundle",
            "made_by": board.made_by,
            "project_id": board.project_id,
            "title": board.title,
            "as_of": board.as_of,
            "files": files,
            "frames": [frame_facts(p, locks.get(p.frame_id, {})) for p in board.panels],
        }
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        archive.writestr(_entry(MANIFEST), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return len(files) + 1


def _add(archive: zipfile.ZipFile, files: list[dict[str, Any]], name: str, data: bytes, how: int) -> None:
    archive.writestr(_entry(name), data, how)
    files.append({"path": name, "sha256": "sha256:" + hashlib.sha256(data).hexdigest(), "size": len(data)})


def _picture(board: Board, panel: Any, options: SequenceOptions) -> bytes:
    if panel.picture is None:
        return slate(board, panel, (board.width, board.height)).png()
    data = _bytes(panel.picture.path)
    keep = options.with_recipe or not has_recipe(panel.picture.path)
    try:
        return data if keep else without_recipe(data)
    except BadPicture as error:
        raise unreadable(panel.picture.path, str(error)) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, str(error)) from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    return entry
