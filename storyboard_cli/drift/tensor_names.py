"""Which tensors a file of weights holds, read without torch: nothing in the file is ever run.

A safetensors file begins with a JSON header. What `torch.save` writes is a zip with a pickle in it, which is
looked through opcode by opcode and never unpickled.
"""

from __future__ import annotations

import pickletools
import struct
import zipfile
import zlib
from pathlib import Path

from storyboard_cli.core.parsed_json import TooDeep, parse_json

_MOST_HEADER = 100_000_000  # bytes; the limit of the format itself
_MOST_PICKLE = 64_000_000
_TEXT = frozenset({"BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "UNICODE"})


def tensor_names(file: Path) -> frozenset[str]:
    """Names of the tensors in a .safetensors, .bin or .pth file, without the `module.` of parallel training.

    Of a pickle these are all its texts, so other words may be among them. Raises `ValueError` saying what is
    wrong where the file is damaged or of another format.
    """
    found = _of_safetensors(file) if file.suffix == ".safetensors" else _of_torch(file)
    return frozenset(name.removeprefix("module.") for name in found)


def _of_safetensors(file: Path) -> set[str]:
    size = file.stat().st_size
    with file.open("rb") as handle:
        start = handle.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        if not 2 <= length <= min(_MOST_HEADER, size - 8):
            raise ValueError("it does not begin with the header of a safetensors file")
        try:
            header = parse_json(handle.read(length))
        except TooDeep as error:
            raise ValueError("its header is not a list of tensors") from error
    tensors = {k: v for k, v in header.items() if k != "__metadata__"} if isinstance(header, dict) else {}
    try:
        end = max(int(tensor["data_offsets"][1]) for tensor in tensors.values())
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise ValueError("its header is not a list of tensors") from error
    if 8 + length + end != size:
        raise ValueError(f"it is {size} bytes long where its header says {8 + length + end}")
    return set(tensors)


def _of_torch(file: Path) -> set[str]:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = next((i for i in archive.infolist() if i.filename.endswith("data.pkl")), None)
            if inside is None or inside.file_size > _MOST_PICKLE:
                raise ValueError("it holds no list of tensors")
            text = archive.read(inside)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise ValueError("it is damaged, or no file that torch 1.6 or newer has saved") from error
    return {str(arg) for op, arg, _ in pickletools.genops(text) if op.name in _TEXT}
