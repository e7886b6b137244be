"""`review/S03/FR_S03_002/<time>-approve-<hash>.yaml`: one small file a decision, written once, never edited.

Older projects have `review/FR_S03_002/…`, without the scene's folder: both are read, in one order by time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, write_atomic
from storyboard_cli.core.ids import parse_frame_name
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint
from storyboard_cli.timeline.review import Decision, in_order

FOLDER = "review"
_ENDINGS = (".yaml", ".yml", ".json")


def read_decisions(root: Path, cache: Path | None = None) -> list[Decision]:
    """Every decision of the project, oldest first; raises with every mistake of every file."""
    problems: list[Problem] = []
    kept = StatCache(cache / "reviews.json" if cache else None, code_fingerprint("storyboard_cli.timeline"))
    found = [d for d in (_read(root, path, kept, problems) for path in decision_files(root)) if d is not None]
    kept.save()
    if problems:
        raise SbError(
            Kind.usage,
            "reviews-invalid",
            "some review files cannot be read; a decision is never edited, only followed by another",
            problems=problems,
        )
    return in_order(found)


def decision_files(root: Path) -> list[str]:
    """The paths of all decision files, relative to the project, each decision once, in one order."""
    found = {decision_key(path): path for path in sorted(_files(root))}  # of two, that by scene
    return [path for _, path in sorted(found.items())]


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
    return "/".join(path.split("/")[-2:])


def decision_paths(path: str) -> tuple[str, ...]:
    """Every path that a decision may have: where it lies now, and that of older projects."""
    key = decision_key(path)
    return tuple(dict.fromkeys([path, decision_path(*key.split("/")), f"{FOLDER}/{key}"]))


def write_decision(root: Path, decision: Decision) -> Decision:
    """Store a decision; the answer knows its path. The same decision twice is one file."""
    path = decision_path(decision.frame_id, decision.file_name)
    there = next((p for p in decision_paths(path) if inside(root, p).exists()), None)
    if there is None:
        write_atomic(inside(root, path), text_of(decision).encode("utf-8"))
    return decision.model_copy(update={"path": there or path})


def in_older_place(root: Path) -> list[tuple[str, str]]:
    """(where it lies, where it would lie by scene) of every decision that older versions of sb wrote."""
    older = [path for path in sorted(_files(root)) if path.count("/") == 2]
    named = [path for path in older if parse_frame_name(path.split("/")[1])]
    return [(path, decision_path(*decision_key(path).split("/"))) for path in named]


def move_by_scene(root: Path) -> int:
    """Move the decisions of older versions into the folders of their scenes, byte for byte; how many."""
    moved = in_older_place(root)
    for old, new in moved:
        inside(root, new).parent.mkdir(parents=True, exist_ok=True)
        os.replace(root / old, root / new)
    for folder in {(root / old).parent for old, _ in moved}:
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(moved)


def text_of(decision: Decision) -> str:
    """The file's text; what is not said is left out."""
    said = decision.model_dump(mode="json", by_alias=True)
    return yaml_text.dump({k: v for k, v in said.items() if v is not None and v != ""})


def parse_decision(data: bytes, path: str) -> tuple[Decision | None, tuple[Problem, ...]]:
    """The decision in a file's bytes, or what is wrong with it."""
    from storyboard_cli.spec.reader import read

    reading = read(data, path, Decision)
    if reading.value is None:
        return None, tuple(_with_hint(p, path) for p in reading.problems)
    return reading.value.model_copy(update={"path": path}), ()


def _read(root: Path, path: str, kept: StatCache, problems: list[Problem]) -> Decision | None:
    try:
        stat = (root / path).stat()
        text = kept.get(path, stat)
        if text is not None:
            try:
                return Decision.model_validate_json(text).model_copy(update={"path": path})
            except ValidationError:
                pass  # the cache was damaged; the file is the truth
        decision, wrong = parse_decision((root / path).read_bytes(), path)
    except OSError as error:
        problems.append(
            Problem(Severity.error, "unreadable", f"cannot be read: {error.strerror}", Where(path))
        )
        return None
    problems.extend(wrong)
    if decision is not None:
        kept.put(path, stat, decision.model_dump_json(by_alias=True))
    return decision


def _files(root: Path) -> Iterator[str]:
    for folder in _entries(root / FOLDER):
        if not folder.is_dir(follow_symlinks=False):
            continue
        for entry in _entries(folder.path):
            if entry.is_dir(follow_symlinks=False):
                inner = (e.name for e in _entries(entry.path))
                yield from (f"{FOLDER}/{folder.name}/{entry.name}/{n}" for n in inner if n.endswith(_ENDINGS))
            elif entry.name.endswith(_ENDINGS):
                yield f"{FOLDER}/{folder.name}/{entry.name}"


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []


def _with_hint(problem: Problem, path: str) -> Problem:
    hint = problem.hint or f"`git checkout -- {path}` brings it back"
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)
