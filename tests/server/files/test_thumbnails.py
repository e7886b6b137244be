"""Thumbnails: small, made once, kept within bounds, and a problem where there is no picture."""

from __future__ import annotations

import asyncio
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.shared_pictures import SharedFiles
from storyboard_cli.server.files.sending import FOR_EVER, Terms
from storyboard_cli.server.files.thumbnails import Kept, Thumbnails, is_whole, thumbnail_of, width_of
from tests.server.files.answering import Seen, request, seen

PLACE = "scenes/S03/frame_002_v5.png"


def png(
    width: int = 640, height: int = 360, colour: str = "teal", mode: str = "RGB", form: str = "PNG"
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, form)
    return out.getvalue()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    put(tmp_path, PLACE, png())
    return tmp_path


@pytest.fixture
def thumbnails() -> Iterator[Thumbnails]:
    found = Thumbnails()
    yield found
    found.close()


def put(root: Path, place: str, data: bytes) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).write_bytes(data)


async def ask(
    thumbnails: Thumbnails,
    root: Path,
    place: str = PLACE,
    width: int = 448,
    terms: Terms = Terms(),
    **headers: str,
) -> Seen:
    files = SharedFiles.of(root, Settings())
    asked = request(headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = await thumbnails.response(asked, files.cache, files.find(place), width, terms)
    return await asyncio.to_thread(seen, answer)


def get(thumbnails: Thumbnails, root: Path, place: str = PLACE, width: int = 448, **more: str) -> Seen:
    return asyncio.run(ask(thumbnails, root, place, width, **more))


def kept_files(root: Path) -> list[Path]:
    return sorted((root / ".sb/cache/thumbs").glob("*/*"))


def test_a_thumbnail_is_small_webp(root: Path, thumbnails: Thumbnails) -> None:
    found = get(thumbnails, root)
    assert (found.status, found.headers["content-type"]) == (200, "image/webp")
    with Image.open(io.BytesIO(found.body)) as image:
        assert (image.format, image.size) == ("WEBP", (448, 252))
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("wanted", "made"), [(16, 32), (32, 32), (33, 64), (448, 448), (449, 640), (2048, 2048)]
)
def test_widths_go_in_steps(wanted: int, made: int) -> None:
    assert width_of(wanted) == made


def test_a_picture_is_never_made_larger(root: Path, thumbnails: Thumbnails) -> None:
    with Image.open(io.BytesIO(get(thumbnails, root, width=2048).body)) as image:
        assert image.size == (640, 360)


def test_it_is_made_once_and_then_kept(root: Path, thumbnails: Thumbnails) -> None:
    get(thumbnails, root)
    [kept] = kept_files(root)
    red = thumbnail_of(png(colour="red"), "red.png", 64)
    kept.write_bytes(red)
    again = Thumbnails()  # as another process has it
    assert get(again, root).body == red
    assert (thumbnails.made, again.made) == (1, 0)


def test_many_who_ask_at_once_wait_for_one(root: Path, thumbnails: Thumbnails) -> None:
    async def all_of_them() -> list[Seen]:
        return await asyncio.gather(*(ask(thumbnails, root) for _ in range(12)))

    found = asyncio.run(all_of_them())
    assert thumbnails.made == 1
    assert all(one == found[0] for one in found)


def test_who_leaves_takes_nothing_from_those_who_wait(root: Path, thumbnails: Thumbnails) -> None:
    async def one_leaves() -> Seen:
        leaving, staying = (asyncio.ensure_future(ask(thumbnails, root)) for _ in range(2))
        while not thumbnails._making:
            await asyncio.sleep(0)
        leaving.cancel()
        return await staying

    assert asyncio.run(one_leaves()).status == 200


def test_a_cache_asks_with_the_content(root: Path, thumbnails: Thumbnails) -> None:
    etag = get(thumbnails, root).headers["etag"]
    assert get(thumbnails, root, if_none_match=etag).status == 304
    assert get(thumbnails, root, width=64, if_none_match=etag).status == 200
    put(root, PLACE, png(colour="red"))
    changed = get(thumbnails, root, if_none_match=etag)
    assert (changed.status, changed.headers["cache-control"]) == (200, "private, no-cache")
    assert asyncio.run(ask(thumbnails, root, terms=Terms(is_fixed=True))).headers["cache-control"] == FOR_EVER


