"""`sb verify`: proves that ledger, files, locks, reviews and pictures are what they say they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from storyboard_cli.core import lfs
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import ProjectPath
from storyboard_cli.core.hashing import sha256_bytes, sha256_json, short
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.core.reporter import Task
from storyboard_cli.history.reconcile import unknown_decisions, unknown_renders
from storyboard_cli.ledger.chain import breaks
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.presenting.export_proof import ExportProof, prove_exports
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store import git
from storyboard_cli.store.approved import approved_path, approved_pixels
from storyboard_cli.store.files import is_there, read_if_usable
from storyboard_cli.store.locks import check_version, read_locks
from storyboard_cli.store.reviews import decision_files, decision_key, parse_decision
from storyboard_cli.timeline.review import Decision, by_frame, in_order, last_word


class VerifyAsk(Ask):
    exports: Annotated[
        list[ProjectPath],
        asked(
            "Exports to prove: exports/…; the project itself if left out.",
            argument="exports",
            read=lambda words: [ProjectPath.local(word) for word in words],
            typed=list[str],
        ),
    ] = []


class VerifyAnswer(Answer):
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")
    events: int = Field(0, description="Events of the ledger.")
    head: str = Field("", description="The hash of the newest event.")
    renders: int = Field(0, description="Renders that were looked at.")
    locks: int = Field(0, description="Locked versions that were looked at.")
    decisions: int = Field(0, description="Decisions that were looked at.")
    missing: int = Field(0, description="Pictures that are not on this machine.")
    exports: int = Field(0, description="Exports that were looked at.")
    proofs: list[ExportProof] = Field([], description="Each file or folder that was named, and its state.")


@signed
def verify(workspace: Workspace, ask: VerifyAsk, caller: Caller) -> VerifyAnswer:
    """Check everything and say everything that is wrong. Nothing is written."""
    if ask.exports:
        proved = prove_exports(workspace, ask.exports)
        return _answer(proved.problems, exports=proved.exports, proofs=proved.proofs)
    renders = workspace.views.renders()
    locks = read_locks(workspace.files, workspace.cache)
    versions = [lock for of in locks.versions.values() for lock in of]
    files = decision_files(workspace.files)
    problems: list[Problem] = list(locks.problems)
    with caller.task("Verifying", len(renders) + len(versions) + len(files) + 1) as task:
        problems += _ledger(workspace)
        task.advance(1, "ledger")
        for row in renders:
            problems += _render(workspace, row)
            task.advance(1, row.frame_id)
        for lock in versions:
            problems += check_version(workspace.files, lock)
            task.advance(1, lock.label)
        problems += _reviews(workspace, files, task)
    problems += _lost_ledger(workspace)
    head = workspace.log.head
    return _answer(
        problems,
        events=head[0],
        head=short(head[1], 12) if head[0] else "",
        renders=len(renders),
        locks=len(versions),
        decisions=len(files),
        missing=sum(p.code == "render-missing" for p in problems),
    )


def _lost_ledger(workspace: Workspace) -> list[Problem]:
    """Does the ledger know nothing of pictures and decisions that lie here?"""
    if workspace.log.head[0]:
        return []  # what a crash left between a file and its event is recorded by the next verb that writes
    lost = [*unknown_renders(workspace), *unknown_decisions(workspace)]
    if not lost:
        return []
    said = f"the ledger is empty, but there are {len(lost)} pictures and decisions such as {lost[0]}"
    hint = Mend("rebuild", {}, "`{}` makes the ledger from the project's files")
    return [Problem(Severity.warning, "ledger-lost", said, None, hint)]


def _answer(problems: list[Problem], **counts: object) -> VerifyAnswer:
    failure = Kind.blocked if any(p.is_error for p in problems) else None
    return VerifyAnswer.model_validate({"problems": problems, "failure": failure, **counts})


def _ledger(workspace: Workspace) -> Iterator[Problem]:
    log, views = workspace.log, workspace.views
    said = "`{}` makes a new ledger from the project's files and keeps this one aside"
    rebuild = Mend("rebuild", {}, said)
    for damage in views.damage():
        yield _error("ledger-damaged", f"the ledger file is damaged: {damage}", log.name, rebuild)
    broken = False
    for seq, said in breaks(log.read(), workspace.project.project_id):
        broken = True
        yield _error("chain-broken", f"event {seq} {said}", log.name, rebuild)
    if broken:
        return
    for table, count in views.differences(log).items():
        said = f"{count} row{'s' * (count != 1)} of {table} are not what the events say"
        yield _error("rows-differ", said, log.name, rebuild)


def _render(workspace: Workspace, row: RenderRow) -> Iterator[Problem]:
    files, path = workspace.files, row.image_uri
    name = f"{row.frame_id} v{row.render_version}"
    try:
        data = files.read(path)
    except SbError as error:
        if error.code == "lfs-pointer":
            said = lfs.words(f"{name}: {path}")
            yield Problem(Severity.warning, "lfs-pointer", said, Where(path), lfs.HINT)
            return
        said = f"{name}: the picture is not there; a clean clone has none, missing is not corrupt"
        yield Problem(
            Severity.info,
            "render-missing",
            said,
            Where(path),
            Mend("render", {}, "`{}` draws what is wanted"),
        )
        return
    if sha256_bytes(data) != row.sha256:
        said = f"{name}: the picture was changed after it was rendered"
        yield _error("picture-changed", said, path, _back_or_away(workspace, row))
        return
    yield from _recipe(data, row, name, workspace.project.project_id)


def _recipe(data: bytes, row: RenderRow, name: str, project_id: str) -> Iterator[Problem]:
    """The recipe that the picture carries is the one that the ledger recorded for it."""
    path, again = row.image_uri, _away(row)
    carried = recipe_of(data)
    if carried is None or "recipe" not in carried:
        yield _error("recipe-missing", f"{name}: the picture carries no recipe", path, again)
        return
    recipe = carried["recipe"]
    # An older sb had other fields: what it wrote is hashed as it stands, not as it is read today.
    if row.recipe_hash not in (sha256_json(recipe), _read_today(recipe)):
        said = f"{name}: the recipe inside the picture is not the one that the ledger recorded"
        yield _error("recipe-differs", said, path, again)
    owner = recipe.get("project_id") if isinstance(recipe, dict) else None
    if owner != project_id:
        yield _error("foreign-picture", f"{name}: the picture belongs to {owner}", path, again)


def _read_today(recipe: object) -> str | None:
    """The hash that an sb gave an older one's recipe when it found the picture on disk."""
    try:
        return Recipe.model_validate(recipe).recipe_hash
    except ValueError:
        return None


