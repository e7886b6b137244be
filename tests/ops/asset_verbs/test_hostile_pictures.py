"""Pictures from strangers: bombs, what is none, is cut off or something else besides."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.ops.conform import ConformAsk, conform
from storyboard_cli.ops.edit import PutScriptAsk, put_script
from storyboard_cli.ops.import_ import ImportAsk, ImportPicture, import_
from storyboard_cli.ops.search import SearchAsk, search
from storyboard_cli.store.takes import newest_take, picture_data
from tests.ops.asset_verbs.conftest import png

World = Any
SCRIPT = b"<script>alert(document.cookie)</script>"


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def saved(form: str, size: tuple[int, int] = (20_000, 4), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("L", size).save(out, form, **options)
    return out.getvalue()


def packed(name: str, size: int) -> bytes:
    """A zip in which one file is a thousandth of its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return out.getvalue()


TEXT_BOMB = png()[:-12] + (
    lambda data: struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
)(b"Comment\0\0" + zlib.compress(bytes(64 << 20)))

REFUSED: dict[str, tuple[bytes, str]] = {
    "50,000 a side": (claiming(50_000, 50_000), "picture-too-large"),
    "the largest number": (claiming(2**31 - 1, 2**31 - 1), "picture-too-large"),
    "of no width": (claiming(0, 10), "unreadable-picture"),
    "a tiff too wide": (saved("TIFF", compression="tiff_deflate"), "picture-too-large"),
    "a jpeg too wide": (saved("JPEG"), "picture-too-large"),
    "a bmp too wide": (saved("BMP"), "picture-too-large"),
    "too many pixels": (saved("TIFF", (16_000, 7_000), compression="tiff_deflate"), "picture-too-large"),
    "a text of 64 MB in it": (TEXT_BOMB, "unreadable-picture"),
    "empty": (b"", "unreadable-picture"),
    "a page": (b"<!doctype html>" + SCRIPT, "unreadable-picture"),
    "a drawing in XML": (
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>",
        "unreadable-picture",
    ),
    "a program": (b"MZ\x90\0", "unreadable-picture"),
    "a zip": (packed("front.png", 1 << 20), "unreadable-picture"),
    "a program in PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "unreadable-picture"),
    "the start of one": (png()[: len(png()) // 2], "unreadable-picture"),
    "the first bytes of one": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "unreadable-picture"),
    "a broken jpeg": (saved("JPEG", (64, 64))[:200], "unreadable-picture"),
    "a broken webp": (saved("WEBP", (64, 64))[:30], "unreadable-picture"),
}


def imported(world: World, data: bytes, name: str = "front.png") -> None:
    given = [ImportPicture(role="front", picture=Upload.of(name, data))]
    import_(world.open(), ImportAsk(asset="CHAR_001", pictures=given), world.report)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_comes_into_no_asset(world: World, what: str) -> None:
    world.asset("CHAR_001", "Aarav")
    data, code = REFUSED[what]
    with pytest.raises(SbError) as error:
        imported(world, data)
    assert [problem.code for problem in error.value.problems] == [code]
    assert newest_take(world.open().state_files, "CHAR_001") is None


@pytest.mark.parametrize("what", REFUSED)
def test_nothing_is_looked_for_by_what_is_no_picture(world: World, what: str) -> None:
    data, code = REFUSED[what]
    with pytest.raises(SbError) as error:
        search(world.open(), SearchAsk(like=Upload.of("like.png", data)), world.report)
    assert error.value.code == code


@pytest.mark.parametrize(
    "with_more",
    [
        lambda data: data + SCRIPT,
        lambda data: data + packed("evil.html", 100),
        lambda data: data[:33] + chunk_of_text() + data[33:],
    ],
)
def test_only_the_pixels_of_a_picture_come_in(world: World, with_more: Callable[[bytes], bytes]) -> None:
    world.asset("CHAR_001", "Aarav")
    imported(world, with_more(png()))
    state = world.open().state_files
    take = newest_take(state, "CHAR_001")
    assert take is not None
    kept = picture_data(state, take, "front.png")
    assert b"script" not in kept and b"evil" not in kept
    assert {kept[at : at + 4] for at in chunk_places(kept)} == {b"IHDR", b"IDAT", b"IEND"}


def chunk_of_text() -> bytes:
    data = b"Comment\0" + SCRIPT
    return struct.pack(">I", len(data)) + b"tEXt" + data + struct.pack(">I", zlib.crc32(b"tEXt" + data))


def chunk_places(data: bytes) -> list[int]:
    found, at = [], 8
    while at < len(data):
        found.append(at + 4)
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return found


def test_a_cut_that_unpacks_to_too_much_is_refused(world: World) -> None:
    bomb = packed("content.otio", 300 << 20)
    assert len(bomb) < 1 << 20
    with pytest.raises(SbError) as error:
        conform(world.open(), ConformAsk(file=Upload.of("cut.otioz", bomb)), world.report)
    assert error.value.code == "cut-unreadable"


@pytest.mark.parametrize("name", ["x.otio", f"{'字' * 80}.otio", "x.字"])
def test_a_cut_that_cannot_be_read_is_called_as_it_was_sent(world: World, name: str) -> None:
    with pytest.raises(SbError) as error:
        conform(world.open(), ConformAsk(file=Upload.of(name, b"[1]")), world.report)
    assert error.value.code == ("cut-unreadable" if name.endswith(".otio") else "unknown-cut")
    assert error.value.message.startswith(f"{name} ")


def test_a_script_that_grows_by_its_entities_is_refused(world: World) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><FinalDraft>&l11;</FinalDraft>'
    with pytest.raises(SbError) as error:
        put_script(world.open(), PutScriptAsk(name="pilot.fdx", text=bomb), world.report)
    assert "fdx-doctype" in (error.value.code, *(problem.code for problem in error.value.problems))
