"""A file that people write, as a face without an editor shows it: its text, and the tag to write it with."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.model import Frozen
from storyboard_cli.spec.source import decode
from storyboard_cli.store.files import Files, read_if_there

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class TextFile(Frozen):
    """A file as it is now."""

    path: str = Field(description="The file, relative to the project.")
    tag: str = Field(description="Of its content, for the `if_tag` of who writes it.")
    text: str = Field(description="Its content.")
    is_utf8: bool = Field(True, description="False: its bytes have another encoding than what is put has.")


def text_file(files: Files, path: str) -> TextFile | None:
    """The file, or None where there is none."""
    data = read_if_there(files, path)
    if data is None:
        return None
    text, is_utf8 = _text_of(data, path)
    return TextFile(path=path, tag=sha256_bytes(data), text=text, is_utf8=is_utf8)


def _text_of(data: bytes, path: str) -> tuple[str, bool]:
    """The text, in whatever encoding it is: who edits it sees what the reader of scripts sees."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace"), False
    text, problems = decode(data, path)
    return text, all(p.code != "not-utf8" for p in problems)
