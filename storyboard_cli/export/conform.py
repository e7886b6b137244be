"""Reads an editor's cut back: which of our frames stand in it, in which order, and for how long."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.parsed_json import TooDeep, parse_json
from storyboard_cli.export.cut_values import (
    OddCut,
    a_list,
    a_number,
    a_text,
    a_whole_number,
    an_object,
    clip_called,
    frames_in,
    seconds_of,
)
from storyboard_cli.export.timecode import frames_of

MAX_BYTES = 128 << 20
_FRAME = re.compile(r"FR_S\d{2,5}_\d{3,6}")
_EVENT = re.compile(
    r"^\s*(?P<number>\d+)\s+(?P<reel>\S+)\s+(?P<track>V\w*|B|AA/V|A\w*/V)\s+(?P<code>C|D|W\d{3}|K\w*)\s+(?P<length>\d+)?\s*"
    r"(?P<times>(?:\d\d:\d\d:\d\d[:;.]\d\d\s*){4})$"
)


@dataclass(frozen=True, slots=True)
class CutClip:
    """One clip on the main picture track. `frame_id` is None for what is not ours."""

    name: str
    frame_id: str | None
    start: int  # frames from the start of the cut
    duration: int
    transition: str = "cut"
    transition_frames: int = 0


@dataclass(frozen=True, slots=True)
class ReadCut:
    """A cut as it was read. `rate` is None where the file does not say."""

    kind: str
    clips: tuple[CutClip, ...]
    rate: Fraction | None = None


def read_cut(path: Path, rate: Fraction, name: str | None = None) -> ReadCut:
    """The cut in an .otio, .otioz, .edl, .xml or .fcpxml file; times are in frames of `rate`.

    `name` is what whoever handed it in calls the file.
    """
    called = str(path) if name is None else name
    readers: dict[str, Callable[[Path, Fraction], ReadCut]] = {
        ".otio": _read_otio,
        ".otioz": _read_otio,
        ".edl": _read_edl,
        ".xml": _read_xml,
        ".fcpxml": _read_xml,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(readers)
        raise SbError(
            Kind.usage, "unknown-cut", f"{called} is no cut that sb reads", hint=f"it reads {known}"
        )
    try:
        if path.stat().st_size > MAX_BYTES and path.suffix.lower() != ".otioz":
            raise SbError(Kind.usage, "cut-too-large", f"{called} is larger than {MAX_BYTES >> 20} MB")
        cut = reader(path, rate)
    except FileNotFoundError:
        raise SbError(Kind.missing, "no-cut", f"there is no file {called}", hint="check the path") from None
    except (
        OSError,
        ArithmeticError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        _NoArchive,
    ) as error:
        raise SbError(
            Kind.usage,
            "cut-unreadable",
            f"{called} cannot be read: {_in_words(error)}",
            hint="export it again from the editor",
        ) from error
    if not cut.clips:
        raise SbError(
            Kind.usage, "cut-empty", f"{called} has no clips", hint="export the cut with its picture track"
        )
    return cut


class _NoArchive(Exception):
    """What the file is no .otioz for."""


def _in_words(error: Exception) -> str:
    """What is wrong, for whoever exported the file; never what Python says of its own types."""
    if isinstance(error, (OddCut, TooDeep, _NoArchive)):
        return str(error)
    if isinstance(error, OSError):
        return error.strerror or "the file cannot be opened"
    return "it is not built as such a file is"


def frame_in(*texts: str | None) -> str | None:
    """The first frame name in these texts, asked in the order that editors link shots by."""
    for text in texts:
        found = _FRAME.search(text or "")
        if found:
            return found.group()
    return None


def _read_edl(path: Path, rate: Fraction) -> ReadCut:
    """Events of the picture track; a dissolve's outgoing half of no length is its `from`."""
    clips: list[CutClip] = []
    first: int | None = None
    for event in _edl_events(path.read_text("utf-8-sig", "replace")):
        start, end = _edl_times(event, rate)
        if first is None:
            first = start
        if end <= start:
            continue
        if event["reel"] == "BL" and clips:  # a fade to black belongs to the clip before it
            last = clips[-1]
            clips[-1] = CutClip(
                last.name,
                last.frame_id,
                last.start,
                last.duration + end - start,
                last.transition,
                last.transition_frames,
            )
            continue
        name = event.get("to") or event.get("from") or event["reel"]
        ours = frame_in(event.get("to"), event.get("from"), event.get("file"), event.get("comments"))
        kind = {"D": "dissolve", "W": "wipe"}.get(event["code"][:1], "cut")
        called = f"event {event['number'][:20]}"
        length = 0
        if kind != "cut":
            length = frames_in(
                Fraction(a_whole_number(event.get("length"), f"{called}: its length")),
                f"{called}: its transition",
            )
        frames_in(Fraction(end - start), f"{called}: its length")
        if kind == "dissolve" and event.get("black"):
            kind = "fade_in"
        clips.append(CutClip(name, ours, start - first, end - start, kind, length))
    return ReadCut("edl", tuple(clips))


