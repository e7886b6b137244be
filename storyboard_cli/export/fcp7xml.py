"""Final Cut Pro 7 XML (xmeml 5), which Premiere, Resolve and Toon Boom read."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.export.board import Board, Panel, Sound
from storyboard_cli.export.cut_media import Media, file_url
from storyboard_cli.export.edl import markers_of
from storyboard_cli.export.moves import View, views
from storyboard_cli.export.timecode import first_hour, is_drop, nominal, timecode
from storyboard_cli.export.xml_text import Element, document

_LABELS = {"approved": "Forest", "retake": "Mango", "rejected": "Rose", "outdated": "Iris"}


def fcp7xml_text(board: Board, media: Media, sound_frames: dict[str, int] | None = None) -> str:
    """The whole file."""
    root = Element("xmeml", {"version": "5"})
    sequence = root.add("sequence", id="sequence-1")
    sequence.add("name", board.title)
    sequence.add("duration", board.duration)
    _rate(sequence, board)
    hour = first_hour(board.fps)
    code = sequence.add("timecode")
    _rate(code, board)
    code.add("string", timecode(hour, board.fps))
    code.add("frame", hour)
    code.add("displayformat", "DF" if is_drop(board.fps) else "NDF")
    parts = sequence.add("media")
    video = parts.add("video")
    _format(video.add("format").add("samplecharacteristics"), board, rate=True)
    _pictures(video.add("track"), board, media)
    _sounds(parts.add("audio"), board, media, sound_frames or {})
    for marker in board.markers:
        _marker(sequence, marker.name, marker.note, marker.at)
    return document(root, "xmeml")


def _rate(parent: Element, board: Board) -> None:
    rate = parent.add("rate")
    rate.add("timebase", nominal(board.fps))
    rate.add("ntsc", "TRUE" if board.fps.denominator != 1 else "FALSE")


def _format(parent: Element, board: Board, *, rate: bool) -> None:
    if rate:
        _rate(parent, board)
    parent.add("width", board.width)
    parent.add("height", board.height)
    parent.add("anamorphic", "FALSE")
    parent.add("pixelaspectratio", "square")
    parent.add("fielddominance", "none")


def _pictures(track: Element, board: Board, media: Media) -> None:
    files: dict[Path, str] = {}
    for index, panel in enumerate(board.panels):
        after = board.panels[index + 1] if index + 1 < len(board.panels) else None
        lead = _overlap(panel) if index else 0
        tail = _overlap(after) if after is not None else 0
        if panel.transition.frames and (lead or panel.transition.kind == "fade_in"):
            _transition(track, board, panel)
        _clip(track, board, panel, index, lead, tail, media.of(panel), files)
        if panel.fade_out:
            _fade_out(track, board, panel)
    track.add("enabled", "TRUE")
    track.add("locked", "FALSE")


def _overlap(panel: Panel) -> int:
    """Frames for which the panel before is still seen under this one's beginning."""
    return panel.transition.frames if panel.transition.kind in ("dissolve", "wipe") else 0


def _clip(
    track: Element,
    board: Board,
    panel: Panel,
    index: int,
    lead: int,
    tail: int,
    path: Path,
    files: dict[Path, str],
) -> None:
    clip = track.add("clipitem", id=f"clipitem-{index + 1}")
    clip.add("name", panel.frame_id)
    clip.add("enabled", "TRUE")
    clip.add("duration", panel.duration + tail)
    _rate(clip, board)
    clip.add("start", -1 if lead else panel.start)
    clip.add("end", -1 if tail else panel.end)
    clip.add("in", 0)
    clip.add("out", panel.duration + tail)
    clip.add("stillframe", "TRUE")
    known = path in files
    file = clip.add("file", id=files.setdefault(path, f"file-{len(files) + 1}"))
    if not known:
        _file(file, board, path, panel.duration + tail)
    found = views(panel)
    if found is not None:
        _motion(clip, board, panel, found)
    for at, _, text in markers_of(board, panel):
        head, _, rest = text.partition(":")
        _marker(clip, head, rest.strip(), at - panel.start)
    logging = clip.add("logginginfo")
    logging.add("description", panel.action[:1000])
    logging.add("scene", panel.scene_id)
    logging.add("shottake", panel.label)
    comments = clip.add("comments")
    comments.add("mastercomment1", f"v{panel.version or 0} {panel.status}")
    clip.add("labels").add("label2", _LABELS.get(panel.status, "Cerulean"))


