"""`sb lock`: freezes a spec and a take as the next version. Files first, `lock.yaml` last of them, then
the event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.assets.changes import picture_changes, spec_changes
from storyboard_cli.assets.lock import Lock
from storyboard_cli.assets.take import Take, outdated_by
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.core.reporter import Reporter, Task
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.assets import AssetLocked, AssetRestored
from storyboard_cli.plan.recipes import roles_of
from storyboard_cli.project.asset_selection import AllAssets, AssetNames, retired_assets, select_assets
from storyboard_cli.project.commit import NewFolder, commit
from storyboard_cli.project.reference_check import ReferenceCheck, broken_references
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.locks import LOCK_FILE, clean_partials, version_files, version_folder
from storyboard_cli.store.takes import newest_take, picture_data, read_take, take_names


class LockAsk(Ask):
    assets: AssetNames = []
    all: AllAssets = False
    note: Annotated[str, asked("What changed, for the lineage.", "--note", "-m")] = ""
    take: Annotated[str | None, asked("Which take; the newest if left out.", "--take")] = None
    force: Annotated[bool, asked("Lock although the spec changed since the take was made.", "--force")] = (
        False
    )
    dry_run: Annotated[bool, asked("Say what would be locked.", "--dry-run")] = False


class Locked(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    state: Literal["locked", "unchanged"] = Field(
        description="locked, or unchanged since the version before."
    )
    version: int = Field(description="The version.")
    parent: str | None = Field(None, description="The version that it follows.")
    lock_hash: str = Field("", description="The hash of the locked version.")
    note: str = Field("", description="What changed, for the lineage.")
    pictures: int = Field(0, description="Pictures that it holds.")
    missing_roles: list[str] = Field([], description="Roles of a full bundle that it lacks.")
    folder: str = Field("", description="The version's folder.")


class LockAnswer(Answer):
    assets: list[Locked] = Field([], description="The assets, one by one.")
    left: list[str] = Field(
        [], description="Assets that stay retired: `all` brings none back; lock one by its name with `force`."
    )
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def lock(workspace: Workspace, ask: LockAsk, caller: Caller) -> LockAnswer:
    """Lock all assets named, or none: what forbids it is told for all of them at once.

    All is read under the write lock: the spec that is frozen is the one that the pictures were compared with.
    """
    if ask.dry_run:
        ids, takes, left = _ready(workspace, ask, caller)
        foreseen = [_foreseen(workspace, i, takes.get(i), ask) for i in ids]
        return LockAnswer(assets=foreseen, left=left, dry_run=True)
    with workspace.deciding():
        reconcile(workspace, caller)
        clean_partials(workspace.files)
        workspace.forget()
        ids, takes, left = _ready(workspace, ask, caller)
        done = _lock_all(workspace, ids, takes, ask, caller)
        workspace.forget()
    _warn(workspace, done, takes, caller)
    _calibrate(workspace, done, caller)
    return LockAnswer(assets=done, left=left)


def _lock_all(
    workspace: Workspace, ids: Sequence[str], takes: Mapping[str, Take], ask: LockAsk, caller: Caller
) -> list[Locked]:
    """Lock one asset after the other; what is locked stays where the caller stops."""
    done: list[Locked] = []
    with (
        caller.stopping(lambda: _stopped(f"{len(done)} of {len(ids)} assets are locked", ask)),
        caller.task("Locking", len(ids)) as progress,
    ):
        for asset_id in ids:
            done.append(_lock_one(workspace, asset_id, takes.get(asset_id), ask))
            progress.advance(1, asset_id)
    return done


def _stopped(done: str, ask: LockAsk) -> Cancelled:
    return Cancelled(f"stopped; {done}", Mend("lock", ask.again(), "run `{}` again to go on"))


def _ready(
    workspace: Workspace, ask: LockAsk, caller: Caller
) -> tuple[list[str], dict[str, Take], list[str]]:
    """The assets to lock, their takes, and retired ones that `all` leaves; raises with everything that
    forbids it.
    """
    ids = select_assets(workspace.registry, ask.assets, all_assets=ask.all)
    if ask.take and len(ids) > 1:
        raise SbError(
            Kind.usage, "one-take", "`take` belongs to one asset", hint="name one asset", fields=("take",)
        )
    with caller.task("Comparing with the takes", len(ids)) as progress:
        takes, problems, again = _takes(workspace, ids, ask, progress)
    if problems:
        count = "one asset" if len(problems) == 1 else f"{len(problems)} assets"
        raise SbError(
            Kind.blocked,
            "cannot-lock",
            f"nothing was locked: {count} cannot be",
            hint=Mend("generate", {"all": True}, "`{}` draws what is missing") if len(problems) > 1 else None,
            problems=problems,
        )
    left = sorted([*retired_assets(workspace.registry), *again]) if ask.all else []
    return [asset_id for asset_id in ids if asset_id not in again], takes, left


def _not_calibrated() -> Cancelled:
    return Cancelled(
        "stopped; all is locked, but not calibrated", Mend("check", {}, "`{}` does that when it needs it")
    )


def _calibrate(workspace: Workspace, done: list[Locked], caller: Caller) -> None:
    """Set the limits of the check for what was locked; without them (no weights, say) it is locked still."""
    locked = [workspace.registry.lock(d.asset_id, d.version) for d in done if d.state == "locked"]
    if not locked:
        return
    from storyboard_cli.checking.calibrations import calibrate_versions

    try:
        with caller.stopping(_not_calibrated):
            calibrate_versions(workspace, [lock for lock in locked if lock is not None], caller)
    except Cancelled:
        raise
    except SbError as error:
        caller.warn(f"locked, but not calibrated: {error.message}", error.hint)


def _takes(
    workspace: Workspace, ids: list[str], ask: LockAsk, progress: Task
) -> tuple[dict[str, Take], list[Problem], list[str]]:
    """The take of each asset; where there is none the current version's pictures stay, if the spec allows.
    Last those that `all` leaves, as their take is a version that was retired.
    """
    takes: dict[str, Take] = {}
    left: list[str] = []
    problems: list[Problem] = []
    pictures = ReferenceCheck(workspace.files, workspace.cache)
    for asset_id in ids:
        progress.advance(1, asset_id)
        spec = workspace.registry.specs.get(asset_id)
        path = workspace.registry.paths.get(asset_id, f"assets/{asset_id}")
        if spec is None:
            again = Mend(
                "restore", {}, "`{}` writes it again from a version", examples={"version": f"{asset_id}@v1"}
            )
            problems.append(_problem("no-spec", f"{asset_id} has no working spec", path, again))
            continue
        broken = broken_references(spec, pictures, path)
        problems += broken
        if broken:
            continue
        take = _take(workspace, asset_id, ask.take)
        if take is None:
            if ask.take or workspace.registry.current(asset_id) is None:
                problems.append(_no_take(workspace, asset_id, path, ask.take))
            elif workspace.registry.unlocked_changes(asset_id):
                message = f"{asset_id}: the spec changed and there are no pictures of it"
                problems.append(
                    _problem("no-take", message, path, Mend("generate", {"assets": [asset_id]}, "`{}` first"))
                )
            continue
        changes = outdated_by(take, spec)
        if changes and not ask.force and not _is_done(workspace, asset_id, take, spec, ask.take):
            fields = ", ".join(c.field for c in changes[:4])
            message = f"{asset_id}: {fields} changed since {take.take} was made"
            anew = Mend.joined(
                "{} draws it anew; {} locks the old pictures with the new spec",
                Mend("generate", {"assets": [asset_id]}),
                Mend("lock", {"assets": [asset_id], "force": True}),
            )
            problems.append(_problem("take-outdated", message, path, anew))
            continue
        twin = _retired_twin(workspace, asset_id, take, spec)
        if twin is not None and not ask.force and not _is_done(workspace, asset_id, take, spec, ask.take):
            if ask.all:
                left.append(asset_id)
                continue
            reason = workspace.registry.retired(asset_id, twin.version)
            message = f"{asset_id}: this is {twin.label} again, which was retired"
            anyway = Mend.joined(
                "it was retired because: {}; {} locks it all the same",
                reason.reason if reason else "",
                Mend("lock", {"assets": [asset_id], "force": True}),
            )
            problems.append(_problem("retired-again", message, path, anyway))
            continue
        takes[asset_id] = take
    return takes, problems, left


def _retired_twin(workspace: Workspace, asset_id: str, take: Take, spec: AssetSpec) -> Lock | None:
    """The retired version that locking this would make a second time."""
    registry = workspace.registry
    pictures = [p.locked() for p in take.pictures]
    for lock in registry.locks(asset_id):
        same = not spec_changes(lock.spec, spec) and not picture_changes(lock.pictures, pictures)
        if same and registry.retired(asset_id, lock.version) is not None:
            return lock
    return None


def _is_done(workspace: Workspace, asset_id: str, take: Take, spec: AssetSpec, asked: str | None) -> bool:
    """Nothing is left to lock: the spec is as it was locked, and the take is a version (of it or an older
    one).
    """
    current = workspace.registry.current(asset_id)
    if current is None or spec_changes(current.spec, spec):
        return False
    versions = [current] if asked else workspace.registry.locks(asset_id)
    pictures = [p.locked() for p in take.pictures]
    return any(not picture_changes(v.pictures, pictures) for v in versions)


def _lock_one(workspace: Workspace, asset_id: str, take: Take | None, ask: LockAsk) -> Locked:
    made = _foreseen(workspace, asset_id, take, ask)
    if made.state == "unchanged" or take is None:
        return made
    lock = _lock_of(workspace, asset_id, take, made)
    data = {p.path: picture_data(workspace.state_files, take, p.path) for p in take.pictures}
    folder = version_folder(lock.asset_id, lock.version)
    version = NewFolder(folder, version_files(lock, data), LOCK_FILE)
    commit(workspace, [version], [AssetLocked.of(lock)])
    return made.model_copy(update={"lock_hash": lock.lock_hash, "folder": folder})


def _foreseen(workspace: Workspace, asset_id: str, take: Take | None, ask: LockAsk) -> Locked:
    """What locking would make: the next version, or nothing where nothing changed."""
    registry = workspace.registry
    spec = registry.specs[asset_id]
    current = registry.current(asset_id)
    unchanged = take is None or _is_done(workspace, asset_id, take, spec, ask.take)
    if current is not None and unchanged:
        return Locked(
            asset_id=asset_id, name=spec.name, state="unchanged", version=current.version,
            lock_hash=current.lock_hash, pictures=len(current.pictures),
        )  # fmt: skip
    assert take is not None
    parent = _parent(workspace, asset_id)
    have = {p.key for p in take.pictures}
    missing = [f"{v}/{r}" if v else r for r, v in roles_of(spec) if (r, v) not in have]
    return Locked(
        asset_id=asset_id,
        name=spec.name,
        state="locked",
        version=registry.next_version(asset_id),
        parent=parent.lineage if parent else None,
        note=ask.note or _note(parent, take, spec),
        pictures=len(take.pictures),
        missing_roles=missing,
    )


def _lock_of(workspace: Workspace, asset_id: str, take: Take, made: Locked) -> Lock:
    lock = Lock(
        schema=1,
        asset_id=asset_id,
        version=made.version,
        parent=made.parent,
        change_note=made.note,
        created_at=workspace.now(),
        created_by=workspace.actor,
        generator=take.generator,
        seed=take.seed,
        spec=workspace.registry.specs[asset_id],
        pictures=[p.locked() for p in take.pictures],
    )
    return lock.model_copy(update={"lock_hash": lock.identity()})


def _parent(workspace: Workspace, asset_id: str) -> Lock | None:
    """The newest version, or the one that `sb restore` brought back since."""
    locks = workspace.registry.locks(asset_id)
    if not locks:
        return None
    events = workspace.log.read(kinds=[AssetRestored.kind], subject=asset_id)
    restored = list(facts_of(events, AssetRestored))
    if restored and restored[-1][0].at > locks[-1].created_at:
        return workspace.registry.lock(asset_id, restored[-1][1].from_version) or locks[-1]
    return locks[-1]


def _note(parent: Lock | None, take: Take, spec: AssetSpec) -> str:
    """What changed, where nobody wrote it down."""
    if parent is None:
        return "first version"
    said = [c.field for c in spec_changes(parent.spec, spec)]
    pictures = picture_changes(parent.pictures, [p.locked() for p in take.pictures])
    if pictures:
        said.append(f"{len(pictures)} picture{'s' if len(pictures) > 1 else ''}")
    return "changed: " + ", ".join(said[:6]) + (" …" if len(said) > 6 else "") if said else ""


def _take(workspace: Workspace, asset_id: str, name: str | None) -> Take | None:
    if name is not None:
        return read_take(workspace.state_files, asset_id, name)
    return newest_take(workspace.state_files, asset_id)


def _no_take(workspace: Workspace, asset_id: str, path: str, name: str | None) -> Problem:
    have = take_names(workspace.state_files, asset_id)
    if name is not None:
        hint: Hint = (
            f"it has {', '.join(have)}"
            if have
            else Mend("generate", {"assets": [asset_id]}, "`{}` makes one")
        )
        return _problem("no-take", f"{asset_id} has no take {name}", path, hint)
    role = roles_of(workspace.registry.specs[asset_id])[0][0]
    draw = Mend("generate", {"assets": [asset_id]})
    bring = Mend("import", {"asset": asset_id}, f"`{{}}` with {role}=PICTURE", blanks=("pictures",))
    return _problem("no-take", f"{asset_id} has no pictures yet", path, Mend.joined("{}, or {}", draw, bring))


def _warn(workspace: Workspace, done: list[Locked], takes: dict[str, Take], report: Reporter) -> None:
    if workspace.project.renderer != "comfyui":
        return
    drawn = [
        d.asset_id for d in done if d.state == "locked" and takes[d.asset_id].generator.startswith("preview")
    ]
    if drawn:
        words = "frames made with ComfyUI will start from these drawings; `{}` makes real ones"
        few = len(drawn) <= 5
        report.warn(
            f"{', '.join(drawn[:5])}{'' if few else ' …'}: drawn by the preview renderer",
            Mend("generate", {"assets": drawn}, words)
            if few
            else Mend("generate", {}, words, blanks=("assets",)),
        )


def _problem(code: str, message: str, path: str, hint: Hint) -> Problem:
    return Problem(Severity.error, code, message, Where(path), hint)
