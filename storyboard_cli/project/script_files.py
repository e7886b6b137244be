"""Which files of scripts/ are the project's scripts: all of them, or those that project.yaml names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where, closest
from storyboard_cli.project.nothing_yet import PUT_SCRIPT
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import script_id_of
from storyboard_cli.store.files import Files
from storyboard_cli.store.specs import project_path
from storyboard_cli.store.title_pages import script_files

FOLDER = "scripts"


def counted_paths(workspace: Workspace) -> list[str]:
    """The scripts that count: those that project.yaml names, in its order, else all by name."""
    there = script_files(workspace.files)
    named = workspace.project.scripts
    if not named:
        return there
    problems = list(named_problems(workspace.files, named))
    if problems:
        raise SbError(
            Kind.usage,
            "scripts-named",
            "`scripts:` in project.yaml names what is not there, or one script twice",
            hint="nothing was written",
            problems=problems,
        )
    return [path_of(name) for name in named]


def scripts_found(workspace: Workspace) -> list[str]:
    """The scripts that count and are there. Names of project.yaml without a script are passed over, where
    `counted_paths` refuses them: who only says how many scripts there are needs no refusal.
    """
    there = script_files(workspace.files)
    named = dict.fromkeys(path_of(name) for name in workspace.project.scripts)
    return [path for path in named if path in there] if named else there


def named_problems(files: Files, named: Sequence[str]) -> Iterator[Problem]:
    """Mistakes of `scripts:` in project.yaml."""
    from storyboard_cli.project.field_places import FieldPlaces

    there = script_files(files)
    places, file = FieldPlaces(files), project_path(files)
    for at, name in enumerate(named):
        path = path_of(name)
        if path in there and path not in map(path_of, named[:at]):
            continue
        near = closest(path, there)
        hint = f"did you mean {near[0].removeprefix(FOLDER + '/')}?" if near else "see `ls scripts`"
        said = f"there is no script {name} in {FOLDER}/", "no-script", hint
        if path in there:
            said = f"{name} is named twice", "script-named-twice", "take one of them out"
        message, code, hint = said
        yield places.problem(file or "project.yaml", ("scripts", at), code, message, hint)


def one_script(files: Files, name: str) -> str:
    """The path of the script of that name below scripts/, or of its `script_id` where that is of one alone;
    missing with the nearest name where it is none.
    """
    there = script_files(files)
    path = f"{FOLDER}/{name}"
    if path in there:
        return path
    known = [one for one in there if script_id_of(one) == name]
    if len(known) == 1:
        return known[0]
    near = closest(path, there)
    hint = f"did you mean {near[0].removeprefix(FOLDER + '/')}?" if near else None
    raise SbError(Kind.missing, "no-script", f"there is no script {name} in {FOLDER}/", hint=hint)


def left_out(workspace: Workspace) -> list[Problem]:
    """Scripts of the folder that do not count, told in one line."""
    if not workspace.project.scripts:
        return []
    counted = set(counted_paths(workspace))
    others = [p for p in script_files(workspace.files) if p not in counted]
    if not others:
        return []
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    verb = "is" if len(others) == 1 else "are"
    message = (
        f"{', '.join(others[:3])}{more} {verb} not compiled: `scripts:` in project.yaml names the scripts "
        "that count"
    )
    return [Problem(Severity.info, "script-left-out", message, Where("project.yaml"))]


def chosen_paths(workspace: Workspace, asked: Sequence[str]) -> list[str]:
    """The scripts that were asked for (relative to the project, the current folder or scripts/), or all that
    count.
    """
    everything = counted_paths(workspace)
    ids: dict[str, str] = {}
    for path in everything:
        first = ids.setdefault(script_id_of(path), path)
        if first != path:
            raise SbError(
                Kind.conflict,
                "duplicate-script",
                f"{first} and {path} have one name: a script is known by its file name without the ending",
                hint="rename one of them, move it out of scripts/, or name the other in project.yaml: "
                f"`scripts: [{first.removeprefix(FOLDER + '/')}]`",
            )
    if not asked:
        if not everything:
            raise SbError(
                Kind.missing,
                "no-scripts",
                "there is no script in scripts/",
                hint=PUT_SCRIPT.respelt_as("put a screenplay there (.fountain, .fdx or .yaml): `{}`"),
            )
        return everything
    return [_asked_path(workspace, path) for path in asked]


def check_counted(workspace: Workspace, paths: Sequence[str]) -> None:
    """Refuse to compile a script that project.yaml does not name while it names others."""
    if not workspace.project.scripts:
        return
    counted = counted_paths(workspace)
    for path in paths:
        if path not in counted:
            raise SbError(
                Kind.usage,
                "script-left-out",
                f"{path} does not count: `scripts:` in project.yaml does not name it",
                hint="name it there, or take `scripts:` out",
            )


def scripts_named(workspace: Workspace) -> list[str]:
    """The paths that `scripts:` in project.yaml names; none where it names none."""
    return [path_of(name) for name in workspace.project.scripts]


def path_of(name: str) -> str:
    """Where a script that project.yaml names lies."""
    return f"{FOLDER}/{name.removeprefix(FOLDER + '/')}"


def _asked_path(workspace: Workspace, asked: str) -> str:
    if workspace.caller.here is None:  # from afar only scripts are named: other files are nobody's business
        return one_script(workspace.files, asked.removeprefix(f"{FOLDER}/"))
    for candidate in (asked, _from_here(workspace, asked), f"{FOLDER}/{asked}"):
        try:
            if candidate and workspace.files.stat(candidate) is not None:
                return candidate
        except SbError:
            continue
    raise SbError(
        Kind.missing,
        "no-script",
        f"there is no script {asked} in this project",
        hint=Mend(
            "draft",
            {},
            "scripts lie in scripts/; for a file outside a project use `{}`",
            blanks=("script",),
        ),
    )


def _from_here(workspace: Workspace, asked: str) -> str | None:
    """What a path from the caller's folder is called in the project; None where it leads out of it."""
    here = workspace.caller.here
    if here is None:
        return None
    try:
        return (here / asked).resolve().relative_to(workspace.root.resolve()).as_posix()
    except (OSError, ValueError):
        return None