def _edl_events(text: str) -> Iterator[dict[str, Any]]:
    """Each event that shows something, with its comments."""
    waiting: dict[str, Any] | None = None
    black = False
    for line in text.splitlines():
        found = _EVENT.match(line)
        if found:
            times = found["times"].split()
            if times[2] == times[3]:  # the outgoing half of a transition
                black = found["reel"] == "BL"
                if waiting:
                    yield waiting
                    waiting = None
                continue
            if waiting:
                yield waiting
            waiting = {**found.groupdict(), "black": black, "comments": ""}
            black = False
        elif waiting is not None and line.lstrip().startswith("*"):
            _comment(waiting, line.lstrip("* ").strip())
    if waiting:
        yield waiting


def _edl_times(event: dict[str, Any], rate: Fraction) -> tuple[int, int]:
    """Where an event begins and ends in the cut."""
    start, end = event["times"].split()[2:4]
    try:
        return frames_of(start, rate), frames_of(end, rate)
    except ValueError as error:  # it tells it in words
        raise OddCut(f"event {event['number'][:20]}: {error}") from error


def _comment(event: dict[str, Any], text: str) -> None:
    for field, words in (("from", "FROM CLIP NAME:"), ("to", "TO CLIP NAME:"), ("file", "SOURCE FILE:")):
        if text.upper().startswith(words):
            event[field] = text[len(words) :].strip()
            return
    event["comments"] += text + "\n"


def _read_otio(path: Path, rate: Fraction) -> ReadCut:
    """The first picture track of an OpenTimelineIO file, read as the JSON that it is."""
    said = an_object(_json(_otio_bytes(path)), "the file")
    stack = an_object(said.get("tracks"), "`tracks` of the timeline")
    tracks = [
        an_object(track, f"track {number}")
        for number, track in enumerate(a_list(stack.get("children"), "`children` of `tracks`"), 1)
    ]
    video = next((t for t in tracks if t.get("kind", "Video") == "Video"), None)
    if video is None:
        raise OddCut("it has no picture track")
    clips: list[CutClip] = []
    at = 0
    pending: tuple[str, int] = ("cut", 0)
    for number, child in enumerate(a_list(video.get("children"), "`children` of the picture track"), 1):
        item = an_object(child, f"clip {number}")
        called = clip_called(number, item.get("name"))
        schema = str(item.get("OTIO_SCHEMA", "")).partition(".")[0]
        name = a_text(item.get("name"), f"{called}: its name")
        if schema == "Transition":
            length = sum(
                _otio_frames(item.get(side), rate, f"{called}: `{side}`")
                for side in ("out_offset", "in_offset")
            )
            pending = (name if name in ("fade_in", "wipe") else "dissolve", length)
            continue
        duration = _otio_frames(_otio_range(item, called).get("duration"), rate, f"{called}: its duration")
        if schema != "Gap":
            ours = _otio_frame_id(item) or frame_in(name, _otio_media(item))
            clips.append(CutClip(name, ours, at, duration, *(pending if at else ("cut", 0))))
            _refuse_no_length(clips[-1], called)
        pending = ("cut", 0)
        at += duration
    return ReadCut("otio", tuple(clips))