def _file(file: Element, board: Board, path: Path, duration: int) -> None:
    file.add("name", path.name)
    file.add("pathurl", file_url(path).replace("file:///", "file://localhost/", 1))
    _rate(file, board)
    file.add("duration", duration)
    _format(file.add("media").add("video").add("samplecharacteristics"), board, rate=False)


def _transition(track: Element, board: Board, panel: Panel) -> None:
    """Begins at the cut; a fade in comes from black."""
    item = track.add("transitionitem")
    _rate(item, board)
    item.add("start", panel.start)
    item.add("end", panel.start + panel.transition.frames)
    item.add("alignment", "start-black" if panel.transition.kind == "fade_in" else "start")
    _dissolve(item)


def _fade_out(track: Element, board: Board, panel: Panel) -> None:
    item = track.add("transitionitem")
    _rate(item, board)
    item.add("start", panel.end - panel.fade_out)
    item.add("end", panel.end)
    item.add("alignment", "end-black")
    _dissolve(item)


def _dissolve(item: Element) -> None:
    effect = item.add("effect")
    effect.add("name", "Cross Dissolve")
    effect.add("effectid", "Cross Dissolve")
    effect.add("effectcategory", "Dissolve")
    effect.add("effecttype", "transition")
    effect.add("mediatype", "video")


def _motion(clip: Element, board: Board, panel: Panel, found: tuple[View, View]) -> None:
    """Basic Motion with scale and centre moving from the first to the last view."""
    effect = clip.add("filter").add("effect")
    effect.add("name", "Basic Motion")
    effect.add("effectid", "basic")
    effect.add("effectcategory", "motion")
    effect.add("effecttype", "motion")
    effect.add("mediatype", "video")
    scale = effect.add("parameter")
    scale.add("parameterid", "scale")
    scale.add("name", "Scale")
    scale.add("valuemin", 0)
    scale.add("valuemax", 1000)
    centre = effect.add("parameter")
    centre.add("parameterid", "center")
    centre.add("name", "Center")
    for view, when in zip(found, (0, max(panel.duration - 1, 1)), strict=True):
        key = scale.add("keyframe")
        key.add("when", when)
        key.add("value", f"{view.scale * 100:.3f}")
        key = centre.add("keyframe")
        key.add("when", when)
        value = key.add("value")
        value.add("horiz", f"{(0.5 - view.x) * view.scale:.5f}")
        value.add("vert", f"{(0.5 - view.y) * view.scale:.5f}")


def _sounds(audio: Element, board: Board, media: Media, lengths: dict[str, int]) -> None:
    for number, sound in enumerate(board.sounds, 1):
        whole = lengths.get(sound.key, 0)
        skip = sound.skip + max(0, -sound.start)
        start = max(0, sound.start)
        length = min(whole - skip, sound.duration or whole, board.duration - start)
        if length > 0:
            _sound(audio.add("track"), board, sound, number, (start, skip, length, whole), media.sound(sound))


def _sound(
    track: Element, board: Board, sound: Sound, number: int, times: tuple[int, int, int, int], path: Path
) -> None:
    start, skip, length, whole = times
    clip = track.add("clipitem", id=f"sound-{number}")
    clip.add("name", sound.path.stem)
    clip.add("duration", whole)
    _rate(clip, board)
    clip.add("start", start)
    clip.add("end", start + length)
    clip.add("in", skip)
    clip.add("out", skip + length)
    file = clip.add("file", id=f"sound-file-{number}")
    file.add("name", path.name)
    file.add("pathurl", file_url(path).replace("file:///", "file://localhost/", 1))
    _rate(file, board)
    file.add("duration", whole)
    file.add("media").add("audio").add("channelcount", 2)
    source = clip.add("sourcetrack")
    source.add("mediatype", "audio")
    source.add("trackindex", 1)


def _marker(parent: Element, name: str, note: str, at: int) -> None:
    marker = parent.add("marker")
    marker.add("name", " ".join(name.split())[:120])
    marker.add("comment", note[:1000])
    marker.add("in", at)
    marker.add("out", -1)
