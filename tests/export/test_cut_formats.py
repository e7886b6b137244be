"""Cuts are read back by OpenTimelineIO and its adapters, and by our own reader, as they were written."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import opentimelineio as otio
import pytest
from boards import board

from storyboard_cli.core.errors import SbError
from storyboard_cli.export.board import Board, Comment, Marker, Panel, Transition
from storyboard_cli.export.conform import read_cut
from storyboard_cli.export.cut_media import Media, media_beside, write_media
from storyboard_cli.export.edl import edl_text, reel_names
from storyboard_cli.export.fcp7xml import fcp7xml_text
from storyboard_cli.export.fcpxml import fcpxml_text
from storyboard_cli.export.otio import otio_text, write_otioz
from storyboard_cli.export.timecode import frames_of

RATES = [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001)]


@pytest.fixture(params=RATES, ids=["24", "25", "23.976", "29.97"])
def plain(request: pytest.FixtureRequest, tmp_path: Path) -> Board:
    return board(tmp_path / "p", 9, request.param)


@pytest.fixture
def rich(plain: Board) -> Board:
    """With dissolves, fades, a wipe, markers and comments."""
    panels = list(plain.panels)
    panels[0] = replace(panels[0], transition=Transition("fade_in", 12))
    panels[1] = replace(panels[1], transition=Transition("dissolve", 13))
    panels[2] = replace(
        panels[2], comments=(Comment("retake", "Mira", "2026-02-19T09:00:00Z", "closer & <wider>"),)
    )
    panels[4] = replace(panels[4], transition=Transition("wipe", 8))
    panels[8] = replace(panels[8], fade_out=24)
    return replace(plain, panels=tuple(panels), markers=(Marker("beat", 100, "red", "drums"),))


def media(shown: Board, folder: Path) -> Media:
    return media_beside(shown, folder / "cut")


def wanted(shown: Board) -> list[tuple[str, int]]:
    return [(p.frame_id, p.duration) for p in shown.panels]


def read_back(text: str, suffix: str, folder: Path, **more: Any) -> list[tuple[str, int]]:
    """(name, frames) of every clip, as OpenTimelineIO and its adapter for that suffix see it."""
    path = folder / f"cut{suffix}"
    path.write_text(text, "utf-8", newline="")
    found = otio.adapters.read_from_file(str(path), **more)
    timeline = found if isinstance(found, otio.schema.Timeline) else found[0]
    return [(c.name, round(c.source_range.duration.value)) for c in timeline.find_clips()]


def test_otio_comes_back_with_everything(rich: Board, tmp_path: Path) -> None:
    text = otio_text(rich, media(rich, tmp_path))
    assert read_back(text, ".otio", tmp_path) == wanted(rich)
    timeline = otio.adapters.read_from_string(text, "otio_json")
    clips = list(timeline.find_clips())
    assert [c.metadata["sb"]["recipe_hash"] for c in clips] == [p.recipe_hash for p in rich.panels]
    assert clips[0].media_reference.target_url == "media/FR_S01_001_v001.png"
    assert [m.name for c in clips for m in c.markers] == ["beat", "retake by Mira"] or len(
        clips[2].markers
    ) == 1
    assert timeline.duration().value == rich.duration


def test_edl_comes_back_through_the_cmx_adapter(plain: Board, tmp_path: Path) -> None:
    text = edl_text(plain, media(plain, tmp_path))
    assert read_back(text, ".edl", tmp_path, rate=float(plain.fps)) == wanted(plain)


def test_fcp7_xml_comes_back_through_its_adapter(rich: Board, tmp_path: Path) -> None:
    text = fcp7xml_text(rich, media(rich, tmp_path))
    assert read_back(text, ".xml", tmp_path) == wanted(rich)


def test_fcpxml_comes_back_through_its_adapter(tmp_path: Path) -> None:
    """The adapter knows neither stills' formats nor fractional rates; the file itself is tested below."""
    shown = board(tmp_path / "p", 9)
    text = fcpxml_text(shown, media(shown, tmp_path)).replace('format="r2"', 'format="r1"')
    assert read_back(text, ".fcpxml", tmp_path) == wanted(shown)


