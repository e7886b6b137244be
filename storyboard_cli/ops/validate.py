"""`sb validate`: every spec, direction, alias, lock, scene and decision of a project; all mistakes in one
run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.problems import Problem, Severity, in_reading_order
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.project.lock_conflicts import Label, open_versions
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.stat_cache import code_fingerprint
from storyboard_cli.store.tree_digest import tree_digest


class ValidateAsk(Ask):
    paths: Annotated[
        list[str], asked("Only findings of these files or folders; all if left out.", argument="paths")
    ] = []
    strict: Annotated[bool, asked("Warnings fail too.", "--strict")] = False
    fast: Annotated[bool, asked("Do not hash locked pictures.", "--fast")] = False
    since: Annotated[
        str | None, asked("Only what changed in git since this revision, as main.", "--since", metavar="REV")
    ] = None


class ValidateAnswer(Answer):
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")
    errors: int = Field(0, description="How many are mistakes.")
    warnings: int = Field(0, description="How many are warnings.")
    specs: int = Field(0, description="Specs that were read.")
    versions: int = Field(0, description="Locked versions that were read.")
    scenes: int = Field(0, description="Compiled scenes that were read.")
    directions: int = Field(0, description="Direction files that were read.")
    scripts: int = Field(0, description="Scripts that were read.")


@signed
def validate(workspace: Workspace, ask: ValidateAsk, caller: Caller) -> ValidateAnswer:
    """Read everything; nothing stops at the first mistake. A project that was good and did not change
    stays so.
    """
    if ask.since is not None:
        from storyboard_cli.project.changed_since import files_changed_since

        changed = [*files_changed_since(workspace, ask.since), *ask.paths]
        if not changed:
            return ValidateAnswer()
        ask = ask.model_copy(update={"paths": changed, "since": None})
    unmerged = open_versions(workspace.root)  # git's index knows it, and no file shows it
    digest = tree_digest(workspace.files)
    known = _known_good(workspace, digest) if not unmerged else None
    if known is not None:
        return known
    done = _validate(workspace, ask, caller, unmerged)
    if digest is not None and not done.problems and not ask.paths and not ask.fast:
        entry = {"digest": digest, "code": _code(), "done": done.plain()}
        write_cache(workspace.cache, "validated", 1, entry)
    return done


def _known_good(workspace: Workspace, digest: str | None) -> ValidateAnswer | None:
    found = read_cache(workspace.cache, "validated", 1)
    if digest is None or found.get("digest") != digest or found.get("code") != _code():
        return None
    return ValidateAnswer.model_validate(found["done"])


def _code() -> str:
    """Whatever of sb decides what is valid."""
    layers = ("core", "spec", "script", "assets", "timeline", "store", "project", "ops")
    return code_fingerprint(*(f"storyboard_cli.{layer}" for layer in layers))


def _validate(
    workspace: Workspace, ask: ValidateAsk, report: Reporter, unmerged: list[Label]
) -> ValidateAnswer:
    from storyboard_cli.project.validity import validity_of

    found = validity_of(workspace, report, unmerged, fast=ask.fast)
    kept = _chosen(found.problems, ask.paths)
    errors = sum(p.is_error for p in kept)
    warnings = sum(p.severity is Severity.warning for p in kept)
    return ValidateAnswer(
        problems=in_reading_order(kept),
        errors=errors,
        warnings=warnings,
        specs=found.specs,
        versions=found.versions,
        scenes=found.scenes,
        directions=found.directions,
        scripts=found.scripts,
        failure=Kind.usage if errors or (ask.strict and warnings) else None,
    )


def _chosen(problems: Iterable[Problem], paths: list[str]) -> list[Problem]:
    """Each finding once; with paths only those of files there."""
    unique = list(dict.fromkeys(problems))
    if not paths:
        return unique
    stems = [p.rstrip("/").removeprefix("./") for p in paths]
    return [
        p
        for p in unique
        if p.where is not None and any(p.where.path == s or p.where.path.startswith(f"{s}/") for s in stems)
    ]
