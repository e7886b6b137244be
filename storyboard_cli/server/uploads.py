"""The fields of a body: JSON, a form with files, or a file alone. Files come as bytes, never as base64."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from starlette.requests import Request

from storyboard_cli.core.asking import LONGEST_TEXT, Ask, refusal
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.handover import Upload
from storyboard_cli.server.binding import PAGING, kinds_of, queried, read_words
from storyboard_cli.server.bodies import parsed
from storyboard_cli.server.files.forms import Part, boundary_of, file_name_of, parts_of
from storyboard_cli.server.files.receiving import Received
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.routes.route import Route

FORM = "multipart/form-data"
ANY_FILE = "file"
"""A part of this name is the file, whatever the field is called."""
_NOT_RAW = (
    "application/json",
    "application/merge-patch+json",
    "application/x-www-form-urlencoded",
    "multipart/",
)
_TYPED_BY_CURL = "application/x-www-form-urlencoded"
"""What `curl --data-binary @file` says, whatever the file is."""
_JSON_KINDS = (dict, BaseModel)


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of an Ask that takes files: one, several, or rows with a file each."""

    name: str
    is_list: bool
    row: type[BaseModel] | None = None
    file_field: str = ""
    """Of a row: the field with its file."""

    @property
    def beside(self) -> frozenset[str]:
        """Of a row: its fields beside the file."""
        fields = self.row.model_fields if self.row is not None else {}
        return frozenset(fields.keys() - {self.file_field})


async def given_body(request: Request, route: Route, body: Received | bytes) -> dict[str, Any]:
    """What the body says, by field of the Ask."""
    if isinstance(body, bytes):
        body = Received.of(body)
    media = request.headers.get("content-type", "")
    kind = media.partition(";")[0].strip().lower()
    if kind == FORM:
        return await asyncio.to_thread(form_fields, route.called.ask, media, body)
    if not kind.startswith(_NOT_RAW) and body.size and takes_a_file(route.called.ask):
        return await asyncio.to_thread(raw_fields, request, route, kind, body)
    if kind == _TYPED_BY_CURL and body.size and takes_a_file(route.called.ask):
        raise refuse(
            Kind.usage,
            "not-json",
            "a file with the media type of a form is not read here",
            "send it with its own, such as `Content-Type: text/plain`, or as `curl -T` does; what is no file "
            "is JSON with `Content-Type: application/json`",
        )
    return parsed(body.read(), media)


def takes_a_file(ask: type[Ask]) -> bool:
    """May the body be a file alone?"""
    return len(slots_of(ask)) == 1 or _whole_text(ask) is not None


def slots_of(ask: type[Ask]) -> dict[str, Slot]:
    """The fields that take files."""
    found = (_slot(name, info) for name, info in ask.model_fields.items())
    return {slot.name: slot for slot in found if slot is not None}


def form_fields(ask: type[Ask], media: str, body: Received) -> dict[str, Any]:
    """The fields of a form. A field of several words comes several times; JSON comes as JSON."""
    slots = slots_of(ask)
    files: dict[str, list[Upload]] = {}
    words: dict[str, list[str]] = {}
    with body.buffer() as buffer:
        for part in parts_of(buffer, boundary_of(media)):
            if part.file_name is None:
                words.setdefault(part.name, []).append(_text(part))
            elif part.file_name or part.data:  # a browser sends an empty one where no file was chosen
                slot = _slot_of_part(part.name, ask, slots)
                files.setdefault(slot.name, []).append(_upload(part.name, part.file_name, part.data))
    beside = {name for slot in slots.values() for name in slot.beside} - ask.model_fields.keys()
    given = {
        name: _value(ask.model_fields.get(name), name, said)
        for name, said in words.items()
        if name not in beside
    }
    for name, uploads in files.items():
        if name in given:
            raise refuse(Kind.usage, "said-twice", f"{name} is given as a file and as words", fields=(name,))
        given[name] = _filled(slots[name], uploads, words)
    if "name" not in given and _wants_a_name(ask) and len(files) == 1:
        [[upload, *others]] = files.values()
        if not others:
            given["name"] = upload.name
    return given


def _wants_a_name(ask: type[Ask]) -> bool:
    """Must the Ask say what the file is called? One that came in a form is called something already."""
    info = ask.model_fields.get("name")
    return info is not None and info.is_required()


def raw_fields(request: Request, route: Route, kind: str, body: Received) -> dict[str, Any]:
    """The fields where the body is a file, and the query says the others."""
    ask = route.called.ask
    slot = next(iter(slots_of(ask).values()), None)
    query = request.query_params
    if slot is None:
        name = _whole_text(ask)
        assert name is not None
        said = queried(ask, query, PAGING)
        return {**said, name: _utf8(body.read(), name)}
    leave = (*PAGING, *slot.beside, *(() if "name" in ask.model_fields else ("name",)))
    said = queried(ask, query, leave)
    upload = _upload(slot.name, _name_of(request), body.read())
    words = {name: query.getlist(name) for name in slot.beside if name in query}
    return {**said, slot.name: _filled(slot, [upload], words)}


