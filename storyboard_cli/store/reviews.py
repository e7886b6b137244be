"""`review/FR_S03_002/<time>-approve-<hash>.yaml`: one small file a decision, written once, never edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from storyboard_cli.core import yaml_text
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import inside, write_atomic
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint
from storyboard_cli.timeline.review import Decision, in_order

FOLDER = "review"


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
    """The paths of all decision files, relative to the project, sorted."""
    return sorted(_files(root))


def write_decision(root: Path, decision: Decision) -> Decision:
    """Store a decision; the answer knows its path. The same decision twice is one file."""
    path = f"{FOLDER}/{decision.frame_id}/{decision.file_name}"
    target = inside(root, path)
    if not target.exists():
        write_atomic(target, text_of(decision).encode("utf-8"))
    return decision.model_copy(update={"path": path})


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
    try:
        folders = list(os.scandir(root / FOLDER))
    except OSError:
        return
    for folder in folders:
        if folder.name.startswith(".") or not folder.is_dir(follow_symlinks=False):
            continue
        for entry in os.scandir(folder.path):
            if entry.name.endswith((".yaml", ".yml", ".json")) and not entry.name.startswith("."):
                yield f"{FOLDER}/{folder.name}/{entry.name}"


def _with_hint(problem: Problem, path: str) -> Problem:
    hint = problem.hint or f"`git checkout -- {path}` brings it back"
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)
