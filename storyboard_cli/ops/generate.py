"""`sb generate`: draws the pictures of assets as takes; a picture whose recipe did not change is taken
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Annotated

from pydantic import Field, model_validator

from storyboard_cli.assets.lock import spec_document
from storyboard_cli.core import yaml_text
from storyboard_cli.core.asking import Answer, Ask, asked, wrong
from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import ServerAddress, asked_servers
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.assets import AssetTaken
from storyboard_cli.ops.edit import PutSpecAsk, put_spec
from storyboard_cli.project.asset_selection import AllAssets, AssetNames, select_assets
from storyboard_cli.project.reference_check import ReferenceCheck, broken_references
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, RunMode
from storyboard_cli.rendering.asset_jobs import Bundle, BundleWanted, Key, deliver_take, prepare_bundle
from storyboard_cli.rendering.executing import execute
from storyboard_cli.rendering.project_jobs import ProjectJobs, project_jobs
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.templates import schema_line
from storyboard_cli.store.takes import take_folder


class GenerateAsk(Ask):
    assets: AssetNames = []
    all: AllAssets = False
    roles: Annotated[
        list[str],
        asked("Only these roles: front, 'expression.*', raincoat/front. May be repeated.", "--role"),
    ] = []
    fill: Annotated[bool, asked("Only roles that the newest take lacks.", "--fill")] = False
    seed: Annotated[
        int | None,
        asked("Another candidate: this seed for the take.", "--seed"),
        Field(ge=0, le=(1 << 53) - 1),
    ] = None
    force: Annotated[bool, asked("Draw again what did not change.", "--force")] = False
    draft: Annotated[bool, asked("Quick drawings by the preview renderer.", "--draft")] = False
    renderer: Annotated[str | None, asked("preview or comfyui.", "--renderer")] = None
    servers: Annotated[
        list[ServerAddress],
        asked_servers(
            "ComfyUI servers for this run.",
            "A ComfyUI server for this run; may be repeated.",
        ),
    ] = []
    spec: AssetSpec | None = Field(
        None, description="Write this spec first, as asset.yaml has it, and draw that asset."
    )
    dry_run: Annotated[bool, asked("Say what would be drawn.", "--dry-run")] = False

    @model_validator(mode="after")
    def _is_written_or_foreseen(self) -> GenerateAsk:
        if self.spec is not None and self.dry_run:
            said = "a spec that is not written yet cannot be drawn on trial"
            raise wrong("spec-on-trial", said, "write it first", fields=("spec", "dry_run"))
        return self


class Generated(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    take: str | None = Field(None, description="The take that holds the pictures; none: nothing was to do.")
    drawn: int = Field(0, description="Pictures that were drawn.")
    kept: int = Field(0, description="Pictures that were kept.")
    folder: Annotated[str, PLACE] = Field("", description="The take's folder.")
    pictures: list[str] = Field([], description="The take's pictures, as they are called in its folder.")
    failed: list[str] = Field([], description="What could not be drawn, and why.")


class GenerateAnswer(Answer):
    assets: list[Generated] = Field([], description="The assets, one by one.")
    renderer: str = Field("", description="What draws: preview or comfyui.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def generate(workspace: Workspace, ask: GenerateAsk, caller: Caller) -> GenerateAnswer:
    """Make takes of the assets named; each asset's take is stored as soon as its pictures are there."""
    if ask.spec is not None:
        ask = _written(workspace, ask, ask.spec, caller)
    return generate_with(workspace, ask, RunMode(servers=tuple(map(str, ask.servers))), caller)


def _written(workspace: Workspace, ask: GenerateAsk, spec: AssetSpec, caller: Caller) -> GenerateAsk:
    """The Ask once its spec is a file of the project like any other."""
    text = schema_line("asset") + yaml_text.dump(spec_document(spec))
    put_spec(workspace, PutSpecAsk(asset=spec.asset_id, text=text), caller)
    return ask.model_copy(update={"spec": None, "assets": [*ask.assets, spec.asset_id]})


def generate_with(workspace: Workspace, ask: GenerateAsk, mode: RunMode, caller: Caller) -> GenerateAnswer:
    """As `generate`, with the servers as `mode` says: `sb jobs collect` only fetches what they finished."""
    if not ask.dry_run:
        reconcile(workspace, caller)
    registry = workspace.registry
    renderer = _renderer(workspace, ask)
    ids = select_assets(registry, ask.assets, all_assets=ask.all)
    wanted = BundleWanted(renderer, ask.roles, ask.seed, ask.fill, ask.force)
    as_stored = replace(wanted, force=False)
    stored = _stored_for(workspace, caller)
    bundles = []
    with caller.task("Reading what the sheets show", len(ids)) as progress:
        _refuse_broken_references(workspace, ids)
        for asset_id in ids:
            how = as_stored if asset_id in stored else wanted
            bundles.append(prepare_bundle(workspace, _spec(registry.specs, asset_id), how))
            progress.advance(1, asset_id)
    if ask.dry_run:
        foreseen = [_answer(b, drawn=len(b.missing)) for b in bundles]
        return GenerateAnswer(assets=foreseen, renderer=renderer, dry_run=True)
    with workspace.writing():
        pass  # an archived or busy project is refused before anything is drawn
    with project_jobs(workspace, "sb generate") as source:
        done = _draw(workspace, bundles, source, ask, mode, caller)
    failed = any(g.failed for g in done)
    return GenerateAnswer(assets=done, renderer=renderer, failure=Kind.partial if failed else None)


