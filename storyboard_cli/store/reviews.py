"""`review/S03/FR_S03_002/<time>-approve-<hash>.yaml`: one small file a decision, written once, never edited.

Older projects have `review/FR_S03_002/…`, without the scene's folder: both are read, in one order by time.
"""

from __future__ import annotations

from pydantic import ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.files import Entry, Files
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint
from storyboard_cli.timeline.drawing import yaml_of
from storyboard_cli.timeline.review import Decision, in_order

FOLDER = "review"
_ENDINGS = (".yaml", ".yml", ".json")


def read_decisions(files: Files, cache: Files | None = None) -> list[Decision]:
    """Every decision of the project, oldest first; raises with every mistake of every file."""
    problems: list[Problem] = []
    kept = StatCache(cache, "reviews", code_fingerprint("storyboard_cli.timeline"))
    read = (_read(files, entry, kept, problems) for _, entry in sorted(_once(files).items()))
    found = [decision for decision in read if decision is not None]
    kept.save()
    if problems:
        raise SbError(
            Kind.usage,
            "reviews-invalid",
            "some review files cannot be read; a decision is never edited, only followed by another",
            problems=problems,
        )
    return in_order(found)


def decision_files(files: Files) -> list[str]:
    """The paths of all decision files, relative to the project, each decision once, in one order."""
    return [entry.path for _, entry in sorted(_once(files).items())]


def decision_path(frame_id: str, file_name: str) -> str:
    """Where a decision about a frame lies; the folder of the scene is that in the frame's name."""
    named = parse_frame_name(frame_id)
    if named is None:
        raise SbError(
            Kind.usage, "not-a-frame", f"{frame_id!r} is not the name of a frame", hint="like FR_S03_002"
        )
    return f"{FOLDER}/{named[0]}/{frame_id}/{file_name}"


def decision_key(path: str) -> str:
    """`FR_S03_002/<file>`: what names a decision in either layout, on disk, in git and in the ledger."""
    return "/".join(path.rsplit("/", 2)[-2:])


def decision_paths(path: str) -> tuple[str, ...]:
    """Every path that a decision may have: where it lies now, and that of older projects."""
    key = decision_key(path)
    return tuple(dict.fromkeys([path, decision_path(*key.split("/")), f"{FOLDER}/{key}"]))


def write_decision(files: Files, decision: Decision) -> Decision:
    """Store a decision; the answer knows its path. The same decision twice is one file."""
    path = decision_path(decision.frame_id, decision.file_name)
    there = decision_there(files, decision)
    if there is None:
        files.put(path, text_of(decision).encode("utf-8"))
    return decision.model_copy(update={"path": there or path})


def decision_there(files: Files, decision: Decision) -> str | None:
    """Where this very decision lies already, in either layout; None where it does not."""
    path = decision_path(decision.frame_id, decision.file_name)
    return next((p for p in decision_paths(path) if files.stat(p) is not None), None)


def in_older_place(files: Files) -> list[tuple[str, str]]:
    """(where it lies, where it would lie by scene) of every decision that older versions of sb wrote."""
    older = [e.path for e in files.entries(FOLDER) if e.path.count("/") == 2 and e.path.endswith(_ENDINGS)]
    named = [path for path in older if parse_frame_name(path.split("/")[1])]
    return [(path, decision_path(*decision_key(path).split("/"))) for path in named]


def movable_by_scene(files: Files) -> list[tuple[str, str]]:
    """As `in_older_place`, but for decisions whose place by scene holds another text: they stay.

    Nothing that somebody wrote is lost.
    """
    return [
        (old, new)
        for old, new in in_older_place(files)
        if files.stat(new) is None or files.read(new) == files.read(old)
    ]


def text_of(decision: Decision) -> str:
    """The file's text; what is not said is left out."""
    said = decision.model_dump(mode="json", by_alias=True, exclude={"drawing"})
    text = yaml_text.dump({k: v for k, v in said.items() if v not in (None, "", [])})
    return text + yaml_of(decision.drawing) if decision.drawing else text


def parse_decision(data: bytes, path: str) -> tuple[Decision | None, tuple[Problem, ...]]:
    """The decision in a file's bytes, or what is wrong with it."""
    from storyboard_cli.spec.reader import read

    reading = read(data, path, Decision)
    if reading.value is None:
        return None, tuple(_with_hint(p, path) for p in reading.problems)
    return reading.value.model_copy(update={"path": path}), ()


def _read(files: Files, entry: Entry, kept: StatCache, problems: list[Problem]) -> Decision | None:
    path = entry.path
    try:
        known = kept.value(path, entry, lambda text: _remade(text, path), lambda: files.read(path))
        if known is not None:
            return known
    except ValidationError:
        pass  # the cache was damaged; the file is the truth
    except SbError:
        pass  # it cannot be read; that is told below
    try:
        data = files.read(path)
        decision, wrong = parse_decision(data, path)
    except SbError as error:
        problems.append(Problem(Severity.error, "unreadable", error.message, Where(path), error.hint))
        return None
    problems.extend(wrong)
    if decision is not None:
        kept.put(path, entry, decision.model_dump_json(by_alias=True), data)
    return decision


def _remade(text: str, path: str) -> Decision:
    return Decision.model_validate_json(text).model_copy(update={"path": path})


def _once(files: Files) -> dict[str, Entry]:
    """The file of every decision by its key; of two files of one decision, that by scene."""
    older: dict[str, Entry] = {}
    by_scene: dict[str, Entry] = {}
    for entry in files.entries(FOLDER):
        parts = entry.path.split("/")
        if parts[-1].endswith(_ENDINGS) and len(parts) in (3, 4):
            (older if len(parts) == 3 else by_scene)[f"{parts[-2]}/{parts[-1]}"] = entry
    return older | by_scene if older else by_scene


def _with_hint(problem: Problem, path: str) -> Problem:
    hint = problem.hint or f"`git checkout -- {path}` brings it back"
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)
