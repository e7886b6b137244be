"""Reads an editor's cut back: which of our frames stand in it, in which order, and for how long."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.parsed_json import parse_json
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


def read_cut(path: Path, rate: Fraction) -> ReadCut:
    """The cut in an .otio, .otioz, .edl, .xml or .fcpxml file; times are in frames of `rate`."""
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
            Kind.usage, "unknown-cut", f"{path.name} is no cut that sb reads", hint=f"it reads {known}"
        )
    try:
        if path.stat().st_size > MAX_BYTES and path.suffix.lower() != ".otioz":
            raise SbError(Kind.usage, "cut-too-large", f"{path} is larger than {MAX_BYTES >> 20} MB")
        return reader(path, rate)
    except FileNotFoundError:
        raise SbError(Kind.missing, "no-cut", f"there is no file {path}", hint="check the path") from None
    except (OSError, ValueError, KeyError, TypeError, ElementTree.ParseError, zipfile.BadZipFile) as error:
        raise SbError(
            Kind.usage,
            "cut-unreadable",
            f"{path} cannot be read: {error}",
            hint="export it again from the editor",
        ) from error


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
        start, end = (frames_of(time, rate) for time in event["times"].split()[2:4])
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
        length = int(event.get("length") or 0) if kind != "cut" else 0
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


def _comment(event: dict[str, Any], text: str) -> None:
    for field, words in (("from", "FROM CLIP NAME:"), ("to", "TO CLIP NAME:"), ("file", "SOURCE FILE:")):
        if text.upper().startswith(words):
            event[field] = text[len(words) :].strip()
            return
    event["comments"] += text + "\n"


def _read_otio(path: Path, rate: Fraction) -> ReadCut:
    """The first picture track of an OpenTimelineIO file, read as the JSON that it is."""
    if path.suffix.lower() == ".otioz":
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("content.otio").file_size > MAX_BYTES:
                raise ValueError("its timeline is too large")
            said = parse_json(archive.read("content.otio"))
    else:
        said = parse_json(path.read_bytes())
    tracks = [t for t in said["tracks"]["children"] if t.get("kind", "Video") == "Video"]
    if not tracks:
        raise ValueError("it has no picture track")
    clips: list[CutClip] = []
    at = 0
    pending: tuple[str, int] = ("cut", 0)
    for item in tracks[0]["children"]:
        schema = str(item.get("OTIO_SCHEMA", "")).partition(".")[0]
        if schema == "Transition":
            length = _otio_frames(item["out_offset"], rate) + _otio_frames(item["in_offset"], rate)
            kinds = {"fade_in", "wipe"}
            pending = (item["name"] if item.get("name") in kinds else "dissolve", length)
            continue
        duration = _otio_frames(_otio_range(item)["duration"], rate)
        if schema != "Gap":
            sb = (item.get("metadata") or {}).get("sb") or {}
            ours = sb.get("frame_id") or frame_in(item.get("name"), _otio_media(item))
            clips.append(
                CutClip(item.get("name") or "", ours, at, duration, *(pending if at else ("cut", 0)))
            )
        pending = ("cut", 0)
        at += duration
    return ReadCut("otio", tuple(clips))


def _otio_range(item: dict[str, Any]) -> dict[str, Any]:
    found = item.get("source_range")
    if found is None:
        references = item.get("media_references") or {"": item.get("media_reference")}
        reference = references.get(item.get("active_media_reference_key", "")) or next(
            iter(references.values())
        )
        found = reference["available_range"]
    return dict(found)


def _otio_media(item: dict[str, Any]) -> str:
    references = item.get("media_references") or {"": item.get("media_reference") or {}}
    return " ".join(str((r or {}).get("target_url", "")) for r in references.values())


def _otio_frames(time: dict[str, Any], rate: Fraction) -> int:
    """A RationalTime in frames of our rate; equal nominal rates count frame for frame."""
    own = float(time["rate"])
    if abs(own - float(rate)) < 0.01:
        return round(float(time["value"]))
    return round(float(time["value"]) * float(rate) / own)


def _read_xml(path: Path, rate: Fraction) -> ReadCut:
    data = path.read_bytes()
    if b"<!ENTITY" in data:
        raise ValueError("it defines entities, which no cut needs")
    root = ElementTree.fromstring(data)
    if root.tag == "fcpxml":
        return _read_fcpxml(root, rate)
    if root.tag == "xmeml":
        return _read_fcp7(root)
    raise ValueError(f"<{root.tag}> is neither <xmeml> nor <fcpxml>")


def _read_fcp7(root: ElementTree.Element) -> ReadCut:
    """The first picture track; where an edge lies under a transition, the transition says where it is."""
    track = root.find(".//sequence/media/video/track")
    if track is None:
        raise ValueError("it has no picture track")
    clips: list[CutClip] = []
    items = [item for item in track if item.tag in ("clipitem", "transitionitem")]
    for index, item in enumerate(items):
        if item.tag != "clipitem":
            continue
        before = items[index - 1] if index and items[index - 1].tag == "transitionitem" else None
        after = (
            items[index + 1] if index + 1 < len(items) and items[index + 1].tag == "transitionitem" else None
        )
        start, end = _number(item, "start"), _number(item, "end")
        start = _cut_of(before) if start < 0 and before is not None else start
        end = _cut_of(after) if end < 0 and after is not None else end
        name = item.findtext("name") or ""
        ours = frame_in(name, item.findtext("file/name"), item.findtext("file/pathurl"))
        kind, length = "cut", 0
        if before is not None and _alignment(before) != "end-black":
            kind = "fade_in" if _alignment(before) == "start-black" else "dissolve"
            length = _number(before, "end") - _number(before, "start")
        clips.append(CutClip(name, ours, start, end - start, kind, length))
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


def _number(item: ElementTree.Element, tag: str) -> int:
    return int(item.findtext(tag) or 0)


def _read_fcpxml(root: ElementTree.Element, rate: Fraction) -> ReadCut:
    spine = root.find(".//sequence/spine")
    if spine is None:
        raise ValueError("it has no <spine>")
    names = {a.get("id"): f"{a.get('name')} {a.get('src') or ''}" for a in root.iter("asset")}
    clips: list[CutClip] = []
    first: Fraction | None = None
    pending = 0
    for item in spine:
        if item.tag == "transition":
            pending = round(_seconds(item.get("duration")) * rate)
            continue
        offset, duration = _seconds(item.get("offset")), _seconds(item.get("duration"))
        first = offset if first is None else first
        if item.tag in ("clip", "video", "asset-clip", "ref-clip", "sync-clip", "title"):
            inner = item.find("video")
            reference = item.get("ref") or (inner.get("ref") if inner is not None else None)
            name = item.get("name") or ""
            ours = frame_in(name, names.get(reference))
            kind, length = ("dissolve", pending) if pending else ("cut", 0)
            fade = item.find("adjust-blend/param/fadeIn")
            if fade is not None:
                kind, length = "fade_in", round(_seconds(fade.get("duration")) * rate)
            clips.append(
                CutClip(name, ours, round((offset - first) * rate), round(duration * rate), kind, length)
            )
        pending = 0
    return ReadCut("fcpxml", tuple(clips))


def _seconds(text: str | None) -> Fraction:
    return Fraction((text or "0s").rstrip("s") or 0)