@pytest.mark.parametrize("kind", ["otio", "edl", "fcpxml", "xml"])
def test_our_reader_finds_every_frame_at_its_place(rich: Board, tmp_path: Path, kind: str) -> None:
    where = media(rich, tmp_path)
    texts = {"otio": otio_text, "edl": edl_text, "fcpxml": fcpxml_text, "xml": fcp7xml_text}
    path = tmp_path / f"cut.{kind}"
    path.write_text(texts[kind](rich, where), "utf-8", newline="")
    cut = read_cut(path, rich.fps)
    assert [(c.frame_id, c.start, c.duration) for c in cut.clips] == [
        (p.frame_id, p.start, p.duration) for p in rich.panels
    ]
    assert cut.clips[1].transition == "dissolve"
    assert cut.clips[1].transition_frames == 13


EDL_EVENT = re.compile(
    r"\d{3,}  [A-Z0-9]{1,8} +V +(C|D|W\d{3}) +(\d{3})? +(\d\d:\d\d:\d\d[:;]\d\d ){3}\d\d:\d\d:\d\d[:;]\d\d"
)


def test_edl_keeps_to_the_cmx_grammar(rich: Board, tmp_path: Path) -> None:
    lines = edl_text(rich, media(rich, tmp_path)).split("\r\n")
    drop = rich.fps == Fraction(30000, 1001)
    assert lines[0].startswith("TITLE: ")
    assert lines[1] == f"FCM: {'DROP FRAME' if drop else 'NON-DROP FRAME'}"
    end = frames_of("01:00:00;00" if drop else "01:00:00:00", rich.fps)
    for line in lines[2:]:
        assert not line or line.startswith("* ") or EDL_EVENT.fullmatch(line), line
        if line[:1].isdigit():
            source_in, source_out, record_in, record_out = (frames_of(t, rich.fps) for t in line.split()[-4:])
            assert record_in == end  # nothing overlaps, nothing gapes
            assert source_out - source_in == record_out - record_in
            end = record_out
    assert end - frames_of("01:00:00;00" if drop else "01:00:00:00", rich.fps) == rich.duration


def test_reels_are_short_and_unique() -> None:
    panels = tuple(
        Panel(f"FR_S{s:02d}_{i:03d}", "u", f"S{s:02d}", "1A", "1A", True, 24)
        for s in (1, 12345)
        for i in range(1, 1200)
    )
    names = reel_names(Board("x", "PRJ_1", panels, ()))
    assert len(set(names.values())) == len(panels)
    assert all(re.fullmatch(r"[A-Z0-9]{1,8}", name) for name in names.values())


TIME = re.compile(r"\d+(/\d+)?s")
ORDER = ("note", "adjust-crop", "adjust-blend", "video", "asset-clip", "marker")
"""The order in which Apple's DTD wants the children of a clip."""


def test_fcpxml_keeps_to_its_grammar(rich: Board, tmp_path: Path) -> None:
    text = fcpxml_text(rich, media(rich, tmp_path))
    root = ElementTree.fromstring(text)
    assert root.get("version") == "1.10"
    assert [child.tag for child in root] == ["resources", "library"]
    ids = [r.get("id") for r in root.find("resources") or ()]
    assert len(set(ids)) == len(ids)
    frame = 1 / rich.fps
    assert root.findtext("resources/format[@id='r1']", "") == ""
    at = None
    for item in root.findall(".//spine/*"):
        for name in ("offset", "start", "duration"):
            if value := item.get(name):
                assert TIME.fullmatch(value)
                assert (Fraction(value[:-1]) / frame).denominator == 1, (
                    f"{value} is no whole number of frames"
                )
        if item.tag == "clip":
            offset = Fraction((item.get("offset") or "")[:-1])
            assert at is None or offset == at
            at = offset + Fraction((item.get("duration") or "")[:-1])
            order = [ORDER.index(child.tag) for child in item]
            assert order == sorted(order)
    refs = {e.get("ref") for e in root.iter() if e.get("ref")} | {
        e.get("format") for e in root.iter() if e.get("format")
    }
    assert refs <= set(ids)
    sources = [e.get("src") or "" for e in root.iter("media-rep")]
    assert all(s.startswith("file:///") for s in sources)


