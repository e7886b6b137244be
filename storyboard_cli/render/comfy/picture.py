"""The only module here that imports Pillow: it verifies results and draws what graphs need."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import image_sha256, open_header, open_picture
from storyboard_cli.core.png import SIGNATURE, chunk
from storyboard_cli.render.base import Picture
from storyboard_cli.render.comfy.faults import Fault, RetryDecision

_SIGNATURES = {SIGNATURE: ("PNG", "image/png"), b"\xff\xd8\xff": ("JPEG", "image/jpeg")}


def byte_limit(width: int, height: int) -> int:
    """More bytes than any honest picture of that size has.

    16 bits of four channels, uncompressed, and some text.
    """
    return width * height * 8 + (8 << 20)


def verified(data: bytes, width: int, height: int) -> Picture:
    """`data` as a picture of exactly that size, decoded once to the end.

    Else a fault that says what it is.
    """
    found = next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)
    if found is None:
        what = (
            "a web page"
            if data[:256].lstrip().lower().startswith((b"<!doctype", b"<html"))
            else "no PNG or JPEG"
        )
        raise Fault(
            RetryDecision.retry,
            "no-picture",
            f"the server sent {what} instead of the picture ({len(data)} bytes)",
        )
    try:
        with open_header(data, "the picture", formats=[found[0]]) as image:
            size = image.size
        if size == (width, height):
            image = open_picture(data, "the picture", formats=[found[0]])
    except SbError as error:
        if error.code == "picture-too-large":
            raise Fault(RetryDecision.invalid, "picture-too-large", error.message) from None
        raise Fault(
            RetryDecision.retry,
            "broken-picture",
            f"the picture is cut off or broken ({type(error.__cause__).__name__})",
        ) from None
    if size != (width, height):
        raise Fault(
            RetryDecision.invalid,
            "wrong-size",
            f"the picture is {size[0]}×{size[1]} instead of {width}×{height}; "
            "the workflow must end at that size",
        )
    return Picture(data, width, height, found[1], image_sha256(image))


def blank(shade: str) -> bytes:
    """A neutral 64×64 picture: grey for a reference that is not there, black for a mask without anybody."""
    value = {"black": 0, "white": 255}.get(shade, 128)
    return png(bytes([value]) * (64 * 64), 64, 64, 1)


def palette(colours: Sequence[str]) -> bytes:
    """The colours of a scene's colour script as equal stripes, for a colour transfer to aim at."""
    shown = [bytes.fromhex(c.lstrip("#")) for c in colours] or [b"\x80\x80\x80"]
    row = b"".join(shown[x * len(shown) // 64] for x in range(64))
    return png(row * 64, 64, 64, 3)


def png(pixels: bytes, width: int, height: int, channels: int) -> bytes:
    """Raw 8-bit pixels as a PNG with fixed bytes.

    The same everywhere, whatever library versions are there.
    """
    stride = width * channels
    rows = b"".join(b"\0" + pixels[y * stride : (y + 1) * stride] for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2}[channels], 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return SIGNATURE + b"".join(chunk(name, data) for name, data in chunks)


def with_graph(data: bytes, graph_json: str) -> bytes:
    """`data` with the graph that made it as the text `prompt`, where the server did not put it there itself.

    ComfyUI's canvas opens such a picture as the graph.
    """
    if not data.startswith(b"\x89PNG") or b"tEXtprompt\0" in data[:4096] or b"iTXtprompt\0" in data[:4096]:
        return data
    text = b"prompt\0\0\0\0\0" + graph_json.encode("utf-8", "surrogatepass")
    return data[:33] + chunk(b"iTXt", text) + data[33:]  # 33: signature and IHDR


_STANDING: dict[str, dict[str, tuple[float, float]]] = {
    # COCO joints as fractions of the height from the figure's middle line (x) and from the top (y)
    "front": {
        "nose": (0, 0.09), "neck": (0, 0.17), "r_shoulder": (-0.09, 0.18), "r_elbow": (-0.12, 0.33),
        "r_wrist": (-0.13, 0.46), "l_shoulder": (0.09, 0.18), "l_elbow": (0.12, 0.33),
        "l_wrist": (0.13, 0.46),
        "r_hip": (-0.055, 0.49), "r_knee": (-0.06, 0.71), "r_ankle": (-0.06, 0.93), "l_hip": (0.055, 0.49),
        "l_knee": (0.06, 0.71), "l_ankle": (0.06, 0.93), "r_eye": (-0.016, 0.075), "l_eye": (0.016, 0.075),
        "r_ear": (-0.037, 0.085), "l_ear": (0.037, 0.085),
    },
    "profile": {
        "nose": (0.045, 0.09), "neck": (-0.01, 0.17), "r_shoulder": (-0.01, 0.18), "r_elbow": (-0.02, 0.33),
        "r_wrist": (0.02, 0.46), "r_hip": (-0.005, 0.49), "r_knee": (0.005, 0.71), "r_ankle": (-0.01, 0.93),
        "l_hip": (0.005, 0.49), "l_knee": (0.015, 0.71), "l_ankle": (0.01, 0.93), "r_eye": (0.03, 0.075),
        "r_ear": (-0.005, 0.085),
    },
}  # fmt: skip
_TURN = 0.72  # how much narrower a three-quarter view is
_LIMBS = (
    ("neck", "r_shoulder"), ("neck", "l_shoulder"), ("r_shoulder", "r_elbow"), ("r_elbow", "r_wrist"),
    ("l_shoulder", "l_elbow"), ("l_elbow", "l_wrist"), ("neck", "r_hip"), ("r_hip", "r_knee"),
    ("r_knee", "r_ankle"),
    ("neck", "l_hip"), ("l_hip", "l_knee"), ("l_knee", "l_ankle"), ("neck", "nose"), ("nose", "r_eye"),
    ("r_eye", "r_ear"), ("nose", "l_eye"), ("l_eye", "l_ear"),
)  # fmt: skip


def pose_preset(role: str, width: int, height: int) -> bytes:
    """A standing figure in OpenPose's colours, seen as a bundle's view asks.

    Front, three_quarter, profile, three_quarter_back or back.
    """
    from PIL import Image, ImageDraw

    joints = _view(role)
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    tall, top = height * 0.9, height * 0.05
    place = {name: (width / 2 + x * tall, top + y * tall) for name, (x, y) in joints.items()}
    thick = max(2, round(height / 160))
    for index, (start, end) in enumerate(_LIMBS):
        if start in place and end in place:
            draw.line([place[start], place[end]], fill=_hue(index, len(_LIMBS), 0.6), width=thick)
    for index, name in enumerate(_STANDING["front"]):
        if name in place:
            x, y = place[name]
            draw.ellipse([x - thick, y - thick, x + thick, y + thick], fill=_hue(index, 18, 1.0))
    return _encoded(image)


def _view(role: str) -> dict[str, tuple[float, float]]:
    if role == "profile":
        return _STANDING["profile"]
    front = _STANDING["front"]
    if role == "back":  # from behind the figure's right is on our right, and its face is hidden
        return {n: (-x, y) for n, (x, y) in front.items() if n not in ("nose", "r_eye", "l_eye")}
    if role == "three_quarter":
        shift = {"nose": 0.02, "r_eye": 0.016, "l_eye": 0.014}
        return {n: (x * _TURN + shift.get(n, 0), y) for n, (x, y) in front.items() if n != "l_ear"}
    if role == "three_quarter_back":
        return {
            n: (-x * _TURN, y) for n, (x, y) in front.items() if n not in ("nose", "r_eye", "l_eye", "l_ear")
        }
    return front


def _hue(index: int, count: int, light: float) -> tuple[int, int, int]:
    from colorsys import hsv_to_rgb

    red, green, blue = hsv_to_rgb(index / count, 1.0, light)
    return round(red * 255), round(green * 255), round(blue * 255)


def _encoded(image: Any) -> bytes:
    return png(image.tobytes(), image.width, image.height, 3)
