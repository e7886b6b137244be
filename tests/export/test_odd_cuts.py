"""Cuts that no editor should write, and some do: each is refused in words, with the clip that is wrong."""

from __future__ import annotations

import io
import json
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.export.conform import read_cut

RATE = Fraction(24)
OURS = "FR_S01_001"
OF_PYTHON = (
    "object", "NoneType", "attribute", "subscript", "literal", "Traceback", "Fraction", "pydantic", "float",
    "int(", "'str'", "dict", "division",
)  # fmt: skip


def refused(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SbError) as caught:
        read_cut(path, RATE, "their.cut")
    error = caught.value
    assert (error.kind, error.code) == (Kind.usage, "cut-unreadable"), error.message
    assert error.message.startswith("their.cut cannot be read: ")
    assert str(tmp_path) not in error.message
    said = error.message.replace("an object", "").replace("`", "")
    assert not [word for word in OF_PYTHON if word in said], error.message
    return error.message


def otio(children: object, kind: object = "Video") -> bytes:
    track = {"OTIO_SCHEMA": "Track.1", "kind": kind, "children": children}
    return json.dumps({"OTIO_SCHEMA": "Timeline.1", "tracks": {"children": [track]}}).encode()


def clip(**said: object) -> dict[str, object]:
    usual = {"OTIO_SCHEMA": "Clip.2", "name": OURS, "source_range": {"duration": {"value": 24, "rate": 24}}}
    return usual | said


def lasting(value: object, rate: object = 24) -> dict[str, object]:
    return clip(source_range={"duration": {"value": value, "rate": rate}})


TRACKS = [
    b"1", b"[]", b'"abc"', b"null", b"{}", b'{"tracks": null}', b'{"tracks": []}', b'{"tracks": {}}',
    b'{"tracks": {"children": 1}}', b'{"tracks": {"children": {}}}', b'{"tracks": {"children": [1]}}',
    b'{"tracks": {"children": [[]]}}', b'{"tracks": {"children": [1e400]}}',
    b'{"tracks": {"children": [null]}}',
    b'{"tracks": {"children": [{"kind": "Audio"}]}}', b'{"tracks": {"children": [{"children": "abc"}]}}',
    b"\xff\xfe\x00", b"{" * 100_000, b"[" * 100_000, b'{"tracks": ' + b"9" * 5000 + b"}", b'{"tracks"',
]  # fmt: skip


@pytest.mark.parametrize("data", TRACKS)
def test_an_otio_file_that_is_no_timeline_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, "cut.otio", data)


CHILDREN: list[object] = [
    "abc", None, {}, [1], [[]], ["clip"], [None], [clip(name=5)], [clip(name=[OURS])], [clip(source_range=1)],
    [clip(source_range=[])], [clip(source_range={})], [clip(source_range={"duration": 24})],
    [clip(source_range=None)], [clip(source_range=None, media_reference="abc")],
    [clip(source_range=None, media_references=[1])], [clip(source_range=None, media_references={})],
    [clip(source_range=None, media_reference={"available_range": []}, active_media_reference_key=[])],
    [lasting("24")], [lasting(None)], [lasting(True)], [lasting([])], [lasting(24, "24")], [lasting(24, 0)],
    [lasting(24, -24)], [lasting(24, None)], [lasting(0)], [lasting(-5)], [lasting(1e308)],
    [lasting(10**400)],
    [lasting(float("nan"))], [lasting(float("inf"))], [lasting(24, float("inf"))], [lasting(24, 1e-300)],
    [{"OTIO_SCHEMA": "Transition.1"}, clip()],
    [{"OTIO_SCHEMA": "Transition.1", "in_offset": 3, "out_offset": 4}, clip()],
    [{"OTIO_SCHEMA": "Gap.1", "source_range": {"duration": {"value": -5, "rate": 24}}}, clip()],
]  # fmt: skip


@pytest.mark.parametrize("children", CHILDREN)
def test_an_otio_file_with_an_odd_clip_is_refused(tmp_path: Path, children: object) -> None:
    said = refused(tmp_path, "cut.otio", otio(children))
    if isinstance(children, list):
        assert "clip 1" in said


@pytest.mark.parametrize("extra", [1, "sb", [], {"sb": 1}, {"sb": []}, {"sb": {"frame_id": [1]}}])
def test_what_others_wrote_beside_a_clip_is_theirs(tmp_path: Path, extra: object) -> None:
    (tmp_path / "cut.otio").write_bytes(otio([clip(metadata=extra)]))
    assert [c.frame_id for c in read_cut(tmp_path / "cut.otio", RATE).clips] == [OURS]


