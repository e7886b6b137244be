"""OpenTimelineIO: one still a frame, with everything that sb knows in its metadata."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import Any

from storyboard_cli.core.files import written
from storyboard_cli.core.kept_roots import make_parents
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.export.board import Board, Panel, Sound
from storyboard_cli.export.cut_media import FOLDER, Media, media_beside, write_media
from storyboard_cli.export.edl import markers_of
from storyboard_cli.export.moves import views
from storyboard_cli.export.sound_mix import sound_lengths
from storyboard_cli.export.timecode import first_hour

_EPOCH = (1980, 1, 1, 0, 0, 0)


def otio_text(board: Board, media: Media, sound_frames: dict[str, int] | None = None) -> str:
    """The timeline as `.otio` JSON."""
    import opentimelineio as otio

    return str(otio.adapters.write_to_string(timeline(board, media, sound_frames or {}), "otio_json"))


def timeline(board: Board, media: Media, sound_frames: dict[str, int]) -> Any:
    """The board as an OpenTimelineIO timeline that starts at one hour."""
    from opentimelineio import opentime, schema

    rate = float(board.fps)
    made = schema.Timeline(
        name=board.title, global_start_time=opentime.RationalTime(first_hour(board.fps), rate)
    )
    made.metadata["sb"] = {
        "project_id": board.project_id, "made_by": board.made_by, "as_of": board.as_of,
        "fps": f"{board.fps.numerator}/{board.fps.denominator}", "selection": board.selection,
    }  # fmt: skip
    track = schema.Track(name="Storyboard", kind=schema.TrackKind.Video)
    for index, panel in enumerate(board.panels):
        _transition(track, panel, index, rate)
        track.append(_clip(board, panel, media, rate))
        if panel.fade_out:
            _fade_out(track, panel, rate)
    made.tracks.append(track)
    for sound in board.sounds:
        if sound_frames.get(sound.key):
            made.tracks.append(_sound_track(board, sound, media, sound_frames[sound.key], rate))
    return made


def _clip(board: Board, panel: Panel, media: Media, rate: float) -> Any:
    from opentimelineio import opentime, schema

    span = opentime.TimeRange(opentime.RationalTime(0, rate), opentime.RationalTime(panel.duration, rate))
    reference = schema.ExternalReference(target_url=media.relative(media.of(panel)), available_range=span)
    clip = schema.Clip(name=panel.frame_id, media_reference=reference, source_range=span)
    clip.metadata["sb"] = _metadata(board, panel)
    for at, colour, text in markers_of(board, panel):
        where = opentime.TimeRange(
            opentime.RationalTime(at - panel.start, rate), opentime.RationalTime(1, rate)
        )
        name, _, rest = text.partition(": ")
        clip.markers.append(
            schema.Marker(
                name=name, marked_range=where, color=colour.upper(), metadata={"sb": {"note": rest}}
            )
        )
    return clip


def _metadata(board: Board, panel: Panel) -> dict[str, Any]:
    found = views(panel)
    return {
        "frame_id": panel.frame_id,
        "uid": panel.uid,
        "scene_id": panel.scene_id,
        "shot": panel.shot,
        "label": panel.label,
        "version": panel.version,
        "status": panel.status,
        "mark": panel.mark,
        "recipe_hash": panel.recipe_hash,
        **panel.camera_and_words(),
        "move": [{"x": v.x, "y": v.y, "width": v.width} for v in found] if found else None,
        "heading": board.scene(panel.scene_id).heading,
    }


def _transition(track: Any, panel: Panel, index: int, rate: float) -> None:
    """Over the first frames of the panel; at the very start of the cut there is nothing to come from."""
    from opentimelineio import opentime, schema

    if not panel.transition.frames or panel.transition.kind == "cut" or index == 0:
        return
    kind = "SMPTE_Dissolve" if panel.transition.kind == "dissolve" else "Custom_Transition"
    track.append(
        schema.Transition(
            name=panel.transition.kind,
            transition_type=kind,
            in_offset=opentime.RationalTime(0, rate),
            out_offset=opentime.RationalTime(panel.transition.frames, rate),
        )
    )


def _fade_out(track: Any, panel: Panel, rate: float) -> None:
    from opentimelineio import opentime, schema

    track.append(
        schema.Transition(
            name="fade_out",
            transition_type="Custom_Transition",
            in_offset=opentime.RationalTime(panel.fade_out, rate),
            out_offset=opentime.RationalTime(0, rate),
        )
    )


def _sound_track(board: Board, sound: Sound, media: Media, length: int, rate: float) -> Any:
    from opentimelineio import opentime, schema

    track = schema.Track(name=sound.path.stem, kind=schema.TrackKind.Audio)
    skip = sound.skip + max(0, -sound.start)
    used = min(length - skip, sound.duration or length, board.duration - max(0, sound.start))
    if sound.start > 0:
        track.append(schema.Gap(duration=opentime.RationalTime(sound.start, rate)))
    if used > 0:
        whole = opentime.TimeRange(opentime.RationalTime(0, rate), opentime.RationalTime(length, rate))
        part = opentime.TimeRange(opentime.RationalTime(skip, rate), opentime.RationalTime(used, rate))
        reference = schema.ExternalReference(
            target_url=media.relative(media.sound(sound)), available_range=whole
        )
        clip = schema.Clip(name=sound.path.stem, media_reference=reference, source_range=part)
        clip.metadata["sb"] = {"gain_db": sound.gain_db, "fade_in": sound.fade_in, "fade_out": sound.fade_out}
        track.append(clip)
    return track


def write_cut_otioz(board: Board, target: Path, *, with_recipe: bool, report: Reporter) -> int:
    """The cut and its media in one `.otioz`; returns how many slates stand in for missing pictures."""
    make_parents(target)
    with tempfile.TemporaryDirectory(prefix=".otioz.", dir=target.parent) as name:
        folder = Path(name)
        media = media_beside(board, folder)
        slates = write_media(board, media, folder, with_recipe=with_recipe, link=True, report=report)
        write_otioz(otio_text(board, media, sound_lengths(board)), folder / FOLDER, target)
    return slates


def write_otioz(text: str, media_folder: Path, target: Path) -> None:
    """`.otioz`: content.otio, version.txt and the media, stored; equal input gives equal bytes."""
    with (
        written(target) as handle,
        zipfile.ZipFile(handle, "w", zipfile.ZIP_STORED, allowZip64=True) as archive,
    ):
        archive.writestr(_entry("content.otio"), text.encode("utf-8"), compress_type=zipfile.ZIP_DEFLATED)
        archive.writestr(_entry("version.txt"), b"1.0.0")
        for path in sorted(media_folder.iterdir()):
            with (
                path.open("rb") as source,
                archive.open(_entry(f"{FOLDER}/{path.name}"), "w", force_zip64=True) as out,
            ):
                while piece := source.read(1 << 20):
                    out.write(piece)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    return entry
