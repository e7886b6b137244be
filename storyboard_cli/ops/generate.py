"""`sb generate`: draws the pictures of assets as takes; a picture whose recipe did not change is taken
over.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.lock import picture_path
from storyboard_cli.assets.take import Take, TakenPicture
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import picture_size, pixel_sha256, with_recipe
from storyboard_cli.core.problems import closest
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.ledger.events.assets import AssetTaken
from storyboard_cli.plan.needs import style_of
from storyboard_cli.plan.recipe import AssetUse, PictureUse, Recipe
from storyboard_cli.plan.recipes import asset_recipes, locked_use, roles_of
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.project.asset_selection import select_assets
from storyboard_cli.project.reference_check import ReferenceCheck, broken_references
from storyboard_cli.project.targets import asset_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Picture, RunMode
from storyboard_cli.rendering.renderers import open_renderer
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.takes import newest_take, next_take_name, picture_data, write_take

Key = tuple[str, str | None]  # role, variant


class GenerateAsk(Ask):
    assets: Annotated[list[str], asked("Which assets: CHAR_001, Aarav, 'ENV_*'.", argument="assets")] = []
    all: Annotated[bool, asked("Every asset that has a spec.", "--all")] = False
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
    servers: Annotated[list[str], asked("A ComfyUI server for this run; may be repeated.", "--server")] = []
    dry_run: Annotated[bool, asked("Say what would be drawn.", "--dry-run")] = False


class Generated(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    take: str | None = Field(None, description="The take that holds the pictures; none: nothing was to do.")
    drawn: int = Field(0, description="Pictures that were drawn.")
    kept: int = Field(0, description="Pictures that were kept.")
    folder: str = Field("", description="The take's folder.")
    failed: list[str] = Field([], description="What could not be drawn, and why.")


class GenerateAnswer(Answer):
    assets: list[Generated] = Field([], description="The assets, one by one.")
    renderer: str = Field("", description="What draws: preview or comfyui.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@dataclass
class _Work:
    """One asset's bundle: recipes that are wanted, pictures that are there, pictures to come."""

    spec: AssetSpec
    seed: int
    recipes: dict[Key, Recipe]
    kept: dict[Key, TakenPicture]
    base: Take | None
    drawn: dict[Key, Picture] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @property
    def missing(self) -> dict[Key, Recipe]:
        return {key: recipe for key, recipe in self.recipes.items() if key not in self.kept}

    def answer(self, **update: object) -> Generated:
        found = Generated(
            asset_id=self.spec.asset_id, name=self.spec.name, kept=len(self.kept), failed=self.failed
        )
        return found.model_copy(update=update)


def generate(workspace: Workspace, ask: GenerateAsk, caller: Caller) -> GenerateAnswer:
    """Make takes of the assets named; each asset's take is stored as soon as its pictures are there."""
    return generate_in(workspace, ask, RunMode(servers=tuple(ask.servers)), caller)


def generate_in(workspace: Workspace, ask: GenerateAsk, mode: RunMode, caller: Caller) -> GenerateAnswer:
    """As `generate`, with another treatment of the servers than the ask names."""
    if not ask.dry_run:
        reconcile(workspace, caller)
    registry = workspace.registry
    renderer = "preview" if ask.draft else ask.renderer or workspace.project.renderer
    ids = select_assets(registry, ask.assets, all_assets=ask.all)
    _refuse_broken_references(workspace, ids)
    works = [_plan(workspace, _spec(registry.specs, i), ask, renderer) for i in ids]
    if ask.dry_run:
        foreseen = [w.answer(drawn=len(w.missing)) for w in works]
        return GenerateAnswer(assets=foreseen, renderer=renderer, dry_run=True)
    with workspace.writing():
        pass  # an archived or busy project is refused before anything is drawn
    done = _draw(workspace, works, renderer, mode, caller)
    failed = any(g.failed for g in done)
    return GenerateAnswer(assets=done, renderer=renderer, failure=Kind.partial if failed else None)


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
        hint=f"`sb restore {asset_id}@v1` writes it again from a version",
    )


def _plan(workspace: Workspace, spec: AssetSpec, ask: GenerateAsk, renderer: str) -> _Work:
    project = workspace.project
    if ask.seed is not None:
        spec = spec.model_copy(update={"seed": ask.seed})
    target = asset_target(workspace, spec.asset_type, renderer)
    recipes = asset_recipes(
        project,
        spec,
        target,
        style=_style(workspace, renderer),
        references=_references(workspace, spec, renderer),
        roles=_roles(spec, ask.roles),
    )
    wanted = {_key(recipe): recipe for recipe in recipes}
    base = newest_take(workspace.state_files, spec.asset_id)
    kept: dict[Key, TakenPicture] = {}
    for picture in base.pictures if base else ():
        recipe = wanted.get(picture.key)
        unchanged = recipe is not None and picture.recipe_hash == recipe.recipe_hash and not ask.force
        if unchanged or ask.fill or (ask.roles and recipe is None):
            kept[picture.key] = picture
    return _Work(spec, asset_seed(project.seed, spec.asset_id, spec.seed), wanted, kept, base)


def _style(workspace: Workspace, renderer: str) -> AssetUse | None:
    """The locked look, for renderers that start from pictures of it; the preview draws it from the
    project.
    """
    style = style_of(workspace.registry)
    lock = workspace.registry.current(style) if style and renderer != "preview" else None
    return locked_use(lock) if lock is not None else None