def test_camera_moves_become_ken_burns_crops(plain: Board, tmp_path: Path) -> None:
    root = ElementTree.fromstring(fcpxml_text(plain, media(plain, tmp_path)))
    crops = root.findall(".//adjust-crop[@mode='pan']")
    assert len(crops) == sum(p.move is not None for p in plain.panels)
    push = crops[1].findall("pan-rect")
    assert push[0].attrib == {"left": "0", "top": "0", "right": "0", "bottom": "0"}
    assert float(push[1].get("left", "0")) == pytest.approx(84 / 192 * 100, abs=0.1)


def test_names_of_every_kind_survive(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 2)
    title = 'A "quoted" <title> & 🙂 ' + "x" * 300 + "\x01\n"
    panel = replace(base.panels[0], action='says "no" \\ ]]> & <b>', label="1/A*?")
    shown = replace(base, title=title, panels=(panel, base.panels[1]))
    where = media(shown, tmp_path)
    ElementTree.fromstring(fcpxml_text(shown, where))
    ElementTree.fromstring(fcp7xml_text(shown, where))
    json.loads(otio_text(shown, where))
    assert len(edl_text(shown, where).splitlines()[0]) < 80


def test_otioz_holds_its_media(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 9)
    folder = tmp_path / "cut"
    where = media_beside(shown, folder)
    slates = write_media(shown, where, folder, with_recipe=False)
    write_otioz(otio_text(shown, where), folder / "media", tmp_path / "cut.otioz")
    write_otioz(otio_text(shown, where), folder / "media", tmp_path / "again.otioz")
    assert slates == 1
    assert (tmp_path / "cut.otioz").read_bytes() == (tmp_path / "again.otioz").read_bytes()
    with zipfile.ZipFile(tmp_path / "cut.otioz") as archive:
        assert archive.read("version.txt") == b"1.0.0"
        urls = [
            c.media_reference.target_url
            for c in otio.adapters.read_from_string(
                archive.read("content.otio").decode("utf-8"), "otio_json"
            ).find_clips()
        ]
        assert set(urls) <= set(archive.namelist())
    timeline = otio.adapters.read_from_file(str(tmp_path / "cut.otioz"))
    assert len(list(timeline.find_clips())) == 9


def test_four_hours_and_five_thousand_frames(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 1, Fraction(30000, 1001))
    one = base.panels[0]
    panels = tuple(replace(one, frame_id=f"FR_S01_{i:04d}", start=i * 87, duration=87) for i in range(5000))
    shown = replace(base, panels=panels)
    assert shown.duration > 4 * 3600 * 29.97
    text = edl_text(shown, media(shown, tmp_path))
    (tmp_path / "long.edl").write_text(text, "utf-8", newline="")
    cut = read_cut(tmp_path / "long.edl", shown.fps)
    assert [(c.frame_id, c.duration) for c in cut.clips] == wanted(shown)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.otio", b"{"),
        ("cut.otio", b'{"tracks": {"children": []}}'),
        ("cut.xml", b"<xmeml>"),
        ("cut.xml", b"<html/>"),
        ("cut.fcpxml", b'<!DOCTYPE x [<!ENTITY a "b">]><fcpxml>&a;</fcpxml>'),
        ("cut.fcpxml", b"<fcpxml/>"),
        ("cut.otioz", b"PK nothing"),
        ("cut.doc", b""),
    ],
)
def test_broken_cuts_are_said(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SbError):
        read_cut(tmp_path / name, Fraction(24))


@pytest.mark.parametrize("title", ["", "TITLE: CUT\n"])
def test_an_edl_with_a_byte_order_mark_keeps_its_first_event(title: str, tmp_path: Path) -> None:
    times = ["01:00:00:00 01:00:01:00", "01:00:01:00 01:00:03:00"]
    events = "".join(
        f"00{i}  AX       V     C        00:00:00:00 00:00:02:00 {t}\n* FROM CLIP NAME: FR_S01_00{i}\n"
        for i, t in enumerate(times, 1)
    )
    (tmp_path / "bom.edl").write_bytes(f"\ufeff{title}{events}".encode())
    cut = read_cut(tmp_path / "bom.edl", Fraction(24))
    assert [(c.frame_id, c.start, c.duration) for c in cut.clips] == [
        ("FR_S01_001", 0, 24), ("FR_S01_002", 24, 48),
    ]  # fmt: skip
