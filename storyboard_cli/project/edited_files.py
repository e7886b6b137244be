"""Writing a file that people write: what it says is checked first, and nobody's change in between is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.clock import stamp
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.unwritten import nothing_to_change, refuse_unwritten
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.patch import patched
from storyboard_cli.spec.reader import parse_text, read
from storyboard_cli.spec.source import decode
from storyboard_cli.store.files import NEW as FREE
from storyboard_cli.store.files import IfTag, read_if_there, tag_of
from storyboard_cli.store.specs import read_specs

ModelT = TypeVar("ModelT", bound=BaseModel)

NEW = "new"
"""The tag of a file that is not there yet."""


class PutAsk(Ask):
    """A whole file is to be written."""

    if_tag: str | None = Field(
        None, description="Write only if the file still has this tag; `new`: only if there is none."
    )
    dry_run: bool = Field(False, description="Only say what would be written.")


class WrittenFile(Answer):
    """A file that was written."""

    path: str = Field(description="The file, relative to the project.")
    tag: str = Field(description="Of its content now; for the next `if_tag`.")
    changed: bool = Field(description="Whether its content is another one than before.")
    created: bool = Field(False, description="Whether there was no such file before.")
    dry_run: bool = Field(False, description="Whether nothing was written because only a preview was asked.")


class RemovedFile(Answer):
    """A file that was removed."""

    path: str = Field(description="The file, relative to the project.")
    copy_at: Annotated[str, PLACE] = Field("", description="Where a copy of it lies.")
    dry_run: bool = Field(False, description="Nothing was removed: this is what would be done.")


class RemovalAsk(Ask):
    """A file is to go."""

    if_tag: str | None = Field(None, description="Remove only if the file still has this tag.")
    dry_run: bool = Field(False, description="Only say what would be removed.")


def encoded(text: str) -> bytes:
    """The text as a file holds it; half a character pair becomes bytes that the reader then names."""
    return text.encode("utf-8", "surrogatepass")


def spec_path(workspace: Workspace, asset_id: str) -> str | None:
    """Where an asset's spec stands; None where there is none."""
    return read_specs(workspace.files, workspace.cache).paths.get(asset_id)


def checked_model(data: bytes, path: str, model: type[ModelT]) -> ModelT:
    """`data` as a model; raises with all its mistakes."""
    reading = read(data, path, model)
    refuse_unwritten(reading.problems, path)
    assert reading.value is not None
    return reading.value


def refuse_other_id(field: str, asked: str, said: str, path: str) -> None:
    """Refuse a file that is about somebody else than it was put for."""
    if said != asked:
        raise SbError(
            Kind.usage,
            "id-differs",
            f"{path} is put for {asked}, and its {field} says {said}",
            hint=f"write {field}: {asked}",
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds, None where there is none, and the state that it was in when it was read."""

    path: str
    data: bytes | None
    state: IfTag


def held(workspace: Workspace, path: str) -> Held:
    """Read a file that is about to be written: a change made after this is refused, not lost."""
    state = tag_of(workspace.files, path)
    return Held(path, read_if_there(workspace.files, path), state)


def patched_file(was: Held, changes: Mapping[str, Any], model: type[ModelT]) -> tuple[bytes, ModelT]:
    """The file with fields changed where they stand, and what it says then: it has no mistakes."""
    path, data = was.path, was.data
    if data is None:
        raise SbError(Kind.missing, "no-file", f"there is no {path}", hint="put the whole file")
    text, problems = decode(data, path)
    document = parse_text(text, path)
    nothing_to_change(path, [*problems, *document.problems])
    try:
        after = patched(data, path, changes)
    except ValueError as error:
        raise SbError(
            Kind.usage,
            "not-patchable",
            f"{path} cannot be changed field by field: {error}",
            hint="put the whole file",
        ) from error
    return after, checked_model(after, path, model)


def put_if_tag(
    workspace: Workspace, was: Held, data: bytes, if_tag: str | None, dry_run: bool
) -> dict[str, Any]:
    """Write the file if it has the tag asked for; what an answer says of it. Under `workspace.writing()`."""
    path, before = was.path, was.data
    tag = NEW if before is None else sha256_bytes(before)
    if if_tag is not None and if_tag != tag:
        raise _moved(path, if_tag)
    is_other = before != data
    if is_other and not dry_run:
        try:
            commit(workspace, [Change(path, data, was.state)])
        except SbError as error:  # an editor was faster
            if error.code not in ("file-exists", "file-changed"):
                raise
            raise _moved(path, tag) from error
        workspace.forget()
    return {
        "path": path,
        "tag": sha256_bytes(data),
        "changed": is_other,
        "created": before is None,
        "dry_run": dry_run,
    }


def copy_of_removed(workspace: Workspace, path: str) -> str:
    """Where a copy of a file that goes is kept, in the state folder: each in a folder of its time."""
    stamped = f"deleted/{stamp(workspace.clock())}"
    taken = {entry.path for entry in workspace.state_files.entries("deleted")}
    numbered = (stamped if number == 1 else f"{stamped}-{number}" for number in count(1))
    return next(place for folder in numbered if (place := f"{folder}/{path}") not in taken)


def remove_if_tag(
    workspace: Workspace, was: Held, if_tag: str | None, dry_run: bool, copy: str
) -> dict[str, Any]:
    """Remove the file if it has the tag asked for, and keep a copy in the state; what an answer says of it.

    Under `workspace.writing()`.
    """
    path, before = was.path, was.data
    if before is None:
        raise SbError(Kind.missing, "no-file", f"there is no {path}")
    if if_tag is not None and if_tag != sha256_bytes(before):
        raise _moved(path, if_tag)
    if not dry_run:
        kept = Change(copy, before, FREE, in_state=True)
        try:
            commit(workspace, [kept, Change(path, None, was.state)])
        except SbError as error:  # an editor was faster
            if error.code != "file-changed":
                raise
            raise _moved(path, sha256_bytes(before)) from error
        workspace.forget()
    return {"path": path, "copy_at": "" if dry_run else in_state(copy), "dry_run": dry_run}


def _moved(path: str, if_tag: str) -> SbError:
    said = f"{path} is there already" if if_tag == NEW else f"{path} was changed by somebody else meanwhile"
    return SbError(Kind.conflict, "file-moved", said, hint="read it again, and put your change on top of it")