def _references(workspace: Workspace, spec: AssetSpec, renderer: str) -> tuple[PictureUse, ...]:
    """The spec's pictures to start from, for renderers that can; the preview draws from words alone."""
    if renderer == "preview":
        return ()
    found = []
    for number, reference in enumerate(spec.references, 1):
        data = workspace.files.read(reference.path)  # checked before: `_refuse_broken_references`
        size = picture_size(data, reference.path)
        found.append(
            PictureUse(
                role=reference.role or f"reference.{number}",
                path=reference.path,
                sha256=sha256_bytes(data),
                width=size.width,
                height=size.height,
            )
        )
    return tuple(found)


def _roles(spec: AssetSpec, patterns: Sequence[str]) -> list[Key]:
    """The roles of a full bundle that one of the patterns names; none means all."""
    roles = roles_of(spec)
    if not patterns:
        return roles
    names = {(f"{v}/{r}" if v else r): (r, v) for r, v in roles}
    chosen = [key for name, key in names.items() if any(fnmatchcase(name, p) for p in patterns)]
    if chosen:
        return chosen
    near = closest(patterns[0], names)
    hint = f"did you mean {near[0]}?" if near else f"its roles are {', '.join(names)}"
    raise SbError(Kind.missing, "no-role", f"{spec.asset_id} has no role {', '.join(patterns)}", hint=hint)


def _key(recipe: Recipe) -> Key:
    return str(recipe.subject["role"]), recipe.subject["variant"]


def _draw(
    workspace: Workspace, works: Sequence[_Work], renderer: str, mode: RunMode, caller: Caller
) -> list[Generated]:
    jobs: dict[str, tuple[_Work, Key]] = {}
    queue: list[Job] = []
    for work in works:
        for (role, variant), recipe in work.missing.items():
            label = f"{work.spec.asset_id} {f'{variant}/{role}' if variant else role}"
            job = Job(_job_id(recipe), label, recipe)
            jobs[job.job_id] = (work, (role, variant))
            queue.append(job)
    done: dict[str, Generated] = {}
    for work in works:
        if not work.missing:
            done[work.spec.asset_id] = _finish(workspace, work)
    if queue:
        done |= _drawn(workspace, jobs, queue, renderer, mode, caller)
    return [done[w.spec.asset_id] for w in works if w.spec.asset_id in done]


def _drawn(
    workspace: Workspace,
    jobs: dict[str, tuple[_Work, Key]],
    queue: list[Job],
    name: str,
    mode: RunMode,
    caller: Caller,
) -> dict[str, Generated]:
    done: dict[str, Generated] = {}
    with (
        caller.stopping(lambda: _stopped(len(done))),
        open_renderer(workspace, name, mode) as renderer,
        closing(renderer.render(queue, caller)) as outcomes,
        caller.task("Drawing model sheets", len(queue)) as progress,
    ):
        for outcome in outcomes:
            work, key = jobs[outcome.job.job_id]
            if outcome.picture is not None:
                work.drawn[key] = outcome.picture
            else:
                why = outcome.error.message if outcome.error else "the renderer gave no picture"
                work.failed.append(f"{outcome.job.subject}: {why}")
            if len(work.drawn) + len(work.failed) == len(work.missing):
                done[work.spec.asset_id] = _finish(workspace, work)
            progress.advance(1, outcome.job.subject)
    return done


def _stopped(done: int) -> SbError:
    return SbError(
        Kind.interrupted,
        "interrupted",
        f"stopped; {done} assets have their takes",
        hint="run the same command again to go on",
    )


def _finish(workspace: Workspace, work: _Work) -> Generated:
    """Store a whole bundle as a take; a bundle with failures is kept as far as it came."""
    if not work.drawn and (work.base is None or set(work.kept) == {p.key for p in work.base.pictures}):
        return work.answer(take=None)
    pictures: list[TakenPicture] = []
    data: dict[str, bytes] = {}
    for key, recipe in work.recipes.items():
        if key in work.drawn:
            picture, content = _taken(key, recipe, work.drawn[key])
            pictures.append(picture)
            data[picture.path] = content
    for kept in work.kept.values():
        assert work.base is not None
        pictures.append(kept)
        data[kept.path] = picture_data(workspace.state_files, work.base, kept.path)
    with workspace.writing():
        name = next_take_name(workspace.state_files, work.spec.asset_id)
        generator = next((r.renderer for r in work.recipes.values()), "imported")
        take = Take(
            schema=1,
            asset_id=work.spec.asset_id,
            take=name,
            created_at=workspace.now(),
            created_by=workspace.actor,
            generator=generator,
            seed=work.seed,
            spec=work.spec,
            pictures=sorted(pictures, key=lambda p: (p.variant or "", p.role)),
        )
        folder = write_take(workspace.state_files, take, data)
        workspace.record(AssetTaken.of(take))
    return work.answer(take=name, drawn=len(work.drawn), folder=str(workspace.state / folder))


def _taken(key: Key, recipe: Recipe, picture: Picture) -> tuple[TakenPicture, bytes]:
    role, variant = key
    carried = {"recipe": recipe.model_dump(mode="json", by_alias=True), "role": role, "variant": variant}
    data = with_recipe(picture.data, canonical_json(carried))
    taken = TakenPicture(
        role=role,
        variant=variant,
        path=picture_path(role, variant),
        sha256=sha256_bytes(data),
        pixel_sha256=picture.pixel_sha256 or pixel_sha256(data, role),
        width=picture.width,
        height=picture.height,
        seed=recipe.seeds.seed,
        recipe_hash=recipe.recipe_hash,
    )
    return taken, data


def _job_id(recipe: Recipe) -> str:
    return sha256_json(["asset", recipe.project_id, recipe.recipe_hash]).removeprefix("sha256:")[:32]
