"""`sb init`: starts a project in a folder, or copies an example there. Nothing that exists is
overwritten.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.clock import iso
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import LocalFolder
from storyboard_cli.core.ids import PROJECT_ID
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.schema import write_project_schemas
from storyboard_cli.spec.templates import (
    GITATTRIBUTES,
    GITATTRIBUTES_LFS,
    GITIGNORE,
    project_id_for,
    project_text,
)
from storyboard_cli.store.local import project_file
from storyboard_cli.store.new_project import copy_example, is_taken, those_there, write_first_files
from storyboard_cli.store.outside import folder_at
from storyboard_cli.store.resources import EXAMPLES, example_files, has_pictures

_FOLDERS = ("scripts", "assets", "direction")


class InitAsk(Ask):
    folder: Annotated[
        LocalFolder,
        asked(
            "Where the project will live; made if it is not there.",
            argument="folder",
            read=LocalFolder.local,
            typed=str,
            usual=".",
        ),
    ]
    name: Annotated[
        str | None,
        asked("The title; left out: as the script's title page has it, else the folder.", "--name"),
    ] = None
    project_id: Annotated[
        str | None,
        asked("The id that other files know the project by; left out: made from the name."),
        Field(pattern=rf"^{PROJECT_ID}$"),
    ] = None
    example: Annotated[
        str | None,
        asked(
            "Copy an example there: college_silence (where no name stands) or chase.",
            "--example",
            metavar="[NAME]",
        ),
    ] = None
    lfs: Annotated[bool, asked("Keep pictures in git-lfs.", "--lfs")] = False
    dry_run: Annotated[bool, asked("Say what would be written.", "--dry-run")] = False


class InitAnswer(Answer):
    folder: str = Field(description="Where the project is.")
    name: str = Field(description="Its title.")
    project_id: str = Field(description="The project, as PRJ_film.")
    written: list[str] = Field([], description="Files that were written.")
    kept: list[str] = Field([], description="Files that were there already and stay.")
    example: str | None = Field(None, description="The example that was copied.")
    drawn: int = Field(0, description="Pictures drawn for an example that travels without them.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


def init(settings: Settings, ask: InitAsk, caller: Caller) -> InitAnswer:
    """Make a project in `folder`."""
    return begun(ask, caller, settings, draws=True)


def begun(ask: InitAsk, caller: Caller, settings: Settings, *, draws: bool) -> InitAnswer:
    """The same; an example that travels without pictures is drawn if `draws`, which takes a minute."""
    root = ask.folder.place
    if is_taken(root):
        raise SbError(Kind.conflict, "folder-is-file", f"{root} is a file", hint="choose another name")
    existing = project_file(root)
    if existing is not None:
        raise SbError(
            Kind.conflict, "project-exists", f"{existing} is there already",
            hint=f"`sb -C {ask.folder} status` says where it stands",
        )  # fmt: skip
    if ask.example is not None:
        return _example(root, ask, ask.example or next(iter(EXAMPLES)), settings, caller, draws)
    name = ask.name or root.resolve().name or "Untitled"
    now = iso(caller.clock())
    project_id = ask.project_id or project_id_for(name)
    seed = int.from_bytes(hashlib.sha256(f"{project_id}\n{now}".encode()).digest()[:4], "big")
    files = {
        "project.yaml": project_text(project_id, ask.name, now, seed),
        ".gitignore": GITIGNORE,
        ".gitattributes": GITATTRIBUTES + (GITATTRIBUTES_LFS if ask.lfs else ""),
    }
    kept = those_there(root, files)
    written = [path for path in files if path not in kept]
    if not ask.dry_run:
        write_first_files(root, {path: files[path].encode("utf-8") for path in written}, _FOLDERS)
        write_project_schemas(folder_at(root))
    return InitAnswer(
        folder=str(ask.folder),
        name=name,
        project_id=project_id,
        written=written,
        kept=kept,
        dry_run=ask.dry_run,
    )


def _example(
    root: Path, ask: InitAsk, name: str, settings: Settings, caller: Caller, draws: bool
) -> InitAnswer:
    from storyboard_cli.store.local_files import LocalFiles
    from storyboard_cli.store.specs import read_project

    if ask.name is not None:
        raise SbError(
            Kind.usage, "named-example", "the example has its name", hint="leave out `name`", fields=("name",)
        )
    if name not in EXAMPLES:
        raise SbError(
            Kind.usage,
            "unknown-example",
            f"there is no example {name}; there are {' and '.join(EXAMPLES)}",
            hint=Mend(
                "init",
                {"folder": name, "example": next(iter(EXAMPLES))},
                f"{{}} makes a folder {name} of the first",
            ),
        )
    files = example_files(name)
    taken = those_there(root, [path for path, _ in files])
    if taken:
        raise SbError(
            Kind.conflict,
            "folder-not-empty",
            f"{root} holds {', '.join(taken[:3])}{' …' if len(taken) > 3 else ''} already",
            hint=Mend(
                "init", {"example": name}, "choose a new folder: {}", examples={"folder": "my_example"}
            ),
        )
    if not ask.dry_run:
        copy_example(name, root)
        write_project_schemas(folder_at(root))
    source_root = next(s for p, s in files if p == "project.yaml").parent
    project = read_project(LocalFiles(source_root))
    drawn, failure = 0, None
    if draws and not ask.dry_run and not has_pictures(name):
        drawn, failure = _drawn(root, f"{project.name} <board@example.org>", settings, caller)
    return InitAnswer(
        folder=str(ask.folder),
        name=project.name,
        project_id=project.project_id,
        written=[path for path, _ in files],
        example=name,
        drawn=drawn,
        dry_run=ask.dry_run,
        failure=failure,
    )


def _drawn(root: Path, actor: str, settings: Settings, caller: Caller) -> tuple[int, Kind | None]:
    """Draw and lock every asset of an example that travels without pictures; how many, and what failed.

    `actor`: who locks them where git knows nobody.
    """
    from storyboard_cli.ops import generate, lock
    from storyboard_cli.project.workspace import Workspace

    signing = Caller(settings.actor or actor, caller.clock, caller.report, caller.cancel, caller.here)
    with Workspace.open(root, settings, signing) as workspace:
        made = generate.generate(workspace, generate.GenerateAsk(all=True), signing)
        if made.failure is not None:
            return 0, made.failure
        workspace.forget()
        locked = lock.lock(workspace, lock.LockAsk(all=True), signing)
        return sum(one.drawn for one in made.assets), locked.failure