def _stored_for(workspace: Workspace, caller: Caller) -> frozenset[str]:
    """The assets of which the same request stored a take before it went on: they are not forced again."""
    if not caller.own:
        return frozenset()
    own = (e for e in workspace.log.read(kinds=[AssetTaken.kind]) if e.request in caller.own)
    return frozenset(fact.asset_id for _, fact in facts_of(own, AssetTaken))


def _renderer(workspace: Workspace, ask: GenerateAsk) -> str:
    return "preview" if ask.draft else ask.renderer or workspace.project.renderer


def _refuse_broken_references(workspace: Workspace, ids: Sequence[str]) -> None:
    registry, pictures = workspace.registry, ReferenceCheck(workspace.files, workspace.cache)
    problems = [
        problem
        for asset_id in ids
        if asset_id in registry.specs
        for problem in broken_references(
            registry.specs[asset_id], pictures, registry.paths.get(asset_id, f"assets/{asset_id}")
        )
    ]
    if problems:
        raise SbError(
            Kind.blocked,
            "broken-references",
            "nothing was drawn: a reference picture cannot be used",
            problems=problems,
        )


def _spec(specs: object, asset_id: str) -> AssetSpec:
    assert hasattr(specs, "get")
    spec = specs.get(asset_id)
    if isinstance(spec, AssetSpec):
        return spec
    raise SbError(
        Kind.missing,
        "no-spec",
        f"{asset_id} has versions but no working spec",
        hint=Mend(
            "restore", {}, "`{}` writes it again from a version", examples={"version": f"{asset_id}@v1"}
        ),
    )


def _stopped(done: int, ask: GenerateAsk) -> Cancelled:
    again = "draw them all again" if ask.force else "go on"
    return Cancelled(
        f"stopped; {done} assets have their takes",
        Mend("generate", ask.again(), f"run `{{}}` again to {again}"),
    )


def _draw(
    workspace: Workspace,
    bundles: Sequence[Bundle],
    source: ProjectJobs,
    ask: GenerateAsk,
    mode: RunMode,
    caller: Caller,
) -> list[Generated]:
    owners: dict[str, tuple[Bundle, Key]] = {}
    mine: list[Job] = []
    done: dict[str, Generated] = {}
    for bundle in bundles:
        jobs = bundle.jobs()
        source.offer(job for _, job in jobs.values())
        busy = [job for _, job in jobs.values() if not source.has(job)]
        if busy:  # a take is whole: what another run draws a part of is left to that run
            source.keep(mine)
            bundle.failed.append(f"it is being drawn by {source.elsewhere[busy[0].subject]}")
            done[bundle.spec.asset_id] = _answer(bundle)
            continue
        mine += [job for _, job in jobs.values()]
        owners |= {job_id: (bundle, key) for job_id, (key, _) in jobs.items()}
        if bundle.is_whole:
            done[bundle.spec.asset_id] = _finish(workspace, bundle)
    with (
        caller.stopping(lambda: _stopped(len(done), ask)),
        closing(
            execute(workspace, source, _renderer(workspace, ask), mode, caller, "Drawing model sheets")
        ) as outcomes,
    ):
        for outcome in outcomes:
            bundle, key = owners[outcome.job.job_id]
            if outcome.picture is not None:
                bundle.drawn[key] = outcome.picture
            else:
                why = outcome.error.message if outcome.error else "the renderer gave no picture"
                bundle.failed.append(f"{outcome.job.subject}: {why}")
            if bundle.is_whole:
                done[bundle.spec.asset_id] = _finish(workspace, bundle)
    return [done[b.spec.asset_id] for b in bundles if b.spec.asset_id in done]


def _finish(workspace: Workspace, bundle: Bundle) -> Generated:
    taken = deliver_take(workspace, bundle)
    if taken is None:
        return _answer(bundle)
    pictures = [picture.path for picture in taken.pictures]
    folder = in_state(take_folder(taken.asset_id, taken.take))
    return _answer(bundle, take=taken.take, drawn=len(bundle.drawn), folder=folder, pictures=pictures)


def _answer(bundle: Bundle, **more: object) -> Generated:
    found = Generated(
        asset_id=bundle.spec.asset_id, name=bundle.spec.name, kept=len(bundle.kept), failed=bundle.failed
    )
    return found.model_copy(update=more)