def test_an_archive_that_is_none_is_refused(tmp_path: Path) -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("other.txt", "")
    cut_off = io.BytesIO()
    with zipfile.ZipFile(cut_off, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.otio", otio([clip()]) * 50)
    broken = bytearray(cut_off.getvalue())
    broken[60:80] = b"\xff" * 20
    for data in (b"", b"PK nothing", empty.getvalue(), bytes(broken)):
        refused(tmp_path, "cut.otioz", data)


def fcpxml(*items: str) -> bytes:
    inside = "".join(items)
    return f"<fcpxml><project><sequence><spine>{inside}</spine></sequence></project></fcpxml>".encode()


def fcp_clip(**said: str) -> str:
    usual = {"name": OURS, "offset": "0s", "duration": "1s"} | said
    return "<asset-clip " + " ".join(f'{k}="{v}"' for k, v in usual.items()) + "/>"


@pytest.mark.parametrize(
    "said",
    [
        {"offset": "1/0s"}, {"offset": "abc"}, {"offset": "1e999999999s"}, {"offset": "NaNs"},
        {"offset": "1//2s"}, {"offset": "9" * 5000}, {"offset": "inf"}, {"duration": "0/0s"},
        {"duration": "0s"}, {"duration": ""}, {"duration": "-5s"}, {"duration": "1e308s"},
        {"duration": "1e400"}, {"duration": "999999999999s"}, {"duration": "1/s"}, {"duration": "/2s"},
        {"duration": "1_0s"}, {"duration": "²s"}, {"duration": "1s s"}, {"duration": "1:00"},
    ],
)  # fmt: skip
def test_an_fcpxml_with_an_odd_time_is_refused(tmp_path: Path, said: dict[str, str]) -> None:
    assert f"clip 1 ({OURS})" in refused(tmp_path, "cut.fcpxml", fcpxml(fcp_clip(**said)))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<", b"<fcpxml>", b"<fcpxml/>", b"<html/>", b"\x00\x01",
        b'<?xml version="1.0" encoding="no"?><x/>',
        b"<fcpxml><project><sequence/></project></fcpxml>",
        fcpxml('<transition duration="-1s"/>', fcp_clip()),
        fcpxml('<transition duration="x"/>', fcp_clip()), fcpxml('<gap duration="1/0s"/>', fcp_clip()),
    ],
)  # fmt: skip
def test_an_fcpxml_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, "cut.fcpxml", data)


def xmeml(*items: str) -> bytes:
    track = f"<track>{''.join(items)}</track>"
    return f"<xmeml><sequence><media><video>{track}</video></media></sequence></xmeml>".encode()


def item(start: str, end: str) -> str:
    edges = f"<start>{start}</start><end>{end}</end>"
    return f"<clipitem><name>{OURS}</name>{edges}<in>1e400</in></clipitem>"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("-1", "-1"), ("-1", "24"), ("0", "-1"), ("0", "0"), ("24", "0"), ("abc", "24"), ("0", "1e400"),
        ("0", "NaN"), ("0", "inf"), ("0", "24.5"), ("0", "9" * 5000), ("0", "99999999999"), ("²", "24"),
        ("1_0", "24"), ("0", "0x18"), ("-5", "24"), ("", ""), ("0", "1/0"), ("0", "24 f"), ("0", "--24"),
    ],
)  # fmt: skip
def test_a_final_cut_7_file_with_an_odd_edge_is_refused(tmp_path: Path, start: str, end: str) -> None:
    assert f"clip 1 ({OURS})" in refused(tmp_path, "cut.xml", xmeml(item(start, end)))


@pytest.mark.parametrize("inside", ["", "<start>x</start>", "<start>0</start><end>-9</end>"])
def test_a_final_cut_7_file_with_an_odd_transition_is_refused(tmp_path: Path, inside: str) -> None:
    data = xmeml(f"<transitionitem>{inside}</transitionitem>", item("-1", "0"))
    refused(tmp_path, "cut.xml", data)


def event(times: str, code: str = "C       ") -> bytes:
    return f"001  AX       V     {code} {times}\n* FROM CLIP NAME: {OURS}\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        event("00:00:00:00 00:00:01:00 01:00:00:30 01:00:01:00"),
        event("00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:99"),
        event("00:00:00:00 00:00:01:00 01:61:00:00 02:00:01:00"),
        event("00:00:00:00 00:00:01:00 00:00:00:00 01:00:77:00"),
        event("00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00", f"D    {'9' * 5000}"),
        event("00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00", "D    99999999999"),
        event("00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00", "D    ²"[:5] + "999999999999999999999"),
    ],
)
def test_an_edl_with_an_odd_event_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "event 001" in refused(tmp_path, "cut.edl", data)


@pytest.mark.parametrize("name", ["cut.edl", "cut.otio", "cut.xml", "cut.fcpxml"])
def test_a_cut_without_clips_is_told_as_such(tmp_path: Path, name: str) -> None:
    empty = {"cut.edl": b"", "cut.otio": otio([]), "cut.xml": xmeml(), "cut.fcpxml": fcpxml()}
    (tmp_path / name).write_bytes(empty[name])
    with pytest.raises(SbError) as caught:
        read_cut(tmp_path / name, RATE, name)
    assert caught.value.code == "cut-empty"
    assert caught.value.message == f"{name} has no clips"