def _otio_bytes(path: Path) -> bytes:
    if path.suffix.lower() != ".otioz":
        return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("content.otio").file_size > MAX_BYTES:
                raise OddCut("its timeline is too large")
            return archive.read("content.otio")
    except KeyError:
        raise OddCut("it holds no content.otio") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:  # locked, packed in other ways
        raise _NoArchive("it is no .otioz archive that can be unpacked") from error


def _json(data: bytes) -> Any:
    try:
        return parse_json(data)
    except TooDeep:
        raise
    except json.JSONDecodeError as error:
        raise OddCut(f"it is no JSON: line {error.lineno}, column {error.colno}") from error
    except ValueError as error:  # no UTF-8, or a number of thousands of digits
        raise OddCut("it is no JSON in UTF-8 with numbers that can be read") from error


def _otio_range(item: dict[str, Any], called: str) -> dict[str, Any]:
    found = item.get("source_range")
    if found is None:
        references = _otio_references(item)
        reference = references.get(str(item.get("active_media_reference_key", ""))) or next(
            iter(references.values()), None
        )
        found = reference.get("available_range") if isinstance(reference, dict) else None
    return an_object(found, f"{called}: its range (`source_range`, or `available_range` of its media)")


def _otio_references(item: dict[str, Any]) -> dict[str, Any]:
    references = item.get("media_references")
    return references if isinstance(references, dict) else {"": item.get("media_reference")}


def _otio_media(item: dict[str, Any]) -> str:
    references = _otio_references(item).values()
    return " ".join(str(r.get("target_url", "")) for r in references if isinstance(r, dict))


def _otio_frame_id(item: dict[str, Any]) -> str | None:
    """The frame that an export of ours wrote beside the clip; what others wrote there is theirs."""
    metadata = item.get("metadata")
    ours = metadata.get("sb") if isinstance(metadata, dict) else None
    frame_id = ours.get("frame_id") if isinstance(ours, dict) else None
    return frame_id if isinstance(frame_id, str) and frame_id else None


def _otio_frames(said: Any, rate: Fraction, what: str) -> int:
    """A RationalTime in frames of our rate; equal nominal rates count frame for frame."""
    time = an_object(said, what)
    value, own = (
        a_number(time.get("value"), f"{what}: its value"),
        a_number(time.get("rate"), f"{what}: its rate"),
    )
    if own <= 0:
        raise OddCut(f"{what}: its rate is {float(own):g}, and it must be more than 0")
    return frames_in(value if abs(own - rate) < Fraction(1, 100) else value * rate / own, what)


def _refuse_no_length(clip: CutClip, called: str) -> None:
    """A frame of ours stands for at least one frame of film; other things may mark a place alone."""
    if clip.frame_id is not None and clip.duration < 1:
        raise OddCut(f"{called} has no length")


def _read_xml(path: Path, rate: Fraction) -> ReadCut:
    data = path.read_bytes()
    if b"<!ENTITY" in data:
        raise OddCut("it defines entities, which no cut needs")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise OddCut(f"it is no XML: line {line}, column {column + 1}") from error
    if root.tag == "fcpxml":
        return _read_fcpxml(root, rate)
    if root.tag == "xmeml":
        return _read_fcp7(root)
    raise OddCut(f"<{visible(root.tag[:60])}> is neither <xmeml> nor <fcpxml>")