def _filled(slot: Slot, uploads: list[Upload], words: Mapping[str, list[str]]) -> Any:
    """The value of a field that takes files."""
    if slot.row is not None:
        rows: list[dict[str, Any]] = [{slot.file_field: upload} for upload in uploads]
        for name in slot.beside & words.keys():
            said = words[name]
            if len(said) != len(rows):
                raise refuse(
                    Kind.usage,
                    "form-uneven",
                    f"there are {len(rows)} files and {len(said)} times {name}",
                    f"send {name} once for each file, in the order of the files, or not at all",
                    fields=(name,),
                )
            for row, word in zip(rows, said, strict=True):
                row[name] = word
        return rows
    if slot.is_list:
        return uploads
    if len(uploads) > 1:
        raise refuse(
            Kind.usage,
            "too-many-files",
            f"{slot.name} is one file, and {len(uploads)} came",
            fields=(slot.name,),
        )
    return uploads[0]


def _slot_of_part(name: str, ask: type[Ask], slots: Mapping[str, Slot]) -> Slot:
    if name in slots:
        return slots[name]
    if name == ANY_FILE and len(slots) == 1:
        return next(iter(slots.values()))
    there = ", ".join(slots) or "none"
    raise refuse(
        Kind.usage,
        "no-such-file-field",
        f"no file is taken as {name[:80]!r}",
        f"fields that take files: {there}",
        fields=(name,) if name in ask.model_fields else (),
    )


def _slot(name: str, info: FieldInfo) -> Slot | None:
    kinds = kinds_of(info.annotation)
    if Upload in kinds:
        return Slot(name, is_list=False)
    for inner in (kind for each in kinds_in_lists(info.annotation) for kind in kinds_of(each)):
        if inner is Upload:
            return Slot(name, is_list=True)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            files = [n for n, i in inner.model_fields.items() if Upload in kinds_of(i.annotation)]
            if len(files) == 1:
                return Slot(name, is_list=True, row=inner, file_field=files[0])
    return None


def kinds_in_lists(annotation: Any) -> list[Any]:
    """What lists of an annotation hold."""
    found = list(get_args(annotation)) if get_origin(annotation) in (list, tuple) else []
    if get_origin(annotation) not in (list, tuple):
        for inner in get_args(annotation):
            found += kinds_in_lists(inner)
    return found


def _whole_text(ask: type[Ask]) -> str | None:
    """The field that takes a whole file as text."""
    for name, info in ask.model_fields.items():
        most = max((getattr(mark, "max_length", 0) for mark in info.metadata), default=0)
        if str in kinds_of(info.annotation) and most > LONGEST_TEXT:
            return name
    return None


def _value(info: FieldInfo | None, name: str, said: list[str]) -> Any:
    """What a field of a form says."""
    if info is None:
        return said[-1]
    kinds = kinds_of(info.annotation)
    is_list = bool(kinds & {list, tuple})
    holds_json = any(isinstance(kind, type) and issubclass(kind, _JSON_KINDS) for kind in kinds)
    if holds_json or (is_list and len(said) == 1 and said[0].lstrip().startswith("[")):
        try:
            return json.loads(said[-1])
        except (ValueError, RecursionError) as error:
            message = f"{name} should be JSON: {str(error)[:120]}"
            raise refuse(Kind.usage, "json-broken", message, fields=(name,)) from error
    if len(said) > 1 and not is_list:
        raise refuse(Kind.usage, "said-twice", f"{name} is given {len(said)} times", fields=(name,))
    return read_words(info, said)


def _upload(field: str, name: str, data: bytes) -> Upload:
    try:
        return Upload.of(name, data)
    except ValidationError as error:
        why = refusal(error, Upload).message
        said = f"the file's name {visible(name[:80])!r} cannot be: {why}"
        raise refuse(Kind.usage, "file-name", said, fields=(field,)) from error


def _name_of(request: Request) -> str:
    """What a file is called that comes alone: as the query says, or the header, or the end of the path."""
    if name := request.query_params.get("name"):
        return name.rpartition("/")[2]
    if name := file_name_of(";" + request.headers.get("content-disposition", "").partition(";")[2]):
        return name
    last = next(reversed(request.path_params.values()), "") if request.method == "PUT" else ""
    if "." in (ending := str(last).rpartition("/")[2]):
        return ending
    raise refuse(
        Kind.usage, "no-file-name", "what is the file called?", "say it in the address: ?name=pilot.fountain"
    )


def _text(part: Part) -> str:
    return _utf8(part.data, part.name)


def _utf8(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse(
            Kind.usage, "not-text", f"{name[:80]} is no UTF-8", "save it as UTF-8", fields=(name[:80],)
        ) from error
