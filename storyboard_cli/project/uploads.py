"""Files that come along with an ask: their bytes within limits, and the names that they may get."""

from __future__ import annotations

from collections.abc import Collection

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import refuse_twin, refuse_wrong_name
from storyboard_cli.core.files import inside
from storyboard_cli.core.handover import Upload
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.outside import read_upload


def uploaded(file: Upload, most: int) -> bytes:
    """The file's bytes; refused where there are more than `most`, or where nobody can read it."""
    try:
        data = read_upload(file, most)
    except FileNotFoundError:
        raise SbError(Kind.missing, "no-file", f"there is no file {file}", hint="check the path") from None
    except OSError as error:
        raise SbError(Kind.storage, "unreadable", f"{file} cannot be read: {error.strerror}") from error
    if data is None:
        size = f"{most >> 20} MB"
        raise SbError(Kind.usage, "file-too-large", f"{file.name} is larger than {size}, which is the most")
    return data


def named_in(workspace: Workspace, folder: str, name: str, endings: Collection[str], what: str) -> str:
    """The path of `name` in a folder of the project: inside it, seen, and with an ending that says `what`."""
    inside(workspace.root / folder, name)
    path = f"{folder}/{name}"
    if not path.lower().endswith(tuple(endings)) or any(p.startswith(".") for p in name.split("/")):
        raise SbError(
            Kind.usage,
            f"not-a-{what}-name",
            f"{name!r} is not the name of a {what}",
            hint=f"a {what} ends in {', '.join(sorted(endings))}",
            fields=("name",),
        )
    refuse_wrong_name(name)
    return path


def refuse_twins(workspace: Workspace, path: str) -> None:
    """Refuse a name that Windows or macOS takes for another file's. Under `workspace.writing()`."""
    folder = path.partition("/")[0]
    refuse_twin(path, (entry.path for entry in workspace.files.entries(folder)))
