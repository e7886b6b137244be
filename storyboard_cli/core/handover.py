"""What is handed over with an Ask: files that come along, places for what is made, folders and servers.

An Ask that was read from JSON, as one over HTTP is, can hold bytes and plain names only. A path on this
machine comes into an Ask by a face that runs on it, through `local`; so nobody far away reads or writes one.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Self, cast

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PrivateAttr,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from storyboard_cli.core.asking import asked
from storyboard_cli.core.file_names import wrong_name
from storyboard_cli.core.model import Strict

_PLAIN = re.compile(r"[^/\\:\0]{1,200}")


class _Handed(Strict):
    _path: Path | None = PrivateAttr(None)
    _typed: str = PrivateAttr("")

    @property
    def path(self) -> Path | None:
        """Where it is on this machine; None where it came from far away."""
        return self._path

    @property
    def typed(self) -> str:
        """As somebody at this machine typed it; nothing where it came from far away."""
        return self._typed

    def _lies(self, typed: str, path: Path | None) -> None:
        self._typed = typed
        self._path = Path(typed).expanduser() if path is None else path


class _Named(_Handed):
    name: str = Field(description="The file's name, without a folder.")

    @field_validator("name")
    @classmethod
    def _is_plain(cls, name: str) -> str:
        if not _PLAIN.fullmatch(name) or name.startswith("."):
            raise ValueError("a plain name is wanted, without a folder")
        if why := wrong_name(name):
            raise ValueError(why)
        return name

    @classmethod
    def local(cls, typed: str, path: Path | None = None) -> Self:
        """The file or folder that somebody on this machine named. For faces that run here.

        `path` is where it lies, where that is not what was typed.
        """
        made = cast("Self", cls.model_construct(name=Path(typed).name))
        made._lies(typed, path)
        return made

    def __str__(self) -> str:
        return self._typed or self.name


_PIECE = 1 << 20
"""Characters of base64 that are read at once; each four stand for themselves."""


def _bytes_of(given: Any) -> Any:
    """The bytes that base64 of RFC 4648 (4) stands for, to its last character: what else comes along is no
    picture, and is refused. What is no text is left to the field.

    It is read piece by piece: of a file of a hundred megabytes, each copy counts.
    """
    if not isinstance(given, str | bytes):
        return given
    found = io.BytesIO()  # what it holds is handed out without a copy
    try:
        for at in range(0, len(given), _PIECE):
            piece = given[at : at + _PIECE]
            if at + _PIECE < len(given) and piece[-1:] in ("=", b"="):
                raise ValueError("it ends before its end")
            found.write(b64decode(piece, validate=True))
    except ValueError as error:
        raise ValueError("base64 is wanted, without line breaks and whole to its last =") from error
    return found.getvalue()


def _base64_of(data: bytes) -> str:
    return b64encode(data).decode("ascii")


class Upload(_Named):
    """A file that comes along."""

    data: Annotated[
        bytes,
        BeforeValidator(_bytes_of, json_schema_input_type=str),
        PlainSerializer(_base64_of, return_type=str),
        WithJsonSchema({"type": "string", "format": "base64"}),
    ] = Field(b"", description="Its bytes, in base64.")

    @classmethod
    def of(cls, name: str, data: bytes) -> Self:
        """A file of that name with these bytes, which did not come as JSON. A wrong name is refused."""
        return cls(name=name).model_copy(update={"data": data})


class Produced(_Named):
    """What the file that is made is to be called. The answer says where it is."""


class ProjectPath(_Handed):
    """A file or folder of the project. Only a face on this machine can name one that lies elsewhere."""

    name: str = Field(description="Its path in the project, such as exports/20260219T090000Z.")

    @model_validator(mode="before")
    @classmethod
    def _is_named(cls, given: Any) -> Any:
        return {"name": given} if isinstance(given, str) else given

    @field_validator("name")
    @classmethod
    def _lies_inside(cls, name: str) -> str:
        if not all(_PLAIN.fullmatch(part) and part[0] not in ".~" for part in name.split("/")):
            raise ValueError("a path in the project is wanted, such as exports/20260219T090000Z")
        return name

    @classmethod
    def local(cls, typed: str, path: Path | None = None) -> Self:
        """As `Upload.local`."""
        made = cast("Self", cls.model_construct(name=typed))
        made._lies(typed, path)
        return made

    def __str__(self) -> str:
        return self.name


class ServerAddress(Strict):
    """A server that this machine calls. Only a face that runs there can name one.

    Somebody far away would have inner addresses called, and this machine log in at an address of theirs.
    """

    url: str = Field(description="Its address, such as http://127.0.0.1:8188.")

    @model_validator(mode="before")
    @classmethod
    def _is_refused(cls, given: Any) -> Any:
        raise ValueError("a server cannot be named from elsewhere; the machine that sb runs on names its own")

    @classmethod
    def local(cls, typed: str) -> Self:
        """The server that somebody on this machine named. For faces that run here."""
        return cast("Self", cls.model_construct(url=typed))

    @classmethod
    def all_local(cls, typed: Iterable[str]) -> list[Self]:
        """As `local`, for each."""
        return [cls.local(one) for one in typed]

    @property
    def typed(self) -> str:
        """As `_Handed.typed`."""
        return self.url

    def __str__(self) -> str:
        return self.url


class LocalFolder(_Handed):
    """A folder of the machine that sb runs on. Only a face that runs there can name one."""

    @model_validator(mode="before")
    @classmethod
    def _is_refused(cls, given: Any) -> Any:
        raise ValueError("a folder of this machine cannot be named from elsewhere")

    @classmethod
    def local(cls, typed: str, path: Path | None = None) -> Self:
        """As `Upload.local`."""
        made = cast("Self", cls.model_construct())
        made._lies(typed, path)
        return made

    @property
    def place(self) -> Path:
        """Where it is."""
        assert self._path is not None  # nobody else makes one
        return self._path

    def __str__(self) -> str:
        return self._typed


def asked_servers(description: str, line: str, metavar: str | None = None) -> Any:
    """How a verb asks for servers: `--server URL`, as often as wanted, which only somebody here can give."""
    return asked(
        description, "--server", line=line, metavar=metavar, read=ServerAddress.all_local, typed=list[str]
    )