def _back_or_away(workspace: Workspace, row: RenderRow) -> Hint:
    """What makes a changed picture whole: its own bytes from where they still are, else its going away.

    Drawing it again does not: that makes a newer version, and this one stays as it is.
    """
    path, files = row.image_uri, workspace.files
    in_git = git.blob(workspace.root, path, 0)
    if in_git is not None and sha256_bytes(in_git) == row.sha256:
        return f"`git checkout -- {path}` brings it back"
    kept = approved_path(row.frame_id)
    approved = read_if_usable(files, kept) if kept != path else None
    if approved is not None and sha256_bytes(approved) == row.sha256:
        return f"it was approved, so that {kept} is the same picture: copy that over {path}"
    return Mend.joined("put {} back from a backup, or {}", path, _away(row))


def _away(row: RenderRow) -> Hint:
    """What is wrong goes, and is missing then, which is no fault; the newest is drawn anew."""
    if not row.is_newest:
        return f"delete {row.image_uri}: it is an older version, nothing needs it"
    words = "delete {}, then {}"
    return Mend.joined(words, row.image_uri, Mend("render", {"selectors": [row.frame_id]}, "`{}` draws it"))


def _reviews(workspace: Workspace, files: list[str], task: Task) -> Iterator[Problem]:
    decisions: list[Decision] = []
    for path in files:
        task.advance(1, path.split("/")[-2])
        decision, problems = parse_decision(workspace.files.read(path), path)
        yield from problems
        if decision is None:
            continue
        decisions.append(decision)
        if decision.file_name != path.rsplit("/", 1)[1]:
            hint = f"`git checkout -- {path}` brings it back; a new decision is a new file"
            yield _error("decision-edited", "the decision was edited after it was made", path, hint)
    on_disk = {decision_key(d.path) for d in decisions}
    for row in workspace.views.decisions():
        if row.path and decision_key(row.path) not in on_disk:
            said = f"a decision about {row.frame_id} that the ledger recorded is not there"
            hint = f"`git checkout -- {row.path}`, or another branch has it"
            yield Problem(Severity.warning, "decision-missing", said, Where(row.path), hint)
    yield from _approvals(workspace, decisions)


def _approvals(workspace: Workspace, decisions: list[Decision]) -> Iterator[Problem]:
    """Every picture under `approved/` is the one that its approval saw."""
    for of_frame in by_frame(in_order(decisions)).values():
        last = last_word(of_frame)
        if last is None or last.decision != "approve" or last.pixel_sha256 is None:
            continue
        path = approved_path(last.frame_id)
        found = approved_pixels(workspace.files, last.frame_id)
        if found is not None and found != last.pixel_sha256:
            said = f"{last.frame_id}: the picture in approved/ is not the one that {last.by} approved"
            yield _error("approved-changed", said, path, f"`git checkout -- {path}`, or approve it again")
        elif found is None and not is_there(workspace.files, path):
            said = f"{last.frame_id}: the approved picture is not there"
            yield Problem(
                Severity.warning, "approved-missing", said, Where(path), f"`git checkout -- {path}`"
            )


def _error(code: str, message: str, path: str, hint: Hint | None) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)