def _read_fcp7(root: ElementTree.Element) -> ReadCut:
    """The first picture track; where an edge lies under a transition, the transition says where it is."""
    track = root.find(".//sequence/media/video/track")
    if track is None:
        raise OddCut("it has no picture track")
    clips: list[CutClip] = []
    items = [item for item in track if item.tag in ("clipitem", "transitionitem")]
    for index, item in enumerate(items):
        if item.tag != "clipitem":
            continue
        before = items[index - 1] if index and items[index - 1].tag == "transitionitem" else None
        after = (
            items[index + 1] if index + 1 < len(items) and items[index + 1].tag == "transitionitem" else None
        )
        name = item.findtext("name") or ""
        called = clip_called(len(clips) + 1, name)
        start, end = _number(item, "start", called), _number(item, "end", called)
        start = _cut_of(before) if start < 0 and before is not None else start
        end = _cut_of(after) if end < 0 and after is not None else end
        if start < 0 or end < 0:
            raise OddCut(f"{called} has an edge of -1, and no transition there that says where it is")
        ours = frame_in(name, item.findtext("file/name"), item.findtext("file/pathurl"))
        kind, length = "cut", 0
        if before is not None and _alignment(before) != "end-black":
            kind = "fade_in" if _alignment(before) == "start-black" else "dissolve"
            length = _number(before, "end", called) - _number(before, "start", called)
            frames_in(Fraction(length), f"{called}: its transition")
        duration = frames_in(Fraction(end - start), f"{called}: its length")
        clips.append(CutClip(name, ours, start, duration, kind, length))
        _refuse_no_length(clips[-1], called)
    return ReadCut("fcp7xml", tuple(clips))


def _cut_of(item: ElementTree.Element) -> int:
    """The frame of the cut under a transition."""
    start, end = _number(item, "start"), _number(item, "end")
    alignment = _alignment(item)
    if alignment.startswith("start"):
        return start
    return end if alignment.startswith("end") else (start + end) // 2


def _alignment(item: ElementTree.Element) -> str:
    return (item.findtext("alignment") or "center").strip()


def _number(item: ElementTree.Element, tag: str, called: str = "a transition") -> int:
    return a_whole_number(item.findtext(tag), f"{called}: <{tag}>")


def _read_fcpxml(root: ElementTree.Element, rate: Fraction) -> ReadCut:
    spine = root.find(".//sequence/spine")
    if spine is None:
        raise OddCut("it has no <spine>")
    names = {a.get("id"): f"{a.get('name')} {a.get('src') or ''}" for a in root.iter("asset")}
    clips: list[CutClip] = []
    first: Fraction | None = None
    pending = 0
    for item in spine:
        called = clip_called(len(clips) + 1, item.get("name"))
        duration = _fcpxml_frames(item, "duration", rate, called)
        if item.tag == "transition":
            pending = duration
            continue
        offset = seconds_of(item.get("offset"), f"{called}: its offset")
        first = offset if first is None else first
        if item.tag in ("clip", "video", "asset-clip", "ref-clip", "sync-clip", "title"):
            inner = item.find("video")
            reference = item.get("ref") or (inner.get("ref") if inner is not None else None)
            name = item.get("name") or ""
            ours = frame_in(name, names.get(reference))
            kind, length = ("dissolve", pending) if pending else ("cut", 0)
            fade = item.find("adjust-blend/param/fadeIn")
            if fade is not None:
                kind, length = "fade_in", _fcpxml_frames(fade, "duration", rate, f"{called}: its fade")
            clips.append(CutClip(name, ours, round((offset - first) * rate), duration, kind, length))
            _refuse_no_length(clips[-1], called)
        pending = 0
    return ReadCut("fcpxml", tuple(clips))


def _fcpxml_frames(item: ElementTree.Element, field: str, rate: Fraction, called: str) -> int:
    what = f"{called}: its {field}"
    return frames_in(seconds_of(item.get(field), what) * rate, what)