def test_the_same_picture_elsewhere_is_the_same_thumbnail(root: Path, thumbnails: Thumbnails) -> None:
    put(root, "approved/S03/FR_S03_002.png", png())
    assert get(thumbnails, root) == get(thumbnails, root, "approved/S03/FR_S03_002.png")
    assert len(kept_files(root)) == 1


def test_what_is_kept_broken_is_made_again(root: Path, thumbnails: Thumbnails) -> None:
    first = get(thumbnails, root)
    [kept] = kept_files(root)
    for broken in (b"", b"RIFF", first.body[:-1], b"<script>"):
        kept.write_bytes(broken)
        assert get(thumbnails, root) == first
        assert kept.read_bytes() == first.body


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_pictures_of_every_mode_are_made_small(mode: str) -> None:
    made = thumbnail_of(png(mode=mode, colour=0 if mode in ("1", "I;16", "P") else "white"), "x.png", 64)
    assert is_whole(made)


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "TIFF", "BMP"])
def test_pictures_of_every_kind_are_made_small(root: Path, thumbnails: Thumbnails, form: str) -> None:
    place = f"references/asha.{form.lower()}"
    put(root, place, png(form=form))
    assert get(thumbnails, root, place).status == 200


def test_a_picture_stands_upright() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (200, 100)).save(out, "JPEG", exif=exif)
    with Image.open(io.BytesIO(thumbnail_of(out.getvalue(), "x.jpg", 64))) as image:
        assert image.size == (64, 128)
        assert not image.getexif()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-picture"),
        (b"<html>", "not-a-picture"),
        (png()[:200], "unreadable-picture"),
        (png(20_000, 2, mode="1", colour="white"), "picture-too-large"),
    ],
)
def test_what_is_no_picture_is_a_problem(root: Path, thumbnails: Thumbnails, data: bytes, code: str) -> None:
    put(root, PLACE, data)
    with pytest.raises(SbError) as error:
        get(thumbnails, root)
    assert error.value.code == code
    assert kept_files(root) == []


def test_an_export_that_is_no_picture_has_none(root: Path, thumbnails: Thumbnails) -> None:
    put(root, "exports/board.pdf", b"%PDF-1.7")
    with pytest.raises(SbError) as error:
        get(thumbnails, root, "exports/board.pdf")
    assert error.value.code == "not-a-picture"


def test_what_was_used_least_goes_first(tmp_path: Path) -> None:
    data = b"RIFF" + (992).to_bytes(4, "little") + bytes(992)
    kept = Kept(tmp_path, most=10_000)
    for index in range(10):
        kept.put(f"{index:02d}", data)
        os.utime(tmp_path / f"{index:02d}" / f"{index:02d}.webp", (1_000 + index, 1_000 + index))
    assert kept.get("00") == data  # used just now
    kept.put("10", data)
    there = {path.stem for path in tmp_path.glob("*/*")}
    assert there == {"00", "04", "05", "06", "07", "08", "09", "10"}


def test_a_folder_that_takes_nothing_costs_only_time(root: Path, thumbnails: Thumbnails) -> None:
    put(root, ".sb/cache/thumbs", b"somebody's file")
    assert get(thumbnails, root).status == 200
    assert (root / ".sb/cache/thumbs").read_bytes() == b"somebody's file"


def test_who_waits_for_one_hears_that_the_service_stops(root: Path, thumbnails: Thumbnails) -> None:
    places = [f"scenes/S03/frame_{number:03d}_v1.png" for number in range(12)]
    for number, place in enumerate(places):
        put(root, place, png(2400, 1350, colour=f"#{number:02x}4040"))

    async def run() -> list[Seen | BaseException]:
        tasks = [asyncio.create_task(ask(thumbnails, root, place, 2048)) for place in places]
        while thumbnails.made != len(places):
            await asyncio.sleep(0.001)
        thumbnails.close()
        late = ask(thumbnails, root, PLACE)
        return await asyncio.gather(*tasks, late, return_exceptions=True)

    *early, late = asyncio.run(run())
    assert isinstance(late, SbError) and late.code == "stopping"
    refused = [one for one in early if not isinstance(one, Seen)]
    assert refused, "some were not begun"
    assert all(isinstance(one, SbError) and one.code == "stopping" for one in refused), refused
