"""FCPXML 1.10: stills with exact rational times, Ken Burns crops, fades, dissolves, markers, sound."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.cut_media import Media, file_url
from storyboard_cli.export.edl import markers_of
from storyboard_cli.export.moves import View, views
from storyboard_cli.export.timecode import first_hour, is_drop, rational
from storyboard_cli.export.xml_text import Element, document

DISSOLVE_UID = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"
COLOUR_SPACE = "1-1-1 (Rec. 709)"


def fcpxml_text(board: Board, media: Media, sound_frames: dict[str, int] | None = None) -> str:
    """The whole file. `sound_frames` is the length of each sound in frames of the cut."""
    root = Element("fcpxml", {"version": "1.10"})
    resources = root.add("resources")
    _formats(resources, board)
    assets = _assets(resources, board, media)
    sounds = _sound_assets(resources, board, media, sound_frames or {})
    if any(p.transition.kind in ("dissolve", "wipe") and p.transition.frames for p in board.panels):
        resources.add("effect", id="r3", name="Cross Dissolve", uid=DISSOLVE_UID)
    event = root.add("library").add("event", name=board.title)
    project = event.add("project", name=board.title)
    hour = first_hour(board.fps)
    sequence = project.add(
        "sequence",
        format="r1",
        duration=rational(board.duration, board.fps),
        tcStart=rational(hour, board.fps),
        tcFormat="DF" if is_drop(board.fps) else "NDF",
        audioLayout="stereo",
        audioRate="48k",
    )
    spine = sequence.add("spine")
    for index, panel in enumerate(board.panels):
        _transition(spine, board, panel, index, hour)
        video = _clip(spine, board, panel, assets[media.of(panel)], hour)
        if index == 0:
            _sound_clips(video, board, sounds, sound_frames or {})
        _markers(video, board, panel)
    return document(root, "fcpxml")


def _formats(resources: Element, board: Board) -> None:
    size = {"width": str(board.width), "height": str(board.height)}
    frame = Fraction(1) / board.fps
    resources.add(
        "format",
        id="r1",
        frameDuration=f"{frame.numerator}/{frame.denominator}s",
        **size,
        colorSpace=COLOUR_SPACE,
    )
    resources.add("format", id="r2", name="FFVideoFormatRateUndefined", **size, colorSpace=COLOUR_SPACE)


def _assets(resources: Element, board: Board, media: Media) -> dict[Path, str]:
    ids: dict[Path, str] = {}
    for panel in board.panels:
        path = media.of(panel)
        if path in ids:
            continue
        ids[path] = f"r{10 + len(ids)}"
        asset = resources.add(
            "asset", id=ids[path], name=panel.frame_id, start="0s", duration="0s", hasVideo="1", format="r2"
        )
        asset.attributes["videoSources"] = "1"
        asset.add("media-rep", kind="original-media", src=file_url(path))
    return ids


def _sound_assets(resources: Element, board: Board, media: Media, lengths: dict[str, int]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for sound in board.sounds:
        if sound.key in ids or not lengths.get(sound.key):
            continue
        ids[sound.key] = f"r{len(ids) + 4}" if len(ids) < 6 else f"ra{len(ids)}"
        asset = resources.add(
            "asset", id=ids[sound.key], name=sound.path.stem, start="0s",
            duration=rational(lengths[sound.key], board.fps), hasAudio="1", audioSources="1",
            audioChannels="2", audioRate="48000",
        )  # fmt: skip
        asset.add("media-rep", kind="original-media", src=file_url(media.sound(sound)))
    return ids


def _clip(spine: Element, board: Board, panel: Panel, ref: str, hour: int) -> Element:
    length = rational(panel.duration, board.fps)
    video = spine.add(
        "clip",
        name=panel.frame_id,
        offset=rational(hour + panel.start, board.fps),
        start="0s",
        duration=length,
        format="r1",
        tcFormat="DF" if is_drop(board.fps) else "NDF",
    )
    video.add("note", f"{panel.label} v{panel.version or 0} {panel.status}")
    found = views(panel)
    if found is not None:
        crop = video.add("adjust-crop", mode="pan")
        for view in found:
            crop.add("pan-rect", **_pan(view, board))
    fade_in = panel.transition.frames if panel.transition.kind == "fade_in" else 0
    if fade_in or panel.fade_out:
        amount = video.add("adjust-blend", amount="1").add("param", name="amount", value="1")
        if fade_in:
            amount.add("fadeIn", type="easeIn", duration=rational(fade_in, board.fps))
        if panel.fade_out:
            amount.add("fadeOut", type="easeOut", duration=rational(panel.fade_out, board.fps))
    video.add("video", ref=ref, name=panel.frame_id, offset="0s", start="0s", duration=length)
    return video


def _pan(view: View, board: Board) -> dict[str, str]:
    """A view as the four insets of a crop, in percent of the picture's height."""
    ratio = board.width / board.height
    left, top = view.x - view.width / 2, view.y - view.height / 2
    insets = {
        "left": left * ratio,
        "top": top,
        "right": (1 - left - view.width) * ratio,
        "bottom": 1 - top - view.height,
    }
    return {side: f"{max(0.0, share * 100):.4f}".rstrip("0").rstrip(".") for side, share in insets.items()}


def _transition(spine: Element, board: Board, panel: Panel, index: int, hour: int) -> None:
    """A dissolve over the cut, as long before it as after, since that is how Final Cut lays them."""
    length = panel.transition.frames
    if panel.transition.kind not in ("dissolve", "wipe") or not length or index == 0:
        return
    before = min(length // 2, board.panels[index - 1].duration)
    made = spine.add(
        "transition",
        name="Cross Dissolve",
        offset=rational(hour + panel.start - before, board.fps),
        duration=rational(length, board.fps),
    )
    made.add("filter-video", ref="r3", name="Cross Dissolve")


def _sound_clips(video: Element, board: Board, ids: dict[str, str], lengths: dict[str, int]) -> None:
    """Sounds hang below the first picture, in lanes of their own."""
    lane = 0
    for sound in board.sounds:
        whole = lengths.get(sound.key, 0)
        skip = sound.skip + max(0, -sound.start)
        start = max(0, sound.start)
        length = min(whole - skip, sound.duration or whole, board.duration - start)
        if sound.key not in ids or length <= 0:
            continue
        lane -= 1
        clip = Element(
            "asset-clip",
            {
                "ref": ids[sound.key], "lane": str(lane), "name": sound.path.stem,
                "offset": rational(start, board.fps), "start": rational(skip, board.fps),
                "duration": rational(length, board.fps), "audioRole": "dialogue",
            },
        )  # fmt: skip
        if sound.gain_db:
            clip.add("adjust-volume", amount=f"{sound.gain_db:g}dB")
        video.children.append(clip)


def _markers(video: Element, board: Board, panel: Panel) -> None:
    for at, _, text in markers_of(board, panel):
        video.add(
            "marker",
            start=rational(at - panel.start, board.fps),
            duration=rational(1, board.fps),
            value=" ".join(text.split())[:200],
        )
